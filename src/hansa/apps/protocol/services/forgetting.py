"""Forgetting the places of somebody who is forgotten."""

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.protocol.models import Dignitary


@transaction.atomic
def forget_dignitaries(user: User) -> None:
    """Strike the user off every order of precedence, with where they spoke and sat."""
    Dignitary.objects.filter(delegate__person__user=user).delete()
