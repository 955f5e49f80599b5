"""Taking a place at an activity, and giving it back."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.programme import agenda, queries, rules
from hansa.apps.programme.models import Activity, SignUp
from hansa.apps.registration.models import Delegate
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def sign_up(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> SignUp:
    """Give a delegate a place; one who holds it already keeps it.

    The activity's row is locked, so that the last place is given once; then the delegate's, so
    that nobody takes two places at the same time.

    Raises:
        Refused: when it is full, not open, on another leg, or the delegate is expected elsewhere.
    """
    held = (
        Activity.objects.select_for_update(of=("self",)).select_related("leg").get(pk=activity.pk)
    )
    traveller = Delegate.objects.select_for_update().get(pk=delegate.pk)
    before = SignUp.objects.filter(activity=held, delegate=traveller).first()
    if before and before.withdrawn_at is None:
        return before
    refuse_if(
        agenda.objections_to_place(
            held,
            taken=queries.places_taken(held),
            stay=queries.stay_on(held.leg, delegate=traveller),
            entries=agenda.entries_of(traveller),
            now=now,
        )
    )

    place, new = SignUp.objects.update_or_create(
        activity=held,
        delegate=traveller,
        defaults={
            "signed_up_at": now,
            "withdrawn_at": None,
            "sequence": before.sequence + 1 if before else 0,
        },
    )
    record("sign_up.made", about=place, by=by, now=now, again=not new)
    return place


@transaction.atomic
def give_place_back(
    *, activity: Activity, delegate: Delegate, by: User | None, now: datetime
) -> SignUp:
    """Free a delegate's place for somebody else.

    Raises:
        Refused: when the delegate holds no place.
    """
    held = list(
        SignUp.objects.select_for_update().filter(
            activity=activity, delegate=delegate, withdrawn_at__isnull=True
        )
    )
    refuse_if(rules.objections_to_giving_back(holds_a_place=bool(held)))
    (place,) = held

    place.withdrawn_at, place.sequence = now, place.sequence + 1
    place.save(update_fields=["withdrawn_at", "sequence"])
    record("sign_up.given_back", about=place, by=by, now=now)
    return place
