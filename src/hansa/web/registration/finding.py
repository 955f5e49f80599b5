"""Finding what an address of the delegation speaks of, among what the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.directory import queries as directory
from hansa.apps.missions import queries as missions
from hansa.apps.registration import queries
from hansa.apps.registration.rules.selection import READERS_OF_SCORES
from hansa.web.missions.finding import mission_or_404, signed_in

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration


def registration_or_404(request: HttpRequest, slug: str, pk: int) -> Registration:
    """The registration of the address, if the reader may see its mission.

    Raises:
        Http404: when there is none, or none for this reader.
    """
    mission = mission_or_404(request, slug)
    return get_object_or_404(queries.visible_to(request.user).filter(mission=mission), pk=pk)


def looked_at_or_404(request: HttpRequest, slug: str, pk: int) -> Registration:
    """The same with all that its page tells; the shell then shows the rooms of its mission.

    Raises:
        Http404: when there is none, or none for this reader.
    """
    found = queries.looked_at(pk, slug=slug, user=request.user)
    if found is None:
        raise Http404
    request.mission = found.mission  # type: ignore[attr-defined]  # read by hansa.web.shell
    return found


def place_or_404(request: HttpRequest, slug: str, pk: int) -> Registration:
    """The place of the address, if the reader speaks for its organisation.

    Raises:
        Http404: when there is none, or the reader does not.
    """
    own = queries.answerable_by(request.user).filter(mission__slug=slug)
    return get_object_or_404(own, pk=pk)


def who_may_apply(request: HttpRequest, mission: Mission) -> QuerySet[Organisation]:
    """The organisations that the reader looks after for an agency that organises the mission."""
    user = signed_in(request)
    organising = [organiser.agency for organiser in mission.organisers.all()]
    deciding = [
        agency for agency in organising if accounts.roles_in(user, agencies=[agency]) & PLANNERS
    ]
    return directory.visible_to(user).filter(agency__in=deciding)


def sees_selection(request: HttpRequest, mission: Mission) -> bool:
    """Whether the reader, who sees the mission whole, may read how applications are scored."""
    roles = missions.roles_on(signed_in(request), mission)
    return bool(READERS_OF_SCORES & roles)
