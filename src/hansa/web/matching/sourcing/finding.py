"""Finding those who may become hosts, among those the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.matching.queries import sourcing as queries
from hansa.web.missions.finding import mission_or_404, signed_in

if TYPE_CHECKING:
    from hansa.apps.matching.models import Prospect
    from hansa.apps.missions.models import Mission


def seen_mission_or_404(request: HttpRequest, slug: str) -> Mission:
    """The mission with its legs, for whoever may see it.

    Raises:
        Http404: when there is none for this reader.
    """
    return mission_or_404(request, slug, sectors=False)


def sourced_mission_or_404(request: HttpRequest, slug: str) -> Mission:
    """The mission, for whoever looks for its hosts.

    Raises:
        Http404: when the reader may not see it.
        PermissionDenied: when the reader may see it, but looks for no hosts.
    """
    mission = seen_mission_or_404(request, slug)
    for objection in _objections(request, mission):
        raise PermissionDenied(objection)
    return mission


def prospect_or_404(mission: Mission, pk: int) -> Prospect:
    """Somebody who may become a host of the mission.

    Raises:
        Http404: when there is none.
    """
    prospect = queries.prospects_of(mission).prefetch_related(None).filter(pk=pk).first()
    if prospect is None:
        raise Http404
    prospect.leg.mission = mission
    return prospect


def may_source(request: HttpRequest, mission: Mission) -> bool:
    """Whether the reader looks for hosts of the mission."""
    return not _objections(request, mission)


def _objections(request: HttpRequest, mission: Mission) -> list[str]:
    roles = queries.may_source(signed_in(request), mission=mission)
    return list(accounts_rules.objections_to_tending_hosts(roles))
