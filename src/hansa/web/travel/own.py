"""A delegate's own journey: the hotel, flights that one enters, and the seat in each bus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.travel import queries, services
from hansa.apps.travel.rules.accompanying import MOST
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.programme.journey import journey_or_404, kept
from hansa.web.refusals import show_refusal
from hansa.web.travel.forms import AlongForm, FlightForm

if TYPE_CHECKING:
    from hansa.apps.registration.models import Delegate
    from hansa.apps.travel.models import Passenger


@login_required
@require_GET
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """How the reader travels and stays."""
    return kept(request, _own_page(request, journey_or_404(request, slug), AlongForm()))


@login_required
@require_POST
def name_along(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who comes with oneself."""
    delegate = journey_or_404(request, slug)
    form = AlongForm(request.POST)
    if form.is_valid():
        try:
            named = services.name_accompanying(
                delegate=delegate,
                name=form.cleaned_data["name"],
                relation=form.cleaned_data["relation"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{name} comes with you.").format(name=named))
            return redirect("travel:mine", slug)
    return _own_page(request, delegate, form)


@login_required
@require_POST
def drop_along(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody who was to come with oneself stays at home; nobody else's is touched."""
    delegate = journey_or_404(request, slug)
    each = get_object_or_404(queries.who_comes_with(delegate), pk=pk)
    services.drop_accompanying(accompanying=each, by=signed_in(request), now=timezone.now())
    messages.success(request, _("{name} does not come with you.").format(name=each))
    return redirect("travel:mine", slug)


@login_required
@require_http_methods(["GET", "POST"])
def add_flight(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a flight or train."""
    return _form_page(request, journey_or_404(request, slug))


@login_required
@require_http_methods(["GET", "POST"])
def change_flight(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Enter another flight in the place of one; others on the first keep theirs."""
    delegate = journey_or_404(request, slug)
    return _form_page(request, delegate, passage=_own_or_404(delegate, pk))


@login_required
@require_POST
def remove_flight(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take one's own flight off the list."""
    delegate = journey_or_404(request, slug)
    passage = _own_or_404(delegate, pk)
    services.leave(passenger=passage, by=signed_in(request), now=timezone.now())
    messages.success(request, _("The flight is removed."))
    return redirect("travel:mine", slug)


def _own_page(request: HttpRequest, delegate: Delegate, form: AlongForm) -> HttpResponse:
    context = {
        "delegate": delegate,
        "mission": delegate.mission,
        "journey": queries.own_journey(delegate),
        "along": queries.who_comes_with(delegate),
        "most": MOST,
        "form": form,
    }
    return render(request, "travel/mine.html", context, status=422 if form.errors else 200)


def _form_page(
    request: HttpRequest, delegate: Delegate, *, passage: Passenger | None = None
) -> HttpResponse:
    form = FlightForm(request.POST or None, flight=passage.connection if passage else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.enter_flight(
                mission=delegate.mission,
                who=delegate,
                instead_of=passage,
                by=signed_in(request),
                now=timezone.now(),
                **form.details(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Your flight is noted; we know when to expect you."))
            return redirect("travel:mine", delegate.mission.slug)
    context = {
        "mission": delegate.mission,
        "form": form,
        "heading": _("Change my flight") if passage else _("Enter a flight or train"),
        "lead": _("Write each time as your ticket does: by the clocks of the place."),
        "keep": _("Keep my flight"),
        "back": "travel:mine",
    }
    return render(request, "travel/form.html", context, status=422 if form.errors else 200)


def _own_or_404(delegate: Delegate, pk: int) -> Passenger:
    passage = queries.passage_of(delegate, pk)
    if passage is None:
        raise Http404
    return passage
