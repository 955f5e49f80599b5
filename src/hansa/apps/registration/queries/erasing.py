"""Where somebody ever travelled, and whether that stands in the way of forgetting them."""

from datetime import date

from django.db.models import Max, QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.registration import rules
from hansa.apps.registration.models import Delegate


def every_journey(user: User) -> QuerySet[Delegate]:
    """As whom the user was ever named in a registration, whatever became of it."""
    return (
        Delegate.objects.filter(person__user=user)
        .select_related("mission", "person", "registration__organisation", "registration__agency")
        .prefetch_related("stays__leg")
        .order_by("pk")
    )


def objections_to_erasing(user: User, *, today: date) -> list[str]:
    """Why the user cannot be forgotten now."""
    ahead = (
        every_journey(user)
        .annotate(home=Max("mission__legs__ends_on"))
        .filter(registration__status__in=[*rules.UNDECIDED, *rules.TRAVELS])
        .exclude(home__lt=today)
    )
    return list(rules.objections_to_erasing(delegate.mission.title for delegate in ahead))
