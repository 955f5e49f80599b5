"""Criteria, scores and selection meetings of a mission."""

from datetime import UTC, datetime

from tests.factories.registration import WestCoast

from hansa.apps.accounts.models import Agency, User
from hansa.apps.registration.models import (
    Registration,
    Resolution,
    Score,
    SelectionMeeting,
    SelectionTerms,
)

IN_SUMMER = datetime(2025, 7, 1, 9, tzinfo=UTC)
WEIGHTS = {"readiness": 40, "sector_fit": 20, "added_value": 20, "standing": 20}


def criteria(coast: WestCoast, *, published: bool = True, **said) -> SelectionTerms:
    """40, 20, 20 and 20 points for newcomers; 50 are needed."""
    facts = {**WEIGHTS, "preference": "newcomers", "threshold": 50, **said}
    return SelectionTerms.objects.create(
        mission=coast.mission,
        published_at=IN_SUMMER if published else None,
        published_by=coast.officer if published else None,
        **facts,
    )


def scored(
    registration: Registration,
    *marks: int,
    by: User,
    agency: Agency | None = None,
    remark: str = "",
) -> Score:
    """Marks for readiness, sector fit and added value; one mark stands for all three."""
    readiness, sector_fit, added_value = marks if len(marks) > 1 else marks * 3
    return Score.objects.create(
        registration=registration,
        agency=agency or registration.agency,
        readiness=readiness,
        sector_fit=sector_fit,
        added_value=added_value,
        remark=remark,
        given_by=by,
        given_at=IN_SUMMER,
    )


def meeting_of_selection(coast: WestCoast, *, minutes: str = "We weighed all.") -> SelectionMeeting:
    """A meeting under way, with the officer of the coast present."""
    meeting = SelectionMeeting.objects.create(
        mission=coast.mission, opened_at=IN_SUMMER, opened_by=coast.officer, minutes=minutes
    )
    meeting.present.add(coast.officer)
    return meeting


def resolved(
    meeting: SelectionMeeting,
    registration: Registration,
    outcome: str,
    *,
    reason: str = "",
    rank: int = 1,
) -> Resolution:
    """What the meeting decided, as the ranking proposed."""
    return Resolution.objects.create(
        meeting=meeting,
        registration=registration,
        outcome=outcome,
        reason=reason,
        rank=rank,
        points="80.0",
        proposal=outcome,
    )


def closed(meeting: SelectionMeeting) -> SelectionMeeting:
    """The same meeting, ended by whoever opened it."""
    meeting.closed_at, meeting.closed_by = IN_SUMMER, meeting.opened_by
    meeting.save()
    return meeting
