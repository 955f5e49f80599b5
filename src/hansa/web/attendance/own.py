"""A delegate's own badge, on their phone."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hansa.apps.attendance import services
from hansa.apps.programme.agenda import zone_at
from hansa.plumbing.qr import squares
from hansa.web.programme.journey import journey_or_404, kept


@login_required
@require_GET
def my_badge(request: HttpRequest, slug: str) -> HttpResponse:
    """The square that doors read; the device keeps the page for where there is no connection."""
    delegate = journey_or_404(request, slug)
    now = timezone.now()
    badge = services.issue_own_badge(delegate=delegate, now=now)
    context = {
        "delegate": delegate,
        "mission": delegate.mission,
        "now": now,
        "zone": zone_at(delegate, now=now),
        "badge": badge,
        "code": squares(f"HANSA:{slug}:{badge.token}") if badge else None,
    }
    return kept(request, render(request, "attendance/my_badge.html", context))
