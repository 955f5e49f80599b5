"""What waits for a reader, in every mission they may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from hansa.apps.accounts import queries as accounts
from hansa.apps.missions import queries as missions
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.rules import Status
from hansa.plumbing.written import Written

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


def to_choose_from(user: User, *, opened: Mission | None) -> list[Mission]:
    """The missions of which the user reads at least the briefing; one query.

    The opened one knows in `undecided` how many applications wait for the user.
    """
    return _LISTED(user.pk) if opened is None else _LISTED_WITH_UNDECIDED(user.pk, opened.pk)


def _with_undecided(listed: QuerySet[Mission], *, of: int, user: User) -> QuerySet[Mission]:
    waiting = undecided(user).filter(mission=OuterRef("pk"), mission_id=of)
    counted = waiting.values("mission").annotate(number=Count("pk")).values("number")
    return listed.annotate(undecided=Coalesce(Subquery(counted), 0))


def _listed(user: int) -> QuerySet[Mission]:
    return missions.brief_list(accounts.whoever(user))


# Every page of staff has the list.
_LISTED = Written(_listed)
_LISTED_WITH_UNDECIDED = Written(
    lambda user, mission: _with_undecided(_listed(user), of=mission, user=accounts.whoever(user))
)
