"""The seats of a mission: offered, confirmed, kept for some, waited for."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hansa.apps.registration import queries
from hansa.journeys.change_seats import set_seat_terms
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal
from hansa.web.registration.seat_forms import SeatTermsForm


@login_required
@require_GET
def seats(request: HttpRequest, slug: str) -> HttpResponse:
    """How the seats stand, and who waits for one."""
    mission = mission_or_404(request, slug)
    today = timezone.localdate()
    context = {
        "mission": mission,
        "seats": queries.seats_of(mission),
        "quotas": queries.quotas_of(mission, today=today),
        "unsized": queries.who_declared_no_size(mission, today=today),
        "terms": queries.cancellation_terms_of(mission),
        "waiting": queries.waiting_list(mission),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "registration/seats.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Overbooking, days to answer, quotas and cancellation terms."""
    mission = planned_mission_or_404(request, slug)
    form = SeatTermsForm(
        request.POST if request.method == "POST" else None,
        mission=mission,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_seat_terms(
                mission,
                overbooking=form.cleaned_data["overbooking"],
                answer_days=form.cleaned_data["answer_days"],
                quotas=form.quotas(),
                cancellation=form.cancellation(),
                by=signed_in(request),
                now=timezone.localtime(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("registration:seats", slug)
    context = {"mission": mission, "form": form}
    status = 422 if form.errors else 200
    return render(request, "registration/change_seats.html", context, status=status)
