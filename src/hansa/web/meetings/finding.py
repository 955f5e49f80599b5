"""Finding a session, and the rows in it, among those the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict

from hansa.apps.accounts import rules
from hansa.apps.meetings import asking, queries
from hansa.apps.missions.queries import tending_roles_on
from hansa.values import row_number
from hansa.web.missions.finding import mission_or_404, planned_mission_or_404, signed_in

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Counterpart, Session, Wish
    from hansa.apps.missions.models import Mission


def session_or_404(request: HttpRequest, slug: str, pk: int) -> Session:
    """A session of the mission, for whoever may see the mission.

    Raises:
        Http404: when there is none, or none in this mission.
    """
    return _session_of(mission_or_404(request, slug), pk)


def planned_session_or_404(request: HttpRequest, slug: str, pk: int) -> Session:
    """A session of the mission, for whoever may change the mission.

    Raises:
        Http404: when there is none, or none in this mission.
        PermissionDenied: when the reader may see it, but not change it.
    """
    return _session_of(planned_mission_or_404(request, slug), pk)


def tended_session_or_404(request: HttpRequest, slug: str, pk: int) -> Session:
    """A session of the mission, for whoever looks after its hosts.

    Raises:
        Http404: when there is none, or none in this mission.
        PermissionDenied: when the reader may see it, but tends no host.
    """
    mission = mission_or_404(request, slug)
    for objection in rules.objections_to_tending_hosts(
        tending_roles_on(signed_in(request), mission)
    ):
        raise PermissionDenied(objection)
    return _session_of(mission, pk)


def wish_or_404(session: Session, pk: int) -> Wish:
    """A wish of the session, with names and place."""
    wish = asking.wishes_of(session).filter(pk=pk).first()
    if wish is None:
        raise Http404
    wish.session = session
    return wish


def counterpart_or_404(mission: Mission, pk: int) -> Counterpart:
    """A host of the mission."""
    counterpart = asking.counterpart_of(mission, pk)
    if counterpart is None:
        raise Http404
    return counterpart


def number_in(said: QueryDict, name: str) -> int | None:
    """A row's number, if what was sent looks like one."""
    return row_number(said.get(name, ""))


def numbers_in(said: QueryDict, name: str) -> list[int]:
    """The numbers of rows that were sent, without what does not look like one."""
    found = (row_number(value) for value in said.getlist(name))
    return [number for number in found if number is not None]


def _session_of(mission: Mission, pk: int) -> Session:
    session = queries.session_of(mission, pk)
    if session is None:
        raise Http404
    return session
