"""What a selection meeting decided takes effect, all of it or nothing."""

import pytest
from tests.factories.registration import IN_TIME, application, partner_of, west_coast
from tests.factories.selection import closed, criteria, meeting_of_selection, resolved, scored

from hansa.apps.registration import services
from hansa.journeys.release_selection import release_selection
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    coast = west_coast(seats=2)
    criteria(coast)
    return coast


def decided(coast, *outcomes, **details):
    """A closed meeting that decided so on one application each."""
    meeting = meeting_of_selection(coast)
    registrations = []
    for outcome in outcomes:
        registration = application(coast, **details)
        scored(registration, 4, by=coast.officer)
        resolved(meeting, registration, outcome, reason="" if outcome == "accept" else "No room.")
        registrations.append(registration)
    return closed(meeting), registrations


def statuses(registrations):
    for registration in registrations:
        registration.refresh_from_db()
    return [registration.status for registration in registrations]


def test_decisions_take_effect_and_every_delegate_has_a_letter_in_their_language(coast):
    meeting, registrations = decided(coast, "accept", "wait", "decline")
    delegate = registrations[1].delegates.get()
    delegate.person.language = "en"
    delegate.person.save()

    released = release_selection(meeting=meeting, by=coast.officer, now=IN_TIME)

    assert released == 3
    assert statuses(registrations) == ["accepted", "waiting", "declined"]
    assert {letter.subject for letter in Letter.objects.all()} == {
        "A seat is offered to you: West Coast mission",
        "You are on the waiting list: West Coast mission",
        "Your application for West Coast mission",
    }
    assert "No room." in Letter.objects.get(to=delegate.person.email).body
    assert meeting.resolutions.filter(released_at=IN_TIME, released_by=coast.officer).count() == 3


def test_the_letter_speaks_the_language_of_the_delegate(coast):
    meeting, (registration,) = decided(coast, "decline")
    person = registration.delegates.get().person
    person.language = "fr"
    person.save()

    release_selection(meeting=meeting, by=coast.officer, now=IN_TIME)

    assert Letter.objects.get(to=person.email).language == "fr"


def test_nothing_takes_effect_where_one_decision_cannot(coast):
    meeting, registrations = decided(coast, "decline", "accept", "accept", "accept")

    with pytest.raises(Refused) as refused:
        release_selection(meeting=meeting, by=coast.officer, now=IN_TIME)

    last = registrations[-1].organisation.name
    assert refused.value.objections == (f"{last}: Seats needed: 1; left: 0 of 2.",)
    assert statuses(registrations) == ["applied"] * 4
    assert not Letter.objects.exists()


def test_an_open_meeting_and_another_agency_release_nothing(coast):
    partner = partner_of(coast)
    still_open = meeting_of_selection(coast)
    with pytest.raises(Refused, match="Close the meeting first"):
        release_selection(meeting=still_open, by=coast.officer, now=IN_TIME)
    services.call_off_selection_meeting(still_open, by=coast.officer, now=IN_TIME)
    meeting, _registrations = decided(coast, "accept")

    with pytest.raises(Refused, match="No decision of your agency"):
        release_selection(meeting=meeting, by=partner, now=IN_TIME)


def test_whoever_withdrew_meanwhile_is_left_alone(coast):
    meeting, (stays, left) = decided(coast, "accept", "accept")
    services.withdraw(left, by=coast.officer, now=IN_TIME, why="A fair at home.")

    assert release_selection(meeting=meeting, by=coast.officer, now=IN_TIME) == 1
    assert statuses([stays, left]) == ["accepted", "withdrawn"]


def test_who_waits_already_stays_on_the_list_without_another_letter(coast):
    meeting, (registration,) = decided(coast, "wait", status="waiting")

    release_selection(meeting=meeting, by=coast.officer, now=IN_TIME)

    assert statuses([registration]) == ["waiting"]
    assert not Letter.objects.exists()


def test_nothing_is_released_twice(coast):
    meeting, _registrations = decided(coast, "accept")
    release_selection(meeting=meeting, by=coast.officer, now=IN_TIME)

    with pytest.raises(Refused, match="No decision of your agency"):
        release_selection(meeting=meeting, by=coast.officer, now=IN_TIME)
