"""What waits for a reader, in every mission they may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.apps.accounts import queries as accounts
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.rules import Status

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hansa.apps.accounts.models import User
    from hansa.apps.registration.models import Registration


def undecided(user: User) -> QuerySet[Registration]:
    """The applications on which the user may decide, and nobody has."""
    deciding = accounts.agencies_to_plan_for(user).order_by().values("pk")
    return (
        registrations.visible_to(user).filter(status=Status.APPLIED, agency__in=deciding).order_by()
    )
