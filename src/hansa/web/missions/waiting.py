"""What waits for a reader, in every mission they may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from hansa.apps.accounts import queries as accounts
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.rules import Status

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration


def undecided(user: User) -> QuerySet[Registration]:
    """The applications on which the user may decide, and nobody has."""
    deciding = accounts.agencies_to_plan_for(user).order_by().values("pk")
    return (
        registrations.visible_to(user).filter(status=Status.APPLIED, agency__in=deciding).order_by()
    )


def with_undecided(missions: QuerySet[Mission], *, of: Mission, user: User) -> QuerySet[Mission]:
    """The same missions; this one knows in `undecided` how many applications wait for the user."""
    waiting = undecided(user).filter(mission=OuterRef("pk"), mission_id=of.pk)
    counted = waiting.values("mission").annotate(number=Count("pk")).values("number")
    return missions.annotate(undecided=Coalesce(Subquery(counted), 0))
