"""Forgetting the places of somebody who is forgotten."""

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.protocol.models import Dignitary, SeatingGuest


@transaction.atomic
def forget_dignitaries(user: User) -> None:
    """Strike the user off every order of precedence, with where they spoke and sat."""
    Dignitary.objects.filter(delegate__person__user=user).delete()


@transaction.atomic
def forget_seats(user: User) -> None:
    """Take the user from every seating plan, with what their seat had to be."""
    SeatingGuest.objects.filter(delegate__person__user=user).delete()
