"""Taking a place at an activity, giving it back, and handing it on."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.programme import agenda, offers, queries, rules
from hansa.apps.programme.models import Activity, SignUp, Waiting
from hansa.apps.programme.rules import Left
from hansa.apps.registration.models import Delegate
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def sign_up(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> SignUp:
    """Give a delegate a place; one who holds it already keeps it.

    The activity's row is locked, so that the last place is given once; then the delegate's, so
    that nobody takes two places at the same time.

    Raises:
        Refused: when it is full, not open, on another leg, by invitation of others, or the
            delegate is expected elsewhere or could not be there in time.
    """
    held = locked(activity)
    traveller = Delegate.objects.select_for_update().get(pk=delegate.pk)
    before = SignUp.objects.filter(activity=held, delegate=traveller).first()
    if before and before.withdrawn_at is None:
        return before
    refuse_if([*barring(held, delegate=traveller, now=now), *no_room(held, delegate=traveller)])
    return place_given(held, delegate=traveller, by=by, now=now)


@transaction.atomic
def give_place_back(
    *,
    activity: Activity,
    delegate: Delegate,
    by: User | None,
    now: datetime,
    left: Left | None = None,
) -> SignUp:
    """Free a delegate's place for somebody else.

    Args:
        left: how it came; without it, in time or late by the hours that the mission states.

    Raises:
        Refused: when the delegate holds no place.
    """
    room = locked(activity)
    held = list(
        SignUp.objects.select_for_update().filter(
            activity=room, delegate=delegate, withdrawn_at__isnull=True
        )
    )
    refuse_if(rules.objections_to_giving_back(holds_a_place=bool(held)))
    (place,) = held

    place.left = left or rules.left_when(
        now=now,
        starts_at=room.period.lower,
        late_hours=queries.terms_of(room.leg.mission_id).late_hours,
    )
    place.withdrawn_at, place.sequence = now, place.sequence + 1
    place.save(update_fields=["withdrawn_at", "sequence", "left"])
    record("sign_up.given_back", about=place, by=by, now=now, left=str(place.left))
    return place


@transaction.atomic
def hand_on(
    *, activity: Activity, delegate: Delegate, to: Delegate, by: User, now: datetime
) -> SignUp:
    """Give a delegate's place to a colleague of the same delegation, passing the waiting list.

    Raises:
        Refused: when there is no place to give, or the colleague could not come (field `to`).
    """
    held = locked(activity)
    both = Delegate.objects.select_for_update().order_by("pk").filter(pk__in=[delegate.pk, to.pk])
    list(both)
    colleague = to.pk != delegate.pk and to.registration_id == delegate.registration_id
    refuse_if(rules.objections_to_handing_on(colleague=colleague), field="to")
    refuse_if(barring(held, delegate=to, now=now), field="to")
    give_place_back(activity=held, delegate=delegate, by=by, now=now, left=Left.HANDED_ON)
    before = SignUp.objects.filter(activity=held, delegate=to, withdrawn_at__isnull=True).first()
    return before or place_given(held, delegate=to, by=by, now=now)


def locked(activity: Activity) -> Activity:
    """The activity as it is now, held until the transaction ends."""
    rows = Activity.objects.select_for_update(of=("self",)).select_related("leg")
    return rows.get(pk=activity.pk)


def barring(activity: Activity, *, delegate: Delegate, now: datetime) -> list[str]:
    """Why a delegate could not have a place, were there room."""
    return [
        *rules.objections_to_eligibility(
            audience=activity.audience,
            travels=queries.travels(delegate),
            invited=queries.is_invited(activity, delegate=delegate),
        ),
        *offers.objections_to_joining(
            activity,
            stay=queries.stay_on(activity.leg, delegate=delegate),
            entries=agenda.entries_of(delegate),
            ground=offers.ground_of(activity.leg),
            now=now,
        ),
    ]


def no_room(activity: Activity, *, delegate: Delegate) -> Iterator[str]:
    """Why there is no place left for a delegate at an activity that is held."""
    return rules.objections_to_room(
        capacity=activity.capacity,
        taken=queries.places_taken(activity),
        shares=queries.shares_for(delegate, activities=[activity]).get(activity.pk, ()),
    )


def place_given(
    activity: Activity, *, delegate: Delegate, by: User | None, now: datetime
) -> SignUp:
    """Write the place down; who waited for it waits no more."""
    before = SignUp.objects.filter(activity=activity, delegate=delegate).first()
    place, new = SignUp.objects.update_or_create(
        activity=activity,
        delegate=delegate,
        defaults={
            "signed_up_at": now,
            "withdrawn_at": None,
            "left": "",
            "sequence": before.sequence + 1 if before else 0,
        },
    )
    Waiting.objects.filter(activity=activity, delegate=delegate).delete()
    record("sign_up.made", about=place, by=by, now=now, again=not new)
    return place
