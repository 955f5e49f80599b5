"""Wall displays: opening one, what it shows to whoever walks by, and revoking it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hansa.apps.attendance.models import WallDisplay
from hansa.apps.attendance.services.walls import open_wall

HTMX = {"HX-Request": "true"}


@pytest.fixture
def wall(coast):
    return open_wall(
        leg=coast.san_francisco, name="Hotel lobby", by=coast.officer, now=timezone.now()
    )


@pytest.fixture
def full_wall(wall, seminar, delegate):
    """Something is under way, and somebody travels."""
    return wall


@pytest.fixture
def passer_by(db):
    return Client()


def address_of(wall):
    return reverse("attendance:wall", args=[wall.token])


def test_an_officer_opens_a_wall_and_reads_its_address(officer, coast):
    where = reverse("attendance:walls", args=[coast.mission.slug])

    answer = officer.post(where, {"leg": coast.san_francisco.pk, "name": "Lobby"}, follow=True)

    (made,) = WallDisplay.objects.all()
    assert address_of(made) in answer.content.decode()


def test_a_wall_of_another_missions_city_is_refused(officer, coast):
    where = reverse("attendance:walls", args=[coast.mission.slug])

    answer = officer.post(where, {"leg": 0, "name": "Lobby"})

    assert answer.status_code == 422
    assert not WallDisplay.objects.exists()


def test_whoever_walks_by_reads_what_goes_on_and_no_name(
    passer_by, full_wall, coast, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        answer = passer_by.get(address_of(full_wall))

    text = answer.content.decode()
    assert "Ports and data" in text
    assert "Hall C" in text
    assert "Claes" not in text
    assert str(coast.officer) not in text


def test_an_empty_day_says_so(passer_by, wall):
    assert "Nothing more today" in passer_by.get(address_of(wall)).content.decode()


def test_the_board_renews_itself_alone(passer_by, wall, seminar):
    text = passer_by.get(address_of(wall), headers=HTMX).content.decode()

    assert "Ports and data" in text
    assert 'hx-trigger="every 12s"' in text
    assert "<html" not in text


def test_a_revoked_wall_shows_nothing_and_the_screen_goes_to_say_so(
    officer, passer_by, wall, coast
):
    revoked = reverse("attendance:revoke_wall", args=[coast.mission.slug, wall.pk])

    officer.post(revoked)

    assert passer_by.get(address_of(wall)).status_code == 404
    renewed = passer_by.get(address_of(wall), headers=HTMX)
    assert (renewed.status_code, renewed["HX-Refresh"]) == (404, "true")
    assert officer.post(revoked).status_code == 404


def test_a_stranger_neither_opens_nor_revokes_a_wall(stranger, wall, coast):
    where = reverse("attendance:walls", args=[coast.mission.slug])
    revoked = reverse("attendance:revoke_wall", args=[coast.mission.slug, wall.pk])

    assert stranger.get(where).status_code == 404
    assert stranger.post(where, {"leg": wall.leg_id, "name": "x"}).status_code == 404
    assert stranger.post(revoked).status_code == 404
    wall.refresh_from_db()
    assert wall.revoked_at is None
