"""Forgetting why somebody was away."""

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.meetings.models import Absence


@transaction.atomic
def forget_absences(user: User) -> None:
    """Delete when the user was away and why: it may tell of their health."""
    Absence.objects.filter(person__user=user).delete()
