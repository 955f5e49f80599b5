"""Setting the hall, moving guests, taking it back, publishing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.protocol import solving
from hansa.apps.protocol.models.seating import (
    SeatingGuest,
    SeatingPlan,
    SeatingStep,
    SeatingTable,
)
from hansa.apps.protocol.queries.seating import run_under_way
from hansa.apps.protocol.rules.seating import (
    TableShape,
    objections_to_moving_guest,
    objections_to_publishing_seats,
    objections_to_tables,
)
from hansa.engines import seating
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if

# Tables around the head tables stand in rings of so many.
RING = 6
# Nobody takes back more than the last changes.
KEPT_STEPS = 30


@transaction.atomic
def lay_tables(
    *,
    plan: SeatingPlan,
    number: int,
    seats: int,
    shape: str,
    heads: int,
    accessible: int,
    by: User,
    now: datetime,
) -> None:
    """Set the hall anew; seats that there still are keep their guests.

    Args:
        heads: the first tables are head tables.
        accessible: how many seats of each table a wheelchair reaches.

    Raises:
        Refused: when there are no such tables, or a plan is being made.
    """
    locked = _locked(plan)
    refuse_if(objections_to_tables(number=number, seats=seats, heads=heads))
    plan.tables.filter(number__gt=number).delete()
    plan.guests.filter(table__isnull=False, number__gte=seats).update(table=None, is_locked=False)
    _put_tables(
        SeatingTable(
            plan=plan,
            number=place,
            seats=seats,
            shape=TableShape(shape),
            is_head=place <= heads,
            distance=0 if place <= heads else (place - heads - 1) // RING + 1,
            accessible=min(accessible, seats),
        )
        for place in range(1, number + 1)
    )
    plan.guests.filter(table__isnull=True).update(is_locked=False)
    plan.steps.all().delete()
    _touch(locked, now)
    record("seating.laid", about=plan.activity, by=by, now=now, tables=number, seats=seats)


@transaction.atomic
def move_guest(
    *, guest: SeatingGuest, table: SeatingTable, number: int, by: User, now: datetime
) -> SeatingStep | None:
    """Give a guest a seat; who sits there takes the guest's, or waits for another.

    Gives what became better and worse; None where the guest sits there already.

    Raises:
        Refused: when a seat is kept, is none, or a plan is being made.
    """
    plan = _locked(guest.plan)
    if table.plan_id != plan.pk or not 0 <= number < table.seats:
        raise Refused(_("There is no such seat."), field="number")
    frame = _framed(plan)
    rows = {one.pk: one for one in frame.guests}
    there = next((one for one in frame.guests if _is_at(one, table, number)), None)
    if there and there.pk == guest.pk:
        return None
    refuse_if(
        objections_to_moving_guest(
            is_locked=rows[guest.pk].is_locked, other_is_locked=bool(there and there.is_locked)
        )
    )
    after = dict(frame.seats)
    former = after.pop(guest.pk, None)
    if there:
        after.pop(there.pk)
        if former:
            after[there.pk] = former
    after[guest.pk] = seating.Seat(table.pk, number)
    return _keep(plan, frame, after, by=by, now=now, verb="seating.moved")


@transaction.atomic
def reseat_guests(*, plan: SeatingPlan, by: User, now: datetime) -> SeatingStep | None:
    """Seat those who have no seat, with few others moved; None where nothing changes.

    Raises:
        Refused: when there are too few seats, or a plan is being made.
    """
    locked = _locked(plan)
    frame = _framed(locked)
    change = seating.reseat(frame.problem, frame.seats)
    return _keep(locked, frame, change.plan.seats, by=by, now=now, verb="seating.reseated")


@transaction.atomic
def undo_seating(*, plan: SeatingPlan, by: User, now: datetime) -> bool:
    """Take the last change back; gives whether there was one.

    Guests and tables that went since stay away.

    Raises:
        Refused: when a plan is being made.
    """
    locked = _locked(plan)
    step = locked.steps.first()
    if step is None:
        return False
    tables = set(locked.tables.values_list("pk", flat=True))
    rows = {str(one.pk): one for one in locked.guests.all()}
    back = [(rows[key], seat) for key, seat in step.before.items() if key in rows]
    returning = {row.pk for row, _seat in back}
    taken = {
        (one.table_id, one.number)
        for one in rows.values()
        if one.table_id and one.pk not in returning
    }
    for row, (table, number) in back:
        is_free = table in tables and (table, number) not in taken
        row.table_id, row.number = (table, number) if is_free else (None, 0)
    SeatingGuest.objects.bulk_update([row for row, _seat in back], ["table", "number"])
    step.delete()
    _touch(locked, now)
    record("seating.undone", about=locked.activity, by=by, now=now)
    return True


@transaction.atomic
def publish_seating(*, plan: SeatingPlan, by: User, now: datetime) -> int:
    """Show every delegate the own table; gives to how many guests.

    Raises:
        Refused: when somebody has no seat, or a plan is being made.
    """
    locked = _locked(plan)
    guests = locked.guests.count()
    unseated = locked.guests.filter(table__isnull=True).count()
    refuse_if(objections_to_publishing_seats(unseated=unseated, guests=guests))
    if not locked.is_published:
        locked.published_at = now
        locked.save(update_fields=["published_at"])
        record("seating.published", about=locked.activity, by=by, now=now, guests=guests)
    return guests


def keep_seats(
    plan: SeatingPlan,
    frame: solving.Framed,
    after: Mapping[int, seating.Seat],
    *,
    by: User | None,
    now: datetime,
) -> SeatingStep | None:
    """Store seats with what they change, so that it can be taken back."""
    rows = {one.pk: one for one in frame.guests}
    moved = [key for key in rows if frame.seats.get(key) != after.get(key)]
    if not moved:
        return None
    change = seating.compare(frame.problem, frame.seats, after)
    before = {key: (rows[key].table_id, rows[key].number) for key in moved}
    for key in moved:
        seat = after.get(key)
        rows[key].table_id = seat.table if seat else None
        rows[key].number = seat.number if seat else 0
    SeatingGuest.objects.bulk_update([rows[key] for key in moved], ["table", "number"])
    step = SeatingStep.objects.create(
        plan=plan,
        by=by,
        at=now,
        before=before,
        better=solving.stored(change.better),
        worse=solving.stored(change.worse),
    )
    old = plan.steps.values_list("pk", flat=True)[KEPT_STEPS:]
    SeatingStep.objects.filter(pk__in=list(old)).delete()
    _touch(plan, now)
    return step


def _put_tables(rows: Iterable[SeatingTable]) -> None:
    """Tables with numbers that there are change; the others are new."""
    SeatingTable.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["plan", "number"],
        update_fields=["seats", "shape", "is_head", "distance", "accessible"],
    )


def _keep(
    plan: SeatingPlan,
    frame: solving.Framed,
    after: Mapping[int, seating.Seat],
    *,
    by: User,
    now: datetime,
    verb: str,
) -> SeatingStep | None:
    step = keep_seats(plan, frame, after, by=by, now=now)
    if step:
        record(verb, about=plan.activity, by=by, now=now, moved=len(step.before))
    return step


def _locked(plan: SeatingPlan) -> SeatingPlan:
    """The plan, kept from others until the end of the transaction; nobody is making it."""
    locked = (
        SeatingPlan.objects.select_for_update(of=("self",))
        .select_related("activity__leg")
        .get(pk=plan.pk)
    )
    if run_under_way(locked):
        raise Refused(_("A plan is being made; wait until it is there, or stop it."))
    return locked


def _framed(plan: SeatingPlan) -> solving.Framed:
    try:
        return solving.framed(plan)
    except seating.NoSeating as problem:
        raise Refused(
            _no_seating(plan), _("The seater says: {problem}").format(problem=problem)
        ) from problem


def _no_seating(plan: SeatingPlan) -> str:
    return _("{activity} cannot be seated like this; look at tables and guests.").format(
        activity=plan.activity
    )


def _is_at(guest: SeatingGuest, table: SeatingTable, number: int) -> bool:
    return guest.table_id == table.pk and guest.number == number


def _touch(plan: SeatingPlan, now: datetime) -> None:
    plan.changed_at = now
    plan.save(update_fields=["changed_at"])
