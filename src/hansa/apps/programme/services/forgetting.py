"""Forgetting what only one person was told, noted or was given."""

from django.db import transaction
from django.db.models import Q

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import CalendarLink, KeptCard, MeetingNote, Notice


@transaction.atomic
def forget_notices(user: User) -> None:
    """Delete what the user was told of changes, and let their calendar's address die."""
    Notice.objects.filter(delegate__person__user=user).delete()
    CalendarLink.objects.filter(delegate__person__user=user).delete()


@transaction.atomic
def forget_exchange(user: User) -> None:
    """Delete the user's notes on meetings, the cards they keep, and theirs wherever it is kept."""
    MeetingNote.objects.filter(writer=user).delete()
    KeptCard.objects.filter(Q(holder__user=user) | Q(person__user=user)).delete()
