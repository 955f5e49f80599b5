"""Accepting, declining and withdrawing."""

import pytest
from tests.factories.registration import (
    IN_TIME,
    application,
    delegate_of,
    partner_of,
    west_coast,
)

from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Stay
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast(seats=3)


def decide(verb, registration, coast, **details):
    verb(registration, **{"by": coast.officer, "now": IN_TIME, "why": "Full.", **details})
    registration.refresh_from_db()
    return registration


def stands(registration):
    return set(
        Stay.objects.filter(delegate__registration=registration).values_list("stands", flat=True)
    )


def test_an_accepted_registration_takes_its_seats_and_says_who_decided(coast):
    registration = decide(services.accept, application(coast, delegates=2), coast, why="")

    assert (registration.status, registration.decided_by) == ("accepted", coast.officer)
    assert queries.seats_left(coast.mission) == 1
    assert [event.verb for event in story_of(registration)] == ["registration.accepted"]


def test_more_delegates_than_seats_are_refused_with_the_numbers(coast):
    decide(services.accept, application(coast, delegates=2), coast)

    with pytest.raises(Refused, match="Seats needed: 2; left: 1 of 3"):
        decide(services.accept, application(coast, delegates=2), coast)


def test_another_organising_agency_does_not_decide(coast):
    with pytest.raises(Refused, match=r"Only officers and area managers of hub\.brussels decide"):
        decide(services.accept, application(coast), coast, by=partner_of(coast))


def test_a_registration_is_not_accepted_twice(coast):
    registration = decide(services.accept, application(coast), coast)

    with pytest.raises(Refused, match="“Accepted” cannot become “Accepted”"):
        decide(services.accept, registration, coast)


def test_a_stale_copy_of_a_registration_is_not_decided_on(coast):
    registration = application(coast)
    stale = type(registration).objects.get(pk=registration.pk)
    decide(services.withdraw, registration, coast)

    with pytest.raises(Refused, match="“Withdrawn” cannot become “Accepted”"):
        decide(services.accept, stale, coast)


def test_a_withdrawal_gives_back_seats_and_days(coast):
    registration = decide(services.accept, application(coast, delegates=3), coast)

    decide(services.withdraw, registration, coast)

    assert queries.seats_left(coast.mission) == 3
    assert stands(registration) == {False}


@pytest.mark.parametrize("verb", [services.decline, services.withdraw])
def test_a_decision_against_somebody_is_refused_without_a_reason(coast, verb):
    registration = application(coast)

    with pytest.raises(Refused) as refusal:
        decide(verb, registration, coast, why=" ")

    assert refusal.value.field == "why"


def test_declined_delegates_are_written_to_in_their_language(coast):
    registration = application(coast, delegates=0, name="Noordzee & Zoon")
    delegate_of(registration, leg=coast.san_francisco, last_name="O'Brien", language="en")

    decide(services.decline, registration, coast, why="The delegation is full.")

    letter = Letter.objects.get()
    assert letter.subject == "Your application for West Coast mission"
    assert "Dear An O'Brien," in letter.body
    assert "Noordzee & Zoon" in letter.body
    assert "The delegation is full." in letter.body


def test_a_declined_registration_can_still_be_accepted_and_takes_its_days_again(coast):
    registration = decide(services.decline, application(coast), coast)
    assert stands(registration) == {False}

    decide(services.accept, registration, coast)

    assert stands(registration) == {True}


def test_who_went_elsewhere_meanwhile_cannot_be_accepted_any_more(coast):
    registration = decide(services.decline, application(coast), coast)
    andes = west_coast(slug="andes")
    person = registration.delegates.get().person
    delegate_of(application(andes, delegates=0), leg=andes.san_francisco, person=person)

    with pytest.raises(Refused, match=f"{person} is in San Francisco with West Coast mission"):
        decide(services.accept, registration, coast)

    assert stands(registration) == {False}


def test_a_reason_is_no_longer_than_a_letter_takes(coast):
    with pytest.raises(Refused, match="Say why in 2000 characters at most") as refused:
        decide(services.decline, application(coast), coast, why="x" * 2001)

    assert refused.value.field == "why"
