"""Finding whose preparation an address speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from hansa.apps.registration.queries import preparation as queries

if TYPE_CHECKING:
    from hansa.apps.registration.models import Registration


def prepared_or_404(request: HttpRequest, slug: str, pk: int) -> Registration:
    """The registration, if the reader travels with it, keeps its record, or looks after it.

    Raises:
        Http404: for everybody else.
    """
    found = get_object_or_404(queries.preparing(request.user).filter(mission__slug=slug), pk=pk)
    request.mission = found.mission  # type: ignore[attr-defined]  # read by hansa.web.shell
    return found
