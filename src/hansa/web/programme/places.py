"""The programme as a delegate chooses from it: taking a place and giving it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.programme import agenda, queries
from hansa.journeys import sign_up as journeys
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.programme.journey import journey_or_404, kept

if TYPE_CHECKING:
    from hansa.apps.programme.models import Activity
    from hansa.apps.registration.models import Delegate


@login_required
@require_GET
def choices(request: HttpRequest, slug: str) -> HttpResponse:
    """What is on the legs the reader travels, what they are on, and what they may still choose."""
    return kept(request, _page(request, journey_or_404(request, slug)))


@login_required
@require_POST
def take(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a place."""

    def act(activity: Activity, delegate: Delegate) -> str:
        journeys.take_place(
            activity=activity, delegate=delegate, by=signed_in(request), now=timezone.now()
        )
        return _("You have a place at “{activity}”.").format(activity=activity)

    return _act(request, slug, pk, act)


@login_required
@require_POST
def give_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a place back."""

    def act(activity: Activity, delegate: Delegate) -> str:
        journeys.give_place_back(
            activity=activity, delegate=delegate, by=signed_in(request), now=timezone.now()
        )
        return _("Your place at “{activity}” is free for somebody else.").format(activity=activity)

    return _act(request, slug, pk, act)


def _act(
    request: HttpRequest, slug: str, pk: int, act: Callable[[Activity, Delegate], str]
) -> HttpResponse:
    delegate = journey_or_404(request, slug)
    found = {activity.pk: activity for activity in queries.programme_for(delegate)}
    if pk not in found:
        raise Http404
    try:
        messages.success(request, act(found[pk], delegate))
    except Refused as refused:
        return _page(request, delegate, refused=refused)
    return redirect("programme:choices", slug)


def _page(
    request: HttpRequest, delegate: Delegate, *, refused: Refused | None = None
) -> HttpResponse:
    now = timezone.now()
    offers = agenda.offers_for(delegate, now=now)

    zone = agenda.zone_at(delegate, now=now)
    today = now.astimezone(zone).date()

    def where(offer: agenda.Offer) -> tuple[date, str]:
        return offer.activity.told.start.date(), offer.activity.leg.city

    days = [(day, city, list(group)) for (day, city), group in groupby(offers, key=where)]
    context = {
        "delegate": delegate,
        "mission": delegate.mission,
        "now": now,
        "zone": zone,
        "past": [day for day in days if day[0] < today],
        "coming": [day for day in days if day[0] >= today],
        "open": sum(
            not (offer.expected or offer.holds_a_place or offer.objections) for offer in offers
        ),
        "objections": refused.objections if refused else (),
    }
    return render(request, "programme/choices.html", context, status=409 if refused else 200)
