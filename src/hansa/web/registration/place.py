"""The place of an organisation in a mission, as those see it who answer for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import STEPS, TRAVELS, UNDECIDED, WHOLE_FEE, Status
from hansa.journeys import accept_registration as journey
from hansa.journeys.withdraw_registration import withdraw_registration
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.finding import place_or_404
from hansa.web.registration.forms import ReasonForm, TravellerForm
from hansa.web.registration.telling import story_told

if TYPE_CHECKING:
    from hansa.apps.registration.models import Registration

UNPROCESSABLE = 422


@login_required
@require_GET
def place(request: HttpRequest, slug: str, place: int) -> HttpResponse:
    """How far it is, what is to be answered until when, and who travels."""
    return _shown(request, place_or_404(request, slug, place))


@login_required
@require_POST
def confirm(request: HttpRequest, slug: str, place: int) -> HttpResponse:
    """Take the seats that are offered."""
    found = place_or_404(request, slug, place)
    try:
        services.confirm(found, by=signed_in(request), now=timezone.localtime())
    except Refused as refused:
        return _shown(request, found, refused=refused)
    messages.success(request, _("Confirmed: the seats are yours."))
    return redirect("registration:place", slug, place)


@login_required
@require_POST
def leave(request: HttpRequest, slug: str, place: int) -> HttpResponse:
    """Give the seats back, with the reason."""
    found = place_or_404(request, slug, place)
    try:
        withdraw_registration(
            registration=found,
            by=signed_in(request),
            now=timezone.localtime(),
            why=request.POST.get("why", ""),
        )
    except Refused as refused:
        return _shown(request, found, refused=refused)
    messages.success(request, _("The seats are given back."))
    return redirect("registration:place", slug, place)


@login_required
@require_http_methods(["GET", "POST"])
def add_delegate(request: HttpRequest, slug: str, place: int) -> HttpResponse:
    """One more person travels, while there are seats."""
    found = place_or_404(request, slug, place)
    people = queries.who_could_travel(found.organisation, mission=found.mission)
    row = TravellerForm(
        request.POST if request.method == "POST" else None,
        prefix="travellers-0",
        people=list(people),
        legs=list(found.mission.legs.all()),
    )
    if request.method == "POST" and row.is_valid():
        try:
            joined = journey.add_delegate(
                registration=found,
                traveller=row.traveller(),
                by=signed_in(request),
                now=timezone.localtime(),
            )
        except Refused as refused:
            show_refusal(row, refused, **{refused.field: refused.field.rpartition("-")[2]})
        else:
            told = _("{person} is in the delegation.").format(person=joined.person)
            messages.success(request, told)
            return redirect("registration:place", slug, place)
    context = {"mission": found.mission, "registration": found, "traveller": row}
    status = UNPROCESSABLE if row.errors else 200
    return render(request, "registration/add_to_place.html", context, status=status)


def _shown(
    request: HttpRequest, found: Registration, *, refused: Refused | None = None
) -> HttpResponse:
    today, mission = timezone.localdate(), found.mission
    offered = found.status == Status.ACCEPTED
    days_before, share = queries.share_kept_of(mission, today=today)
    reason = ReasonForm(request.POST if request.method == "POST" else None)
    at_reason = refused is not None and refused.field == "why"
    if refused is not None and at_reason and not reason.errors:
        show_refusal(reason, refused)
    in_the_way = (
        queries.objections_to_confirming(found, by=signed_in(request), today=today)
        if offered
        else []
    )
    context = {
        "mission": mission,
        "registration": found,
        "delegates": queries.delegates_of(found),
        "offer": queries.open_offer(found),
        "in_the_way": in_the_way,
        "objections": refused.objections if refused and not at_reason else (),
        "reason": reason,
        "leaving": at_reason,
        "may_leave": Status.WITHDRAWN in STEPS[found.status],
        "travels": found.status in TRAVELS,
        "may_add": found.status in {*TRAVELS, *UNDECIDED},
        "terms": queries.cancellation_terms_of(mission),
        **_cost(found, share=share),
        "days_before": days_before,
        "position": queries.position_on_waiting_list(found),
        "kept": queries.leaving_of(found),
        "story": story_told(found, inside=False),
    }
    return render(request, "registration/place.html", context, status=409 if refused else 200)


def _cost(found: Registration, *, share: int) -> dict[str, Any]:
    """What leaving costs today: the part of the fee, and the amount where the fee is known."""
    if found.status != Status.CONFIRMED:
        return {"share": 0, "cost": None}
    fee = getattr(found, "fee", None)
    return {"share": share, "cost": fee.euros * share / WHOLE_FEE if fee else None}
