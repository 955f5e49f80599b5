"""Finding the agreement or ceremony of an address among those the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from hansa.apps.agreements import queries
from hansa.web.missions.finding import mission_or_404, planned_mission_or_404, signed_in

if TYPE_CHECKING:
    from hansa.apps.agreements.models import Agreement, Ceremony
    from hansa.apps.missions.models import Mission


def agreement_or_404(request: HttpRequest, slug: str, pk: int) -> Agreement:
    """The agreement of the address, if the reader may see it.

    Raises:
        Http404: when there is no such agreement, or none for this reader.
    """
    mission = mission_or_404(request, slug, legs=False)
    found = queries.visible_to(request.user, mission=mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def changeable_or_404(request: HttpRequest, slug: str, pk: int) -> Agreement:
    """The same, for who changes it.

    Raises:
        Http404: when there is none for this reader.
        PermissionDenied: when the reader may see it, but not change it.
    """
    found = agreement_or_404(request, slug, pk)
    if not queries.may_change(found, user=signed_in(request)):
        raise PermissionDenied(_("Only planners of an agency that it concerns change this."))
    return found


def own_agreement_or_404(request: HttpRequest, slug: str, pk: int) -> Agreement:
    """The agreement of one of the reader's own organisations.

    Raises:
        Http404: when there is none, or nobody travels for the organisation.
    """
    mission = own_mission_or_404(request, slug)
    found = queries.own_agreements(request.user, mission=mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def own_mission_or_404(request: HttpRequest, slug: str) -> Mission:
    """A mission in which the reader may declare agreements.

    Raises:
        Http404: when there is none, or nobody travels for the reader's organisations.
    """
    mission = queries.missions_with_own(request.user).filter(slug=slug).first()
    if mission is None:
        raise Http404
    return mission


def ceremony_or_404(request: HttpRequest, slug: str, pk: int, *, plans: bool = False) -> Ceremony:
    """The ceremony of the address.

    Args:
        plans: for who changes it.

    Raises:
        Http404: when there is none for this reader.
        PermissionDenied: when the reader may see it, but not change it.
    """
    if plans:
        mission = planned_mission_or_404(request, slug)
    else:
        mission = mission_or_404(request, slug, legs=False)
    found = queries.ceremony_of(mission, pk=pk)
    if found is None:
        raise Http404
    # With what is known of it already.
    found.activity.leg.mission = mission
    return found
