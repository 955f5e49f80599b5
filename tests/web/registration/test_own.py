"""A company's own applications."""

import re

import pytest
from django.urls import reverse
from tests.factories.directory import PersonFactory
from tests.factories.joining import AnnouncementFactory, owner_of
from tests.factories.registration import (
    IN_TIME,
    application,
    delegate_of,
    partner_of,
    west_coast,
)
from tests.factories.selection import closed, meeting_of_selection, resolved

from hansa.apps.registration import services
from hansa.apps.registration.models import Fee, Registration
from hansa.plumbing.history.recording import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def lien(client, coast):
    lien = owner_of(coast)
    client.force_login(lien.user)
    return lien


@pytest.fixture
def applied(coast, lien):
    registration = application(coast)
    PersonFactory(organisation=registration.organisation, user=lien.user, is_owner=True)
    Fee.objects.create(
        registration=registration, cents=100_00, ground="sme", kept_at=registration.applied_at
    )
    return registration


def page(registration):
    return reverse("registration:sent", args=[registration.pk])


def test_an_owner_reads_what_was_sent_and_what_it_costs(client, applied):
    text = client.get(page(applied)).text

    assert "€100" in text
    assert "Small or medium-sized enterprise" in text
    assert str(applied.delegates.get().person) in text


def test_an_owner_reads_every_application_with_its_fee_and_who_travels(client, applied):
    text = client.get(reverse("registration:mine")).text

    assert re.search(r'data-label="Delegates">1<', text)
    assert re.search(r'data-label="Fee">€100<', text)


def test_an_owner_reads_what_was_decided_with_its_reason_and_which_letters_were_sent(
    client, coast, applied
):
    services.put_on_waiting_list(applied, by=coast.officer, now=IN_TIME, why="The sector is full.")
    services.put_on_waiting_list(application(coast), by=coast.officer, now=IN_TIME, why="Too late.")

    answer = client.get(page(applied))

    (decision,) = answer.context["decisions"]
    assert (decision.why, [letter.to for letter in answer.context["letters"]]) == (
        "The sector is full.",
        [applied.delegates.get().person.email],
    )
    assert "You are on the waiting list" in answer.text
    assert "Please keep your days free" not in answer.text


def test_what_is_not_released_and_how_it_was_scored_stays_inside(client, coast, applied):
    meeting = meeting_of_selection(coast)
    resolved(meeting, applied, "decline", reason="A comparable supply exists.")
    closed(meeting)
    record("registration.scored", about=applied, by=coast.officer, now=IN_TIME, agency="FIT")

    text = client.get(page(applied)).text

    assert "A comparable supply exists." not in text
    assert "scored the application" not in text


def test_more_delegates_and_letters_cost_no_more_queries(
    client, coast, applied, django_assert_max_num_queries
):
    for _ in range(8):
        delegate_of(applied, leg=coast.san_francisco)
    services.put_on_waiting_list(applied, by=coast.officer, now=IN_TIME, why="Full.")

    with django_assert_max_num_queries(30):
        client.get(page(applied))


def test_a_stranger_reads_no_application(client, coast, applied):
    client.logout()
    assert client.get(page(applied)).status_code == 302
    for stranger in (coast.officer, owner_of(coast, name="Elsewhere").user):
        client.force_login(stranger)
        assert client.get(page(applied)).status_code == 404


def test_a_draft_opens_where_it_is_filled_in(client, coast, lien):
    AnnouncementFactory(mission=coast.mission)
    draft = Registration.objects.create(
        mission=coast.mission, organisation=lien.organisation, agency=coast.agency,
        status="draft", applied_at="2025-06-01T00:00Z",
    )  # fmt: skip

    assert client.get(page(draft))["Location"].endswith(f"/apply/{lien.organisation.pk}/")


def test_an_owners_day_begins_with_their_applications(client, lien):
    assert client.get(reverse("missions:home"))["Location"] == reverse("registration:mine")
    assert "My applications" in client.get(reverse("registration:mine")).text


def test_the_agency_reads_the_fee_and_a_partner_does_not(client, coast, applied):
    client.force_login(coast.officer)
    address = reverse("registration:registration", args=[coast.mission.slug, applied.pk])

    assert "€100" in client.get(address).text
    client.force_login(partner_of(coast))
    answer = client.get(address)
    assert (answer.status_code, "€100" in answer.text) == (200, False)
