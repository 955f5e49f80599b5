"""Forgetting what only one person was told."""

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import CalendarLink, Notice


@transaction.atomic
def forget_notices(user: User) -> None:
    """Delete what the user was told of changes, and let their calendar's address die."""
    Notice.objects.filter(delegate__person__user=user).delete()
    CalendarLink.objects.filter(delegate__person__user=user).delete()
