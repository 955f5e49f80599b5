"""The public page of a mission."""

import pytest
from django.urls import reverse
from tests.factories.accounts import UserFactory
from tests.factories.joining import AnnouncementFactory, owner_of
from tests.factories.programme import ActivityFactory
from tests.factories.registration import CLOSING_DAY, application, west_coast

pytestmark = pytest.mark.django_db

LIST = reverse("registration:open_missions")


@pytest.fixture
def coast():
    """The door reads today's clock: this mission never closes."""
    coast = west_coast()
    coast.mission.recruits_until = None
    coast.mission.save()
    return coast


@pytest.fixture
def page(coast):
    AnnouncementFactory(mission=coast.mission)
    return reverse("registration:join", args=[coast.mission.slug])


def test_anybody_reads_what_a_mission_is_and_costs(client, coast, page):
    ActivityFactory(leg=coast.san_francisco, titles={"en": "Port visit"}, status="confirmed")
    ActivityFactory(leg=coast.san_francisco, titles={"en": "Secret dinner"}, status="draft")

    text = client.get(page).text

    for told in ("Meet the ports", "Flights and hotel", "€100", "€300", "Energy", "Port visit"):
        assert told in text
    assert "Secret dinner" not in text
    assert "Sign in to apply" in text


def test_a_stranger_reads_no_page_that_is_not_announced(client, coast):
    AnnouncementFactory(mission=coast.mission, published_at=None)
    page = reverse("registration:join", args=[coast.mission.slug])

    assert client.get(page).status_code == 404
    client.force_login(owner_of(coast).user)
    assert client.get(page).status_code == 404
    client.force_login(coast.officer)
    assert "Only those who prepare the mission see this page." in client.get(page).text


def test_a_company_reads_its_fee_and_begins(client, coast, page):
    lien = owner_of(coast)
    client.force_login(lien.user)

    text = client.get(page).text

    assert "Your participation fee would be €300" in text
    assert reverse(
        "registration:apply_oneself", args=[coast.mission.slug, lien.organisation.pk]
    ) in text  # fmt: skip


def test_a_company_that_applied_reads_how_it_stands(client, coast, page):
    sent = application(coast)
    owner = owner_of(coast, name="Beside")
    owner.organisation = sent.organisation
    owner.save()
    client.force_login(owner.user)

    text = client.get(page).text

    assert reverse("registration:sent", args=[sent.pk]) in text
    assert "Begin the application" not in text


def test_a_closed_mission_says_since_when(client, coast, page):
    coast.mission.recruits_until = CLOSING_DAY
    coast.mission.save()

    assert "Registration closed on 31 August 2025." in client.get(page).text


def test_somebody_who_applies_for_nobody_is_told_whom_to_ask(client, page):
    client.force_login(UserFactory())

    assert "You apply for no organisation of these agencies." in client.get(page).text


def test_the_list_names_the_missions_that_take_applications(client, coast, page):
    closed = west_coast(slug="closed")
    AnnouncementFactory(mission=closed.mission)

    text = client.get(LIST).text

    assert page in text
    assert reverse("registration:join", args=["closed"]) not in text


def test_the_page_takes_twelve_queries_at_most(client, coast, page, django_assert_max_num_queries):
    for day in range(3):
        ActivityFactory(leg=coast.san_francisco, status="confirmed", titles={"en": f"{day}"})
    client.force_login(owner_of(coast).user)

    with django_assert_max_num_queries(12):
        client.get(page)
