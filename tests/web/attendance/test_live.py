"""The numbers of a day and of one activity, corrections, doors and the workbook."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.attendance import badge_for, noted, phone_at
from tests.factories.programme import delegate_on

from hansa.apps.attendance import queries, services


@pytest.fixture
def came(coast, seminar, delegate):
    """Ann came, twenty minutes late."""
    phone = phone_at(seminar, door="Door A", by=coast.officer)
    now = timezone.now()
    services.take_batch(device=phone, noted=[noted(badge_for(delegate), now)], now=now)
    return delegate


def address(name, coast, *numbers):
    return reverse(f"attendance:{name}", args=[coast.mission.slug, *numbers])


def test_an_officer_sees_who_came_late_and_who_is_missing(officer, coast, seminar, came):
    delegate_on(coast.san_francisco, first_name="Bea", last_name="Dumont")
    services.issue_badges(mission=coast.mission, by=coast.officer, now=timezone.now())

    page = officer.get(address("activity", coast, seminar.pk)).content.decode()

    assert "Ann Claes" in page
    assert "late" in page
    assert "Bea Dumont" in page


def test_a_stranger_finds_no_attendance(stranger, coast, seminar):
    assert stranger.get(address("live", coast)).status_code == 404
    assert stranger.get(address("activity", coast, seminar.pk)).status_code == 404
    assert stranger.get(address("export", coast, seminar.pk)).status_code == 404


def test_the_day_is_told_with_a_bounded_number_of_queries(
    officer, coast, came, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        page = officer.get(address("live", coast)).content.decode()

    assert "Ports and data" in page


def test_the_numbers_alone_are_asked_for_again_and_again(officer, coast, seminar, came):
    fragment = officer.get(
        address("activity", coast, seminar.pk), headers={"HX-Request": "true"}
    ).content.decode()

    assert fragment.lstrip().startswith('<div id="numbers"')


def test_a_mark_is_corrected_with_a_reason(officer, coast, seminar, came):
    where = address("correct", coast, seminar.pk, badge_for(came).person)
    said = {"present": "no"}

    without = officer.post(where, {**said, "why": ""})
    officer.post(where, {**said, "why": "Gave the badge to a colleague"})

    assert without.status_code == 422
    assert queries.arrivals_of(seminar) == []


def test_the_workbook_names_who_came_and_who_did_not(officer, coast, seminar, came):
    answer = officer.get(address("export", coast, seminar.pk))

    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert answer.content[:2] == b"PK"


def test_a_door_is_opened_for_a_volunteer_or_on_ones_own_phone_and_shut_again(
    officer, coast, seminar
):
    where = address("doors", coast, seminar.pk)
    officer.post(where, {"door": "Door B", "keeper": "Lien"})
    mine = officer.post(where, {"door": "Door B", "keeper": "Nour", "mine": "1"})
    (door,) = queries.doors_of(seminar)
    volunteer, own = door.devices.all()

    officer.post(address("revoke", coast, seminar.pk, volunteer.pk))

    volunteer.refresh_from_db()
    assert mine.url == reverse("attendance:door", args=[own.secret])
    assert (volunteer.user, own.user) == (None, coast.officer)
    assert volunteer.revoked_at is not None


def test_an_officer_says_how_an_activity_counts(officer, coast, seminar):
    where = address("entrance", coast, seminar.pk)

    officer.post(where, {"counts_out": "on", "grace": "25"})
    wrong = officer.post(where, {"grace": "999"})

    assert queries.entrance_of(seminar).grace == 25
    assert wrong.status_code == 422
