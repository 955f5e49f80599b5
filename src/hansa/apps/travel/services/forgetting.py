"""Forgetting where somebody slept and flew."""

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.travel.models import Accompanying, Passenger, RideSeat, RoomStay


@transaction.atomic
def forget_travel(user: User) -> None:
    """Delete the rooms, flights and seats of the user, and what hotels were asked to prepare.

    Those who came with them are forgotten too.
    """
    for table in (RoomStay, Passenger, RideSeat):
        table._default_manager.filter(traveller__delegate__person__user=user).delete()
    Accompanying.objects.filter(delegate__person__user=user).delete()
    RoomStay.objects.filter(person__user=user).delete()
