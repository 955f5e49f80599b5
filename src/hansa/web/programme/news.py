"""What changed since the page was opened, for a phone that asks every few seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import uniform
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from hansa.apps.programme import queries
from hansa.web.missions.finding import signed_in
from hansa.web.programme.drawing import changes_drawn

if TYPE_CHECKING:
    from hansa.apps.registration.models import Delegate

# Five hundred phones are told within seconds, and come for their days within so many.
SPREAD_OVER = 90


@login_required
@require_GET
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """Nothing (204), or what the reader has not read, when some of it is newer than the page."""
    told = queries.unread_news(signed_in(request), slug=slug)
    if told is None:
        raise Http404
    seen, latest = _seen(request), told.latest
    if latest is None or (seen is not None and latest <= seen):
        return _nothing()
    told_at = latest.isoformat()
    context = {
        "mission": told.delegate.mission,
        "changes": changes_drawn(told.items),
        "told_at": told_at,
        "asks": asking_address(told.delegate, told_at=told_at),
        "again_in": round(uniform(1, SPREAD_OVER)),  # noqa: S311 - spreads load, guards nothing
    }
    return render(request, "programme/_news.html", context)


def asking_address(delegate: Delegate, *, told_at: str) -> str:
    """Where a page that shows what was told until then asks for more."""
    said = {"since": told_at, "key": queries.listening_key(delegate)}
    return f"{reverse('programme:news', args=[delegate.mission.slug])}?{urlencode(said)}"


def quiet_while_nothing_is_new(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answers pages that ask in vain, before anybody looks who asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = request.GET.get("key") if request.path_info.endswith("/news/") else None
        if key and queries.nothing_is_new(key, since=_seen(request)):
            return _nothing()
        return get_response(request)

    return middleware


def _nothing() -> HttpResponse:
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _seen(request: HttpRequest) -> datetime | None:
    """The moment that the page names; what is none is as good as none."""
    try:
        # A plus sign that was sent unquoted arrives as a space.
        said = datetime.fromisoformat(request.GET.get("since", "").replace(" ", "+"))
    except ValueError:
        return None
    return said if said.tzinfo else None
