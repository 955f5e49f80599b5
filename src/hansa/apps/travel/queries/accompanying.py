"""Who comes with which delegate."""

from django.db.models import Exists, OuterRef, QuerySet

from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.rules import TRAVELS
from hansa.apps.travel.models import Accompanying, RoomStay


def accompanying_of(mission: Mission) -> QuerySet[Accompanying]:
    """Everybody who comes with a delegate, as long as the delegate travels.

    Each knows whether they have a bed somewhere (`has_bed`).
    """
    beds = RoomStay.objects.filter(traveller__accompanying=OuterRef("pk"))
    return (
        Accompanying.objects.filter(
            delegate__mission=mission, delegate__registration__status__in=sorted(TRAVELS)
        )
        .select_related("delegate__person", "delegate__registration__organisation")
        .annotate(has_bed=Exists(beds))
    )


def who_comes_with(delegate: Delegate) -> QuerySet[Accompanying]:
    """Who comes with one delegate, by name."""
    return Accompanying.objects.filter(delegate=delegate).select_related("delegate__person")
