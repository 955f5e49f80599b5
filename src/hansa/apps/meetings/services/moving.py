"""Moving meetings on the board by hand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings import needs, queries, rules
from hansa.apps.meetings.models import Assistance, Meeting, Party, Seat, Session, Slot, Table, Wish
from hansa.apps.meetings.rules import Place
from hansa.apps.meetings.surroundings import Surroundings, surroundings_of
from hansa.plumbing.history.recording import record
from hansa.values import Period, Refused, refuse_if


@transaction.atomic
def move(
    *,
    meeting: Meeting,
    slot: Slot,
    table: Table,
    seen: tuple[int, int] | None = None,
    by: User,
    now: datetime,
) -> Meeting:
    """Hold a meeting elsewhere; from then on it is agreed, and a proposal leaves it there.

    Args:
        seen: the slot and table where the mover saw it; None asks nothing.

    Raises:
        Refused: with every reason why it cannot be held there, or because somebody else has
            moved it or taken it off the board meanwhile.
    """
    session = _locked(meeting.session_id)
    moving = Meeting.objects.select_related("slot", "table", "wish").filter(pk=meeting.pk).first()
    if moving is None:
        raise Refused(_("This meeting is no longer on the board."))
    refuse_if(rules.objections_to_old_sight(seen, now_at=(moving.slot_id, moving.table_id)))
    sitting = {seat.party_id: seat.person for seat in moving.seats.select_related("person")}
    around = surroundings_of(moving.wish, session=session)
    refuse_if(_objections(around, slot=slot, table=table, sitting=sitting, leaving_out=moving.pk))
    was: dict[str, Any] = {"was_slot": moving.slot_id, "was_table": moving.table.label}
    moving.slot, moving.table, moving.period, moving.agreed = slot, table, slot.period, True
    with _somebody_may_be_quicker():
        moving.assistance.all().delete()
        moving.save(update_fields=["slot", "table", "period", "agreed"])
        _call_helpers(moving, around)
    record("meeting.moved", about=moving, by=by, now=now, slot=slot.pk, table=table.label, **was)
    return moving


@transaction.atomic
def place(*, wish: Wish, slot: Slot, table: Table, by: User, now: datetime) -> Meeting:
    """Hold a meeting that the timetable left out; the first free person of each party sits.

    Raises:
        Refused: with every reason why it cannot be held there.
    """
    session = _locked(wish.session_id)
    if Meeting.objects.filter(wish=wish).exists():
        raise Refused(_("This meeting is on the board already."))
    wanted = queries.open_wishes(session).filter(pk=wish.pk).first()
    if wanted is None:
        raise Refused(_("This meeting was declined, or is no longer asked for."))
    sitting = _who_would_sit(session, wish, slot)
    around = surroundings_of(wanted, session=session)
    refuse_if(_objections(around, slot=slot, table=table, sitting=sitting))
    with _somebody_may_be_quicker():
        meeting = Meeting.objects.create(
            wish=wish, session=session, slot=slot, table=table, period=slot.period, agreed=True
        )
        Seat.objects.bulk_create(
            Seat(meeting=meeting, party_id=party, person=person, period=slot.period)
            for party, person in sitting.items()
        )
        _call_helpers(meeting, around)
    record("meeting.placed", about=meeting, by=by, now=now, slot=slot.pk, table=table.label)
    return meeting


@transaction.atomic
def take_off(*, meeting: Meeting, why: str, by: User, now: datetime) -> None:
    """Take a meeting off the board; its wish stays."""
    session = _locked(meeting.session_id)
    refuse_if(_objections_while_running(session))
    record("meeting.taken_off", about=meeting.wish, by=by, now=now, why=why)
    Meeting.objects.filter(pk=meeting.pk).delete()


@transaction.atomic
def agree(*, meeting: Meeting, agreed: bool, by: User, now: datetime) -> Meeting:
    """Say that a meeting must stay where it is, or need not."""
    session = _locked(meeting.session_id)
    refuse_if(_objections_while_running(session))
    agreeing = Meeting.objects.filter(pk=meeting.pk).first()
    if agreeing is None:
        raise Refused(_("This meeting is no longer on the board."))
    if agreeing.agreed != agreed:
        agreeing.agreed = agreed
        agreeing.save(update_fields=["agreed"])
        verb = "meeting.agreed" if agreed else "meeting.released"
        record(verb, about=agreeing, by=by, now=now)
    return agreeing


@contextmanager
def _somebody_may_be_quicker() -> Iterator[None]:
    """Sessions are locked one by one: the same person may be seated in another one just now."""
    try:
        yield
    except IntegrityError as late:
        raise Refused(
            _("Somebody of this meeting was seated in another session just now.")
        ) from late


def seat_another(meeting: Meeting, party: Party) -> None:
    """Somebody of the party sits down at a meeting of the board that it has joined.

    Raises:
        Refused: with every reason why the meeting cannot be held there with them.
    """
    session, slot = meeting.session, meeting.slot
    newcomer = _who_sits(party, slot, session)
    sitting = {seat.party_id: seat.person for seat in meeting.seats.select_related("person")}
    around = surroundings_of(meeting.wish, session=session)
    refuse_if(
        _objections(
            around,
            slot=slot,
            table=meeting.table,
            sitting=sitting | {party.pk: newcomer},
            leaving_out=meeting.pk,
        )
    )
    with _somebody_may_be_quicker():
        Seat.objects.create(meeting=meeting, party=party, person=newcomer, period=slot.period)
        meeting.assistance.all().delete()
        _call_helpers(meeting, around)


def _locked(session: int) -> Session:
    return Session.objects.select_for_update(of=("self",)).select_related("leg").get(pk=session)


def _objections_while_running(session: Session) -> list[str]:
    return list(rules.objections_while_running(running=bool(queries.run_under_way(session))))


def _call_helpers(meeting: Meeting, around: Surroundings) -> None:
    """Give the meeting the helpers whom the rule found free."""
    Assistance.objects.bulk_create(
        Assistance(meeting=meeting, helper_id=helper, skill=skill, period=meeting.slot.period)
        for skill, helper in (around.helpers_in(meeting.slot) or {}).items()
    )


def _objections(
    around: Surroundings,
    *,
    slot: Slot,
    table: Table,
    sitting: Mapping[int, Person],
    leaving_out: int | None = None,
) -> list[str]:
    session = around.session
    if {slot.session_id, table.session_id} != {session.pk}:
        return list(rules.objections_to_foreign_place(foreign=True))
    people = {person.pk: str(person) for person in sitting.values()}
    absent = queries.absences_in(slot)
    place = Place(
        table=table.pk,
        table_label=rules.table_in_words(table.label),
        period=Period(slot.period.lower, slot.period.upper),
        people=people,
        clock=f"{slot.period.lower.astimezone(session.leg.zone):%H:%M}",
        away=tuple(name for key, name in people.items() if key in absent),
        closed=(slot.pk, table.pk) in queries.closed_places(session),
    )
    taken = queries.engagements(people=people, session=session, leaving_out=leaving_out)
    return [
        *_objections_while_running(session),
        *rules.objections_to_place(place, taken=taken),
        *around.at_table(table.pk),
        *around.in_slot(slot, people, taken),
        *around.at(slot, table.pk),
    ]


def _who_would_sit(session: Session, wish: Wish, slot: Slot) -> dict[int, Person]:
    return {party.pk: _who_sits(party, slot, session) for party in wish.parties}


def _who_sits(party: Party, slot: Slot, session: Session) -> Person:
    candidates = queries.people_of_parties(session)[party.pk]
    refuse_if(_nobody_there(party, candidates))
    moves = party.table_id is None
    return _first_free(candidates, slot, session, queries.absences_in(slot), moves=moves)


def _nobody_there(party: Party, candidates: list[Person]) -> list[str]:
    if candidates:
        return []
    return [_("Nobody of {name} is on this leg on that day.").format(name=party)]


def _first_free(
    candidates: list[Person],
    slot: Slot,
    session: Session,
    absent: set[int],
    *,
    moves: bool,
) -> Person:
    period = Period(slot.period.lower, slot.period.upper)
    taken = queries.engagements(people=[person.pk for person in candidates], session=session)
    needed = timedelta(minutes=session.moving)
    busy = {
        key
        for other in taken
        if needs.is_too_close(
            period,
            other.period,
            moving=max(needed, other.moving)
            if moves or other.session != session.pk
            else timedelta(),
        )
        for key in other.people
    }
    return rules.first_free(candidates, busy=busy | absent)
