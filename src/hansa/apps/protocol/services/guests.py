"""Who is in a seating plan: drawn from those expected, and added by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.programme import queries as programme
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Status
from hansa.apps.protocol.models.seating import SeatingBond, SeatingGuest, SeatingPlan
from hansa.apps.protocol.queries.precedence import precedence_of
from hansa.apps.protocol.queries.seating import hosts_of
from hansa.apps.protocol.rules.seating import (
    MOST_GUESTS,
    BondKind,
    GuestSide,
    objections_to_planning_seats,
)
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def open_seating(*, activity: Activity, by: User, now: datetime) -> SeatingPlan:
    """Begin a seating plan with those expected; one that is begun already is given as it is.

    Raises:
        Refused: when nobody is seated at such an activity.
    """
    Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    refuse_if(
        objections_to_planning_seats(
            kind=activity.kind, is_cancelled=activity.status == Status.CANCELLED
        )
    )
    plan, is_new = SeatingPlan.objects.get_or_create(
        activity=activity, defaults={"made_at": now, "changed_at": now}
    )
    if is_new:
        record("seating.opened", about=activity, by=by, now=now)
        draw_guests(plan=plan, by=by, now=now)
    return plan


@transaction.atomic
def draw_guests(*, plan: SeatingPlan, by: User, now: datetime) -> tuple[int, int]:
    """Bring the list of guests up to date: who comes and who went; gives how many of each.

    Those who stay keep what was said of them, their seats too.
    """
    SeatingPlan.objects.select_for_update().get(pk=plan.pk)
    activity = plan.activity
    expected = {one.pk for one in programme.expected_at(activity)}
    ranked = precedence_of(activity.leg.mission)
    ranks = {one.delegate.pk: one.rank for one in ranked if one.delegate}
    named = {one.dignitary.pk: one for one in ranked if one.delegate is None}
    asked = set(hosts_of(activity).values_list("pk", flat=True))
    left = _let_go(plan, delegates=expected, hosts=asked, dignitaries=set(named))
    there = list(plan.guests.all())
    known = {(one.delegate_id, one.counterpart_id, one.dignitary_id) for one in there}
    new = [
        *(
            SeatingGuest(plan=plan, delegate_id=pk, side=_side(pk in ranks))
            for pk in sorted(expected)
            if (pk, None, None) not in known
        ),
        *(
            SeatingGuest(plan=plan, counterpart_id=pk, side=GuestSide.HOST)
            for pk in sorted(asked)
            if (None, pk, None) not in known
        ),
        *(
            SeatingGuest(plan=plan, dignitary_id=pk, side=_side_of(one.dignitary.side))
            for pk, one in named.items()
            if (None, None, pk) not in known
        ),
    ]
    refuse_if(_too_many(len(there) + len(new)))
    SeatingGuest.objects.bulk_create(new)
    _rank(plan, ranks, {pk: one.rank for pk, one in named.items()})
    if new or left:
        _touch(plan, now)
        record("seating.drawn", about=activity, by=by, now=now, came=len(new), left=left)
    return len(new), left


@transaction.atomic
def add_guest(
    *,
    plan: SeatingPlan,
    name: str,
    organisation: str,
    side: str,
    spoken: Sequence[str],
    rank: int | None,
    by: User,
    now: datetime,
) -> SeatingGuest:
    """Add somebody by name: an official, an interpreter, staff; the same name once only.

    Raises:
        Refused: when the hall has no more guests to take.
    """
    SeatingPlan.objects.select_for_update().get(pk=plan.pk)
    same = plan.guests.filter(name=name, organisation=organisation).first()
    if same:
        return same
    refuse_if(_too_many(plan.guests.count() + 1))
    guest = SeatingGuest.objects.create(
        plan=plan,
        name=name,
        organisation=organisation,
        side=side,
        spoken=sorted(set(spoken)),
        rank=rank,
    )
    _touch(plan, now)
    record("seating.guest_added", about=plan.activity, by=by, now=now, guest=guest.pk)
    return guest


@transaction.atomic
def change_guest(
    *,
    guest: SeatingGuest,
    needs_access: bool,
    presides: bool,
    is_locked: bool,
    by: User,
    now: datetime,
) -> None:
    """Say what a guest's seat has to be, and whether it is kept.

    Raises:
        Refused: when a seat is to be kept and there is none.
    """
    locked = SeatingGuest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
    if is_locked and locked.table_id is None:
        raise Refused(_("A seat can be kept once there is one."), field="is_locked")
    locked.needs_access, locked.presides, locked.is_locked = needs_access, presides, is_locked
    locked.save(update_fields=["needs_access", "presides", "is_locked"])
    record("seating.guest_changed", about=guest.plan.activity, by=by, now=now, guest=guest.pk)


@transaction.atomic
def remove_guest(*, guest: SeatingGuest, by: User, now: datetime) -> None:
    """Take somebody who was added by name from the plan.

    Raises:
        Refused: for a delegate or host; these leave when they no longer come.
    """
    if not guest.name:
        raise Refused(_("Delegates and hosts leave the plan when they no longer come."))
    SeatingPlan.objects.select_for_update().get(pk=guest.plan_id)
    number = guest.pk
    guest.delete()
    _touch(guest.plan, now)
    record("seating.guest_removed", about=guest.plan.activity, by=by, now=now, guest=number)


@transaction.atomic
def bind(
    *, one: SeatingGuest, other: SeatingGuest, kind: str, by: User, now: datetime
) -> SeatingBond:
    """Say that two guests must, or must not, sit together; what was said of them before goes.

    Raises:
        Refused: when it is one and the same guest.
    """
    if one.pk == other.pk:
        raise Refused(_("Choose two different guests."), field="other")
    first, second = sorted((one, other), key=lambda each: each.pk)
    bond, _is_new = SeatingBond.objects.update_or_create(
        one=first, other=second, defaults={"plan": one.plan, "kind": BondKind(kind)}
    )
    record("seating.bound", about=one.plan.activity, by=by, now=now, kind=kind)
    return bond


@transaction.atomic
def unbind(*, bond: SeatingBond, by: User, now: datetime) -> None:
    """Let two guests sit as it falls."""
    bond.delete()
    record("seating.unbound", about=bond.plan.activity, by=by, now=now)


def _let_go(
    plan: SeatingPlan, *, delegates: set[int], hosts: set[int], dignitaries: set[int]
) -> int:
    """Those who no longer come leave the plan; gives how many."""
    gone = plan.guests.filter(
        (Q(delegate__isnull=False) & ~Q(delegate__in=delegates))
        | (Q(counterpart__isnull=False) & ~Q(counterpart__in=hosts))
        | (Q(dignitary__isnull=False) & ~Q(dignitary__in=dignitaries))
    )
    number = gone.count()
    gone.delete()
    return number


def _rank(plan: SeatingPlan, delegates: dict[int, int], named: dict[int, int]) -> None:
    """Ranks as precedence has them now; those of guests added by hand stand."""
    changed = []
    for guest in plan.guests.filter(name=""):
        rank = delegates.get(guest.delegate_id or 0) or named.get(guest.dignitary_id or 0)
        if guest.rank != rank:
            guest.rank = rank
            changed.append(guest)
    SeatingGuest.objects.bulk_update(changed, ["rank"])


def _side(is_dignitary: bool) -> GuestSide:
    return GuestSide.OFFICIAL if is_dignitary else GuestSide.COMPANY


def _side_of(side: str) -> GuestSide:
    return GuestSide.HOST if side == "host" else GuestSide.OFFICIAL


def _too_many(number: int) -> list[str]:
    if number <= MOST_GUESTS:
        return []
    return [_("A plan has {most} guests at most.").format(most=MOST_GUESTS)]


def _touch(plan: SeatingPlan, now: datetime) -> None:
    plan.changed_at = now
    plan.save(update_fields=["changed_at"])
