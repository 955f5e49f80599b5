"""Whether a page is asked for, or only a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


def asks_for(request: HttpRequest, part: str) -> bool:
    """Whether only the element with the id `part` is to be replaced.

    The back button asks for whole pages, whatever was replaced when they were left.
    """
    htmx = cast("HtmxDetails", request.htmx)  # type: ignore[attr-defined]
    return htmx.target == part and not htmx.history_restore_request
