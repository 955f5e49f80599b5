"""A marshal says who is there and what became of meetings, and has the rest replanned."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.attendance.models import MeetingMark, PartyMark
from hansa.apps.attendance.queries import marshal
from hansa.apps.attendance.rules import marks as rules
from hansa.apps.attendance.rules.marks import Outcome
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.models import Meeting, Party, Session, Slot, Table, Wish
from hansa.apps.meetings.repair_rows import Repair
from hansa.apps.meetings.troubles import Trouble
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def mark_party(*, party: Party, here: bool, by: User, now: datetime) -> PartyMark:
    """Say that a party is in the hall, or is not; saying it again changes nothing."""
    Session.objects.select_for_update().get(pk=party.session_id)
    before = PartyMark.objects.filter(party=party).first()
    if before and before.here == here:
        return before
    said, _new = PartyMark.objects.update_or_create(
        party=party, defaults={"here": here, "at": now, "by": by}
    )
    record("party.marked", about=party.session, by=by, now=now, party=party.pk, here=here)
    return said


@transaction.atomic
def mark_meeting(
    *, meeting: Meeting, outcome: str, by: User, now: datetime, absent: Party | None = None
) -> MeetingMark:
    """Say what became of a meeting; who did not come for it is marked missing.

    Args:
        absent: who did not come; asked for where the outcome is a no-show.

    Raises:
        Refused: before the meeting begins.
        ValueError: when nobody, or somebody of another meeting, is said not to have come.
    """
    Session.objects.select_for_update().get(pk=meeting.session_id)
    refuse_if(rules.objections_to_marking(starts=meeting.period.lower, now=now))
    _check_absent(meeting, outcome, absent)

    before = MeetingMark.objects.filter(wish=meeting.wish_id, slot=meeting.slot_id).first()
    if before and (before.outcome, before.absent) == (outcome, absent):
        return before
    said, _new = MeetingMark.objects.update_or_create(
        wish_id=meeting.wish_id,
        slot_id=meeting.slot_id,
        defaults={"outcome": outcome, "absent": absent, "at": now, "by": by},
    )
    record("meeting.marked", about=meeting, by=by, now=now, outcome=outcome)
    if absent:
        mark_party(party=absent, here=False, by=by, now=now)
    return said


@transaction.atomic
def swap_in(*, wish: Wish, slot: Slot, table: Table, by: User, now: datetime) -> Meeting:
    """Hold a meeting that waits at a table of this round; what was not held there gives way.

    Raises:
        Refused: when the round is over, the table is taken, somebody is marked missing, or as
            `meetings.services.place` and `move` do.
    """
    session = Session.objects.select_for_update().get(pk=wish.session_id)
    stands = marshal.sitting_at(slot, table)
    if stands and stands.wish_id == wish.pk:
        return stands
    absent = PartyMark.objects.filter(party__in=wish.numbers, here=False).select_related(
        "party__registration__organisation", "party__counterpart__organisation"
    )
    refuse_if(
        rules.objections_to_swapping_in(
            over=slot.period.upper <= now,
            taken_by=str(stands.wish) if stands and not marshal.is_struck(stands) else "",
            missing=[str(each.party) for each in absent],
        )
    )
    if stands:
        meetings.take_off(meeting=stands, why=_("Not held"), by=by, now=now)
    held = Meeting.objects.filter(wish=wish, session=session).first()
    if held and marshal.is_struck(held):
        return meetings.move(meeting=held, slot=slot, table=table, by=by, now=now)
    return meetings.place(wish=wish, slot=slot, table=table, by=by, now=now)


def replan_rest(*, session: Session, by: User, now: datetime) -> Repair:
    """Look for the best way on without those who are missing; nothing changes before it is taken.

    The scheduler looks for two seconds, and only at rounds that have not begun.

    Raises:
        Refused: when nobody is marked missing, or as `meetings.services.propose_repair` does.
    """
    gone, back = marshal.missing_people(session)
    refuse_if(rules.objections_to_replanning(nobody=not (gone or back)))
    left = Meeting.objects.filter(session=session, period__startswith__gt=now).count()
    trouble = Trouble(
        missing=tuple(gone),
        back=tuple(back),
        notice=rules.NOTICE,
        most_moves=rules.moves_allowed(left),
        why=_("Not in the hall, as the marshal says"),
    )
    return meetings.propose_repair(session=session, trouble=trouble, by=by, now=now)


def _check_absent(meeting: Meeting, outcome: str, absent: Party | None) -> None:
    if (outcome == Outcome.NO_SHOW) != (absent is not None):
        raise ValueError("A no-show, and nothing else, says who did not come.")
    if absent and absent.pk not in meeting.wish.numbers:
        raise ValueError(f"{absent} has no chair at this meeting.")
