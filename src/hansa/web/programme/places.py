"""The programme as a delegate chooses from it: taking places, waiting, giving back, exchanging.

Who answers for the delegation does the same for each of its delegates.
"""

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

from hansa.apps.programme import agenda, offers, queries, services
from hansa.journeys import sign_up as journeys
from hansa.values import Refused
from hansa.web.meetings.finding import number_in
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
@require_GET
def choices_for(request: HttpRequest, slug: str, who: int) -> HttpResponse:
    """The same for somebody of the delegation that the reader answers for."""
    return kept(request, _page(request, _led_or_404(request, slug, who), led=True))


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


@login_required
@require_POST
def wait(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Wait for a place."""

    def act(activity: Activity, delegate: Delegate) -> str:
        services.wait(
            activity=activity, delegate=delegate, by=signed_in(request), now=timezone.now()
        )
        return _("You wait for a place at “{activity}”; you are told when you have it.").format(
            activity=activity
        )

    return _act(request, slug, pk, act)


@login_required
@require_POST
def stop_waiting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Wait no more."""

    def act(activity: Activity, delegate: Delegate) -> str:
        services.stop_waiting(
            activity=activity, delegate=delegate, by=signed_in(request), now=timezone.now()
        )
        return _("You wait no more for “{activity}”.").format(activity=activity)

    return _act(request, slug, pk, act)


@login_required
@require_POST
def exchange(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give the place back that stands in the way, and take this one; or keep it."""

    def act(activity: Activity, delegate: Delegate) -> str:
        number = number_in(request.POST, "held")
        if not number:
            raise Refused(_("Say which place is given back."), field="held")
        held = _activity_or_404(delegate, number)
        journeys.exchange(
            held=held,
            wanted=activity,
            delegate=delegate,
            by=signed_in(request),
            now=timezone.now(),
        )
        return _("You have a place at “{activity}” instead of “{held}”.").format(
            activity=activity, held=held
        )

    return _act(request, slug, pk, act)


@login_required
@require_POST
def hand_on(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a delegate's place to a colleague; for who answers for both."""

    def act(activity: Activity, delegate: Delegate) -> str:
        number = number_in(request.POST, "to")
        if not number:
            raise Refused(_("Say who goes instead."), field="to")
        to = _led_or_404(request, slug, number)
        _led_or_404(request, slug, delegate.pk)
        journeys.hand_on(
            activity=activity, delegate=delegate, to=to, by=signed_in(request), now=timezone.now()
        )
        return _("{delegate} goes to “{activity}” instead.").format(
            delegate=to.person, activity=activity
        )

    return _act(request, slug, pk, act)


def _act(
    request: HttpRequest, slug: str, pk: int, act: Callable[[Activity, Delegate], str]
) -> HttpResponse:
    who = number_in(request.POST, "who")
    delegate = _led_or_404(request, slug, who) if who else journey_or_404(request, slug)
    activity = _activity_or_404(delegate, pk)
    try:
        messages.success(request, act(activity, delegate))
    except Refused as refused:
        return _page(request, delegate, led=bool(who), refused=refused)
    if who:
        return redirect("programme:choices_for", slug, who)
    return redirect("programme:choices", slug)


def _page(
    request: HttpRequest, delegate: Delegate, *, led: bool = False, refused: Refused | None = None
) -> HttpResponse:
    now = timezone.now()
    offered = offers.offers_for(delegate, now=now)

    zone = agenda.zone_at(delegate, now=now)
    today = now.astimezone(zone).date()

    def where(offer: offers.Offer) -> tuple[date, str]:
        return offer.activity.told.start.date(), offer.activity.leg.city

    days = [(day, city, list(group)) for (day, city), group in groupby(offered, key=where)]
    delegation = list(
        queries.led_by(signed_in(request), mission=delegate.mission.slug).prefetch_related(None)
    )
    context = {
        "delegate": delegate,
        "mission": delegate.mission,
        "led": led,
        "delegation": delegation if len(delegation) > 1 or led else (),
        "colleagues": [other for other in delegation if _colleagues(other, delegate)],
        "now": now,
        "zone": zone,
        "past": [day for day in days if day[0] < today],
        "coming": [day for day in days if day[0] >= today],
        "open": sum(
            not (offer.expected or offer.holds_a_place or offer.objections) for offer in offered
        ),
        "objections": refused.objections if refused else (),
    }
    return render(request, "programme/choices.html", context, status=409 if refused else 200)


def _colleagues(one: Delegate, other: Delegate) -> bool:
    return one.pk != other.pk and one.registration_id == other.registration_id


def _led_or_404(request: HttpRequest, slug: str, who: int) -> Delegate:
    found = queries.led_by(signed_in(request), mission=slug).filter(pk=who).first()
    if found is None:
        raise Http404
    return found


def _activity_or_404(delegate: Delegate, pk: int) -> Activity:
    found = {activity.pk: activity for activity in queries.programme_for(delegate)}
    if pk not in found:
        raise Http404
    return found[pk]
