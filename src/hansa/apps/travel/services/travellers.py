"""Whoever is on a list for the first time gets a row there; whoever is gone leaves it."""

from django.db.models import QuerySet

from hansa.apps.registration.models import Companion, Delegate
from hansa.apps.travel import queries
from hansa.apps.travel.models import Passenger, RideSeat, RoomStay, Traveller


def locked_traveller(who: Delegate | Companion) -> Traveller:
    """The row of somebody, locked: nobody else gives them a bed or a seat meanwhile.

    Part of a larger transaction.
    """
    found = (
        Traveller.objects.get_or_create(delegate=who, defaults={"mission_id": who.mission_id})
        if isinstance(who, Delegate)
        else Traveller.objects.get_or_create(companion=who, defaults={"mission_id": who.mission_id})
    )
    rows = Traveller.objects.select_for_update(of=("self",)).select_related(
        "delegate__person", "companion"
    )
    return rows.get(pk=found[0].pk)


def let_go(
    rows: QuerySet[RoomStay] | QuerySet[Passenger] | QuerySet[RideSeat],
) -> int:
    """Take those off these lists who travel no more; gives how many there were.

    Part of a larger transaction.
    """
    standing = rows.filter(queries.travelling("traveller__")).values("pk")
    gone, _rows = rows.exclude(pk__in=standing).delete()
    return gone
