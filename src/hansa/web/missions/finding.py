"""Finding the mission of an address among those the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.missions import queries

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Mission


def signed_in(request: HttpRequest) -> User:
    """Who is asking; for views that only people who signed in can reach."""
    return cast("User", request.user)


def mission_or_404(
    request: HttpRequest, slug: str, *, legs: bool = True, sectors: bool = True
) -> Mission:
    """The mission of the address, if the reader may see it; the shell then shows its rooms.

    Args:
        legs: whether the page reads them; they come along then.
        sectors: the same of its groups of sectors.

    Raises:
        Http404: when there is no such mission, or none for this reader.
    """
    if isinstance(request.user, AnonymousUser):
        raise Http404
    seen = queries.visible_to(request.user, legs=legs, sectors=sectors)
    mission = seen.filter(slug=slug).first()
    if mission is None:
        raise Http404
    request.mission = mission  # type: ignore[attr-defined]  # read by hansa.web.shell
    return mission


def briefed_mission_or_404(request: HttpRequest, slug: str) -> Mission:
    """The mission of the address, if the reader may at least read its briefing.

    Raises:
        Http404: when there is no such mission, or none for this reader.
    """
    mission = queries.briefed_to(request.user).filter(slug=slug).first()
    if mission is None:
        raise Http404
    request.mission = mission  # type: ignore[attr-defined]  # read by hansa.web.shell
    return mission


def planned_mission_or_404(request: HttpRequest, slug: str, *, sectors: bool = True) -> Mission:
    """The mission of the address, if the reader may change it.

    Args:
        sectors: whether the page reads its groups of sectors; they come along then.

    Raises:
        Http404: when the reader may not see it.
        PermissionDenied: when the reader may see it, but not change it.
    """
    mission = mission_or_404(request, slug, sectors=sectors)
    roles = queries.roles_on(signed_in(request), mission)
    for objection in accounts_rules.objections_to_planning(roles):
        raise PermissionDenied(objection)
    return mission


def may_plan(request: HttpRequest, mission: Mission) -> bool:
    """Whether the reader may change the mission."""
    roles = queries.roles_on(signed_in(request), mission)
    return not list(accounts_rules.objections_to_planning(roles))


def may_plan_missions(user: User) -> bool:
    """Whether the reader may put a new mission on the table."""
    return accounts.agencies_to_plan_for(user).exists()
