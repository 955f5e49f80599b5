"""Selection meetings: opened, noted, closed; what they decide is released by each agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Resolution, SelectionMeeting
from hansa.apps.registration.queries import selection, selection_meetings
from hansa.apps.registration.queries.selection import Line
from hansa.apps.registration.rules import selection_meetings as rules
from hansa.apps.registration.services.holding import hold_mission
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@dataclass(frozen=True, slots=True)
class Noted:
    """What the meeting says about one application, by the number of its registration."""

    registration: int
    outcome: str
    reason: str


@transaction.atomic
def open_selection_meeting(mission: Mission, *, by: User, now: datetime) -> SelectionMeeting:
    """Begin to decide together; scores stand as they are until it is closed.

    Raises:
        Refused: when nothing is published or scored, or another meeting is open.
    """
    hold_mission(mission)
    refuse_if(selection_meetings.objections_to_opening_one(mission, by=by))

    meeting = SelectionMeeting.objects.create(mission=mission, opened_at=now, opened_by=by)
    meeting.present.add(by)
    record("selection.opened", about=mission, by=by, now=now)
    return meeting


@transaction.atomic
def note_selection_meeting(
    meeting: SelectionMeeting,
    *,
    present: Sequence[User],
    guests: str,
    minutes: str,
    decisions: Sequence[Noted],
    by: User,
    now: datetime,
) -> None:
    """Write down who is there, what is said and what is decided so far.

    A decision takes rank, points and proposal of the moment along; one with no outcome is undone.

    Raises:
        Refused: when the meeting is closed, or `by` plans for no organiser.
    """
    _held(meeting, by=by)
    meeting.guests, meeting.minutes = guests.strip(), minutes.strip()
    meeting.save(update_fields=["guests", "minutes"])
    allowed = set(selection_meetings.who_could_be_present(meeting.mission))
    meeting.present.set(user for user in present if user in allowed)
    lines = _lines(meeting, by, today=timezone.localdate(now))
    for decision in decisions:
        if line := lines.get(decision.registration):
            _note(meeting, line, decision)
    record("selection.noted", about=meeting, by=by, now=now, decisions=len(decisions))


@transaction.atomic
def close_selection_meeting(meeting: SelectionMeeting, *, by: User, now: datetime) -> None:
    """End the meeting: what it decided stands, and each agency can release its part.

    Raises:
        Refused: when something is missing: somebody present, a reason, the minutes, seats.
    """
    _held(meeting, by=by)
    refuse_if(selection_meetings.objections_to_closing_it(meeting))

    meeting.closed_at, meeting.closed_by = now, by
    meeting.save(update_fields=["closed_at", "closed_by"])
    number = meeting.resolutions.count()
    record("selection.closed", about=meeting.mission, by=by, now=now, number=number)


@transaction.atomic
def call_off_selection_meeting(meeting: SelectionMeeting, *, by: User, now: datetime) -> None:
    """Let a meeting that decided nothing be as if it had not been opened.

    Raises:
        Refused: when it is closed, or `by` plans for no organiser.
    """
    _held(meeting, by=by)
    mission = meeting.mission
    meeting.delete()
    record("selection.called_off", about=mission, by=by, now=now)


@transaction.atomic
def note_release(
    meeting: SelectionMeeting, *, resolutions: Sequence[Resolution], by: User, now: datetime
) -> None:
    """Remember that these decisions of the meeting were carried out, and by whom."""
    Resolution.objects.filter(pk__in=[each.pk for each in resolutions]).update(
        released_at=now, released_by=by
    )
    number = len(resolutions)
    record("selection.released", about=meeting.mission, by=by, now=now, number=number)


def _held(meeting: SelectionMeeting, *, by: User) -> None:
    """Bring the meeting up to date, holding it, if `by` may write in it."""
    stored = SelectionMeeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.closed_at = stored.closed_at
    refuse_if(selection_meetings.objections_to_minuting_for(meeting.mission, by=by))
    refuse_if(rules.objections_to_a_closed_meeting(closed=not meeting.is_open))


def _lines(meeting: SelectionMeeting, user: User, *, today: date) -> Mapping[int, Line]:
    terms = selection.criteria_of(meeting.mission)
    if terms is None:
        raise ValueError(f"{meeting.mission} has no criteria.")
    found = selection.lines(meeting.mission, terms=terms, user=user, today=today)
    return {line.registration.pk: line for line in found}


def _note(meeting: SelectionMeeting, line: Line, decision: Noted) -> None:
    if not decision.outcome:
        Resolution.objects.filter(meeting=meeting, registration=line.registration).delete()
        return
    Resolution.objects.update_or_create(
        meeting=meeting,
        registration=line.registration,
        defaults={
            "outcome": decision.outcome,
            "reason": decision.reason.strip(),
            "rank": line.ranked.rank,
            "points": line.ranked.points,
            "proposal": line.ranked.proposal,
        },
    )
