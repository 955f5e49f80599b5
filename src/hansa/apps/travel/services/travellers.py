"""Whoever is on a list for the first time gets a row there; whoever is gone leaves it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hansa.apps.registration.models import Companion, Delegate
from hansa.apps.travel import queries
from hansa.apps.travel.models import (
    Accompanying,
    Passenger,
    RideSeat,
    RoomStay,
    Traveller,
    Whoever,
)
from hansa.values import Refused


def locked_traveller(who: Whoever) -> Traveller:
    """The row of somebody, locked: nobody else gives them a bed or a seat meanwhile.

    Part of a larger transaction.

    Raises:
        Refused: when they came with a delegate, and do not any more (field `who`).
    """
    rows = Traveller.objects.select_for_update(of=("self",)).select_related(
        "delegate__person", "companion", "accompanying"
    )
    return rows.get(pk=_row_of(who).pk)


def _row_of(who: Whoever) -> Traveller:
    if isinstance(who, Delegate):
        said = {"mission_id": who.mission_id}
        return Traveller.objects.get_or_create(delegate=who, defaults=said)[0]
    if isinstance(who, Companion):
        said = {"mission_id": who.mission_id}
        return Traveller.objects.get_or_create(companion=who, defaults=said)[0]
    standing = Accompanying.objects.select_for_update(no_key=True).filter(pk=who.pk)
    if standing.first() is None:
        raise Refused(_("{who} does not travel any more.").format(who=who), field="who")
    said = {"mission_id": who.delegate.mission_id}
    return Traveller.objects.get_or_create(accompanying=who, defaults=said)[0]


def let_go(
    rows: QuerySet[RoomStay] | QuerySet[Passenger] | QuerySet[RideSeat],
) -> int:
    """Take those off these lists who travel no more; gives how many there were.

    Part of a larger transaction.
    """
    standing = rows.filter(queries.travelling("traveller__")).values("pk")
    gone, _rows = rows.exclude(pk__in=standing).delete()
    return gone
