"""Waiting for a place at an activity; the list moves by itself."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.programme import queries, rules
from hansa.apps.programme.models import Activity, SignUp, SignUpTerms, Waiting
from hansa.apps.programme.rules import Status
from hansa.apps.programme.services.places import barring, locked, no_room, place_given
from hansa.apps.registration.models import Delegate, Registration
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def wait(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> Waiting:
    """Put a delegate at the end of the waiting list; one who waits already keeps their number.

    Raises:
        Refused: when there is room, when the list moves no more, or the delegate could not come.
    """
    held = locked(activity)
    Delegate.objects.select_for_update().get(pk=delegate.pk)
    before = Waiting.objects.filter(activity=held, delegate=delegate).first()
    if before:
        return before
    refuse_if(barring(held, delegate=delegate, now=now))
    refuse_if(
        rules.objections_to_waiting(
            full=bool(list(no_room(held, delegate=delegate))), moves=_moves(held, now=now)
        )
    )
    waiting = Waiting.objects.create(activity=held, delegate=delegate, since=now)
    record("sign_up.waits", about=held, by=by, now=now, delegate=str(delegate.person))
    return waiting


@transaction.atomic
def stop_waiting(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> None:
    """Take a delegate off the waiting list; one who does not wait is left alone."""
    held = locked(activity)
    gone, _rows = Waiting.objects.filter(activity=held, delegate=delegate).delete()
    if gone:
        record("sign_up.waits_no_more", about=held, by=by, now=now, delegate=str(delegate.person))


@transaction.atomic
def give_to_waiting(*, activity: Activity, now: datetime) -> list[SignUp]:
    """Give the places that are free to those who wait, in their order; who got one.

    Whoever could not come, or whose agency's places are taken, is passed over and keeps their
    number. Nothing moves once it begins too soon.
    """
    held = locked(activity)
    if held.status != Status.CONFIRMED or not _moves(held, now=now):
        return []
    line = list(queries.waiting_for(held))
    # In one order everywhere, so that two lists that move together never wait for each other.
    list(
        Delegate.objects.select_for_update()
        .filter(pk__in=[waiting.delegate_id for waiting in line])
        .order_by("pk")
    )
    given: list[SignUp] = []
    for waiting in line:
        if held.capacity is not None and queries.places_taken(held) >= held.capacity:
            break
        delegate = waiting.delegate
        if [*no_room(held, delegate=delegate), *barring(held, delegate=delegate, now=now)]:
            continue
        given.append(place_given(held, delegate=delegate, by=None, now=now))
    return given


@transaction.atomic
def leave_waiting_lists(*, registration: Registration) -> list[Activity]:
    """Take a delegation that stays at home off every list.

    Gives the activities where it held a place or waited, all locked in one order: whoever frees
    their places next meets nobody who does the same the other way round.
    """
    awaited = queries.activities_awaited_by(registration)
    hold(activities=awaited)
    Waiting.objects.filter(delegate__registration=registration).delete()
    return awaited


def hold(*, activities: Collection[Activity]) -> None:
    """Hold several activities until the transaction ends, in one order everywhere."""
    numbers = [activity.pk for activity in activities]
    list(Activity.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))


@transaction.atomic
def set_terms(
    *, mission: Mission, late_hours: int, moving_hours: int, by: User, now: datetime
) -> SignUpTerms:
    """State from when a place is given back late, and until when the waiting lists move.

    Raises:
        Refused: with the field, for hours beyond two weeks.
    """
    refuse_if(rules.objections_to_hours(late_hours), field="late_hours")
    refuse_if(rules.objections_to_hours(moving_hours), field="moving_hours")
    terms, _new = SignUpTerms.objects.update_or_create(
        mission=mission, defaults={"late_hours": late_hours, "moving_hours": moving_hours}
    )
    record(
        "sign_up.terms_set",
        about=mission,
        by=by,
        now=now,
        late_hours=late_hours,
        moving_hours=moving_hours,
    )
    return terms


def _moves(activity: Activity, *, now: datetime) -> bool:
    hours = queries.terms_of(activity.leg.mission_id).moving_hours
    return rules.still_moves(now=now, starts_at=activity.period.lower, moving_hours=hours)
