"""Selection meetings: opened, noted, closed."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.registration import IN_TIME, application, partner_of, west_coast
from tests.factories.selection import closed, criteria, meeting_of_selection, resolved, scored

from hansa.apps.registration import services
from hansa.apps.registration.models import SelectionMeeting
from hansa.apps.registration.queries import selection
from hansa.apps.registration.queries import selection_meetings as queries
from hansa.apps.registration.rules.selection_meetings import Decided, objections_to_closing
from hansa.apps.registration.services import Noted
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    coast = west_coast(seats=2)
    criteria(coast)
    return coast


def an_application(coast, *marks, **details):
    registration = application(coast, **details)
    scored(registration, *marks, by=coast.officer)
    return registration


def note(meeting, *decisions, by, minutes="We weighed all.", present=None):
    services.note_selection_meeting(
        meeting,
        present=[by] if present is None else present,
        guests="",
        minutes=minutes,
        decisions=decisions,
        by=by,
        now=IN_TIME,
    )


def test_a_meeting_notes_decisions_with_their_ground_and_is_closed(coast):
    best = an_application(coast, 5)
    meeting = services.open_selection_meeting(coast.mission, by=coast.officer, now=IN_TIME)

    note(meeting, Noted(best.pk, "accept", ""), by=coast.officer)
    services.close_selection_meeting(meeting, by=coast.officer, now=IN_TIME)

    (resolution,) = queries.resolutions_of(meeting)
    assert (resolution.outcome, resolution.proposal, resolution.rank) == ("accept", "accept", 1)
    assert str(resolution.points) == "100.0"
    assert not meeting.is_open
    assert [event.verb for event in story_of(coast.mission)] == [
        "selection.closed",
        "selection.opened",
    ]


def test_a_decision_that_is_taken_back_before_the_end_is_gone(coast):
    best = an_application(coast, 5)
    meeting = meeting_of_selection(coast)

    note(meeting, Noted(best.pk, "accept", ""), by=coast.officer)
    note(meeting, Noted(best.pk, "", ""), by=coast.officer)

    assert list(queries.resolutions_of(meeting)) == []


def test_no_meeting_is_opened_without_scores_nor_a_second_one(coast):
    with pytest.raises(Refused, match="Nothing is scored yet"):
        services.open_selection_meeting(coast.mission, by=coast.officer, now=IN_TIME)
    an_application(coast, 5)
    services.open_selection_meeting(coast.mission, by=coast.officer, now=IN_TIME)

    with pytest.raises(Refused, match="open already"):
        services.open_selection_meeting(coast.mission, by=coast.officer, now=IN_TIME)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting_of_selection(coast)


def test_only_planners_of_an_organiser_hold_a_meeting(coast):
    an_application(coast, 5)
    stranger = west_coast(slug="andes", name="FIT").officer

    with pytest.raises(Refused, match="hold this meeting"):
        services.open_selection_meeting(coast.mission, by=stranger, now=IN_TIME)


def test_a_meeting_cannot_end_while_something_is_missing(coast):
    partner = partner_of(coast)
    theirs = an_application(coast, 1, agency=partner.roles.first().agency, name="Zilt")
    ours = application(coast, name="Noordzee", delegates=3)
    meeting = meeting_of_selection(coast, minutes="")
    note(
        meeting,
        Noted(theirs.pk, "decline", ""),
        Noted(ours.pk, "accept", ""),
        by=coast.officer,
        minutes="",
    )

    with pytest.raises(Refused) as refused:
        services.close_selection_meeting(meeting, by=coast.officer, now=IN_TIME)

    assert refused.value.objections == (
        "Give the reason for Zilt: the letter says it.",
        "hub.brussels has not scored Noordzee yet.",
        "Say why Noordzee is not treated as the ranking proposes.",
        "Nobody of FIT is noted as present, and it decides on applications.",
        "Write the minutes; an auditor reads them.",
        "3 seats would be offered, and 2 are left.",
    )


def test_departing_from_the_ranking_is_possible_with_a_reason():
    decided = Decided("Zilt", "FIT", 1, "accept", "wait", "Asked for by the host.", scored=True)

    found = objections_to_closing([decided], present=["FIT"], minutes="Weighed.", seats_left=1)

    assert list(found) == []


def test_nobody_from_elsewhere_is_noted_as_present(coast):
    stranger = west_coast(slug="andes", name="FIT").officer
    meeting = meeting_of_selection(coast)

    note(meeting, by=coast.officer, present=[coast.officer, stranger])

    assert list(meeting.present.all()) == [coast.officer]


def test_a_closed_meeting_takes_nothing_more(coast):
    best = an_application(coast, 5)
    meeting = meeting_of_selection(coast)
    resolved(meeting, best, "accept")
    closed(meeting)

    with pytest.raises(Refused, match="what it decided stands"):
        note(meeting, Noted(best.pk, "decline", "Too far."), by=coast.officer)
    with pytest.raises(Refused, match="what it decided stands"):
        services.call_off_selection_meeting(meeting, by=coast.officer, now=IN_TIME)


def test_a_meeting_that_was_opened_by_mistake_is_called_off(coast):
    meeting = meeting_of_selection(coast)

    services.call_off_selection_meeting(meeting, by=coast.officer, now=IN_TIME)

    assert not SelectionMeeting.objects.exists()
    assert story_of(coast.mission).first().verb == "selection.called_off"


def test_each_agency_releases_its_own_decisions_only(coast):
    partner = partner_of(coast)
    ours = an_application(coast, 5)
    theirs = an_application(coast, 5, agency=partner.roles.first().agency)
    meeting = meeting_of_selection(coast)
    for registration in (ours, theirs):
        resolved(meeting, registration, "accept")
    closed(meeting)

    (mine,) = queries.to_release(meeting, by=coast.officer)
    (other,) = queries.to_release(meeting, by=partner)

    assert (mine.registration, other.registration) == (ours, theirs)


def test_what_waits_to_be_released_is_not_decided_on_again(coast):
    best, other = an_application(coast, 5), an_application(coast, 4)
    meeting = meeting_of_selection(coast)
    resolved(meeting, best, "accept")
    closed(meeting)

    assert list(selection.candidates_for(coast.mission)) == [other]
