"""Somebody else travels: asked by the organisation itself or by its officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.registration import queries
from hansa.journeys.substitute_delegate import substitute_delegate
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.finding import place_or_404, registration_or_404, who_may_apply
from hansa.web.registration.forms import SubstituteForm, TravellerForm

if TYPE_CHECKING:
    from hansa.apps.registration.models import Registration

UNPROCESSABLE = 422


@login_required
@require_http_methods(["GET", "POST"])
def substitute(request: HttpRequest, slug: str, pk: int, delegate: int) -> HttpResponse:
    """An officer notes that somebody else travels."""
    registration = registration_or_404(request, slug, pk)
    # Whom an organisation employs is told to the agency that looks after it, and to no other.
    get_object_or_404(who_may_apply(request, registration.mission), pk=registration.organisation_id)
    back = redirect("registration:registration", slug, pk)
    return _substituted(request, registration, delegate, back)


@login_required
@require_http_methods(["GET", "POST"])
def substitute_own(request: HttpRequest, slug: str, place: int, delegate: int) -> HttpResponse:
    """The organisation says that somebody else travels."""
    registration = place_or_404(request, slug, place)
    back = redirect("registration:place", slug, place)
    return _substituted(request, registration, delegate, back)


def _substituted(
    request: HttpRequest, registration: Registration, pk: int, back: HttpResponse
) -> HttpResponse:
    delegate = get_object_or_404(queries.delegates_of(registration), pk=pk)
    mission = registration.mission
    posted = request.POST if request.method == "POST" else None
    people = queries.who_could_travel(registration.organisation, mission=mission)
    row = TravellerForm(posted, prefix="instead", people=list(people), legs=[])
    reason = SubstituteForm(posted)
    if posted is not None and row.is_valid() and reason.is_valid():
        leaving = str(delegate.person)
        try:
            substitute_delegate(
                delegate=delegate,
                person=row.traveller().person,
                by=signed_in(request),
                now=timezone.localtime(),
                why=reason.cleaned_data["why"],
            )
        except Refused as refused:
            show_refusal(reason if refused.field == "why" else row, refused)
        else:
            told = _("{joining} travels instead of {leaving}.")
            messages.success(request, told.format(joining=delegate.person, leaving=leaving))
            return back
    context = {
        "mission": mission,
        "registration": registration,
        "delegate": delegate,
        "traveller": row,
        "reason": reason,
        "back": back["Location"],
    }
    status = UNPROCESSABLE if row.errors or reason.errors else 200
    return render(request, "registration/substitute.html", context, status=status)
