"""Repairing a timetable: looking for ways out, and taking one of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import mending, queries, repairing, troubles
from hansa.apps.meetings.models import Party, Session, Wish
from hansa.apps.meetings.repair_rows import Repair
from hansa.apps.meetings.services.happening import happen
from hansa.apps.meetings.services.shifting import shift_meetings
from hansa.apps.meetings.sharing import clashes_of
from hansa.apps.meetings.troubles import JOINED, Alternative, Shift, Trouble
from hansa.engines.scheduling import NoTimetable
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if

# How long the scheduler looks; somebody stands in a corridor and waits.
SECONDS = 2.0


def propose_repair(*, session: Session, trouble: Trouble, by: User, now: datetime) -> Repair:
    """Look for ways out of what happened; until one is accepted, nothing changes.

    Raises:
        Refused: when nothing happened, nothing is left to replan, a proposal is being made,
            those who join have nobody there, or not all that is agreed can be held.
    """
    rehearsal = _Rehearsal(session, trouble, by=by, now=now)
    try:
        ways = repairing.ways_out(rehearsal.scene, trouble, seconds=SECONDS)
    except NoTimetable as none:
        said = _("No way out was found in which every agreed meeting is held. Release some.")
        raise Refused(said) from none
    with transaction.atomic():
        repair = Repair.objects.create(
            session=session,
            trouble=trouble.written(),
            alternatives=[rehearsal.told(way).written() for way in ways],
            left=rehearsal.left,
            sight=rehearsal.sight,
            proposed_by=by,
            proposed_at=now,
        )
        record("repair.proposed", about=session, by=by, now=now, repair=repair.pk, ways=len(ways))
    return repair


class _Rehearsal:
    """What the trouble would make of the session: all of it is written, read, and undone.

    Attributes:
        sight: of the board before it.
        left: wishes whose meetings are hit, but begin too soon to be changed.
    """

    @transaction.atomic
    def __init__(self, session: Session, trouble: Trouble, *, by: User, now: datetime) -> None:
        locked = _locked(session.pk)
        slots = list(locked.slots.order_by("period"))
        starts = [slot.period.lower for slot in slots]
        first = troubles.first_open_slot(starts, now=now, notice=trouble.notice)
        refuse_if(
            troubles.objections_to_repairing(
                trouble,
                running=queries.run_under_way(locked) is not None,
                slots_left=len(slots) - first,
                meetings=locked.meetings.count(),
                clashing=any(clash.told for clash in clashes_of(locked)),
            )
        )
        self.sight = mending.sight_of(locked)
        self.left = mending.too_soon_to_change(slots[:first], trouble, now=now)
        self._joined = happen(
            session=locked, trouble=trouble, slots=slots, first=first, by=by, now=now
        )
        self.scene = repairing.scene_of(locked, first_slot=first)
        transaction.set_rollback(True)

    def told(self, way: Alternative) -> Alternative:
        """The way without the numbers of rows that were undone."""
        if self._joined is None:
            return way
        return replace(way, shifts=tuple(self._without_number(shift) for shift in way.shifts))

    def _without_number(self, shift: Shift) -> Shift:
        joined = self._joined.pk if self._joined else JOINED
        if joined not in shift.parties or shift.now is None:
            return shift
        parties = tuple(JOINED if party == joined else party for party in shift.parties)
        people = {
            JOINED if party == joined else party: person
            for party, person in shift.now.people.items()
        }
        return replace(shift, wish=None, parties=parties, now=replace(shift.now, people=people))


@transaction.atomic
def accept_repair(*, repair: Repair, number: int, by: User, now: datetime) -> Repair:
    """Take a way out: what happened is noted, and its meetings are lost, moved and won.

    Taking the same way again changes nothing.

    Args:
        number: of the alternative, from 0.

    Raises:
        Refused: when another way was taken, the board has changed since, a proposal is being
            made, or what would change begins too soon by now.
    """
    session = _locked(repair.session_id)
    taking = Repair.objects.select_related("accepted_by").get(pk=repair.pk)
    if taking.accepted == number:
        return taking
    trouble = Trouble.told(taking.trouble)
    way = Alternative.told(taking.alternatives[number])
    refuse_if(_objections(taking, way, trouble, session=session, now=now))
    slots = list(session.slots.order_by("period"))
    starts = [slot.period.lower for slot in slots]
    first = troubles.first_open_slot(starts, now=taking.proposed_at, notice=trouble.notice)
    joined = happen(session=session, trouble=trouble, slots=slots, first=first, by=by, now=now)
    shifts = [_with_number(shift, joined, session=session) for shift in way.shifts]
    shift_meetings(session=session, shifts=shifts, why=trouble.why, by=by, now=now)
    taking.accepted, taking.accepted_by, taking.accepted_at = number, by, now
    taking.save(update_fields=["accepted", "accepted_by", "accepted_at"])
    record(
        "timetable.repaired",
        about=session,
        by=by,
        now=now,
        why=trouble.why,
        repair=taking.pk,
        moved=len(way.moved) + len(way.retabled) + len(way.reseated),
        lost=len(way.lost),
        won=len(way.won),
    )
    return taking


def _locked(session: int) -> Session:
    return Session.objects.select_for_update(of=("self",)).select_related("leg").get(pk=session)


def _objections(
    taking: Repair, way: Alternative, trouble: Trouble, *, session: Session, now: datetime
) -> Iterator[str]:
    slots = list(session.slots.order_by("period"))
    starts = [slot.period.lower for slot in slots]
    first = troubles.first_open_slot(starts, now=now, notice=trouble.notice)
    return troubles.objections_to_accepting(
        running=queries.run_under_way(session) is not None,
        taken_by=str(taking.accepted_by) if taking.accepted_by else None,
        same_board=taking.sight == mending.sight_of(session),
        too_soon=[
            f"{slot.period.lower.astimezone(session.leg.zone):%H:%M}"
            for slot in slots[:first]
            if slot.pk in way.slots
        ],
    )


def _with_number(shift: Shift, joined: Party | None, *, session: Session) -> Shift:
    """The shift with the numbers that its wish and its party were given by now."""
    if shift.wish is not None or joined is None or shift.now is None:
        return shift
    asking, asked = (joined.pk if party == JOINED else party for party in shift.parties)
    wish = Wish.objects.get(session=session, asking=asking, asked=asked, nth=1)
    people = {
        joined.pk if party == JOINED else party: person
        for party, person in shift.now.people.items()
    }
    now = replace(shift.now, people=people)
    return replace(shift, wish=wish.pk, parties=(asking, asked), now=now)
