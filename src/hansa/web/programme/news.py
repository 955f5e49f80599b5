"""What changed since the page was opened, for a phone that asks every few seconds."""

from __future__ import annotations

from datetime import datetime
from random import uniform

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hansa.apps.programme import queries
from hansa.apps.programme.notices import read
from hansa.web.missions.finding import signed_in

# Five hundred phones are told within seconds, and come for their days within so many.
SPREAD_OVER = 40


@login_required
@require_GET
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """Nothing (204), or what the reader has not read, when some of it is newer than the page."""
    told = queries.unread_news(signed_in(request), slug=slug)
    if told is None:
        raise Http404
    seen, latest = _seen(request.GET.get("since", "")), told.latest
    if latest is None or (seen is not None and latest <= seen):
        return HttpResponse(status=204)
    context = {
        "mission": told.mission,
        "changes": [change for item in told.items for change in read(item)],
        "told_at": latest.isoformat(),
        "again_in": round(uniform(1, SPREAD_OVER)),  # noqa: S311 - spreads load, guards nothing
    }
    return render(request, "programme/_news.html", context)


def _seen(since: str) -> datetime | None:
    """The moment that the page names; what is none is as good as none."""
    try:
        # A plus sign that was sent unquoted arrives as a space.
        said = datetime.fromisoformat(since.replace(" ", "+"))
    except ValueError:
        return None
    return said if said.tzinfo else None
