"""Finding the profile that an address speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest

from hansa.apps.matching import queries
from hansa.apps.missions import queries as missions
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile


def readable_or_404(request: HttpRequest, slug: str, pk: int) -> CooperationProfile:
    """The profile, if the reader may read it; the shell then shows the rooms of its mission.

    Raises:
        Http404: for everybody else.
    """
    wanted = queries.profiles().filter(mission__slug=slug, pk=pk).first()
    if wanted is None:
        raise Http404
    readable = queries.readable_by(request.user, mission=wanted.mission).filter(pk=pk).exists()
    if not readable:
        raise Http404
    whole = missions.visible_to(request.user).filter(pk=wanted.mission_id).first()
    request.mission = whole or wanted.mission  # type: ignore[attr-defined]  # read by the shell
    return wanted


def stated_or_404(request: HttpRequest, slug: str, pk: int) -> CooperationProfile:
    """The profile, if the reader speaks for it.

    Raises:
        Http404: for everybody else.
    """
    found = readable_or_404(request, slug, pk)
    if not queries.may_state(signed_in(request), profile=found):
        raise Http404
    return found
