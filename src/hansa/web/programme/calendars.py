"""A delegate's calendar: the feed behind a secret address, and the page that explains it."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from hansa.apps.programme import calendar as feeds
from hansa.apps.programme import queries, services
from hansa.apps.travel import calendar as travel
from hansa.web.missions.finding import signed_in
from hansa.web.programme.journey import journey_or_404


@login_required
@require_GET
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """How to have the agenda in one's own calendar; never kept for offline reading."""
    delegate = journey_or_404(request, slug)
    link = getattr(delegate, "calendar_link", None)
    address = _address("programme:feed", link.secret) if link else ""
    context = {
        "delegate": delegate,
        "mission": delegate.mission,
        "address": address,
        "webcal": "webcal://" + address.partition("://")[2] if address else "",
    }
    response = render(request, "programme/calendar.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def renew(request: HttpRequest, slug: str) -> HttpResponse:
    """Replace the secret address."""
    delegate = journey_or_404(request, slug)
    services.renew_calendar_link(delegate=delegate, by=signed_in(request), now=timezone.now())
    messages.success(request, _("Your calendar has a new address; the old one is dead."))
    return redirect("programme:calendar", slug)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The calendar itself; whoever has the address may read it."""
    delegate = queries.delegate_with_calendar(secret)
    if delegate is None:
        raise Http404
    url = _address("programme:agenda", delegate.mission.slug)
    ways, moved_at = travel.happenings_of(delegate, url=url)
    written, changed_at = feeds.calendar_of(delegate, url=url, besides=ways)
    etag = f'"{sha256(written).hexdigest()[:32]}"'
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{delegate.mission.slug}.ics"'
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    latest = max(filter(None, (changed_at, moved_at)), default=None)
    modified = int(latest.timestamp()) if latest else None
    if modified:
        response["Last-Modified"] = http_date(modified)
    return get_conditional_response(request, etag, modified, response) or response


def _address(name: str, argument: str) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=[argument])}"
