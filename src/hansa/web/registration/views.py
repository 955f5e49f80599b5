"""The delegation of a mission, and the decisions on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import STEPS, Status
from hansa.journeys.accept_registration import accept_registration
from hansa.journeys.withdraw_registration import withdraw_registration
from hansa.values import Refused
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import mission_or_404, signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.finding import registration_or_404, who_may_apply
from hansa.web.registration.forms import FilterForm, ReasonForm
from hansa.web.registration.telling import story_told, told_outcome

if TYPE_CHECKING:
    from hansa.apps.registration.models import Registration

ON_A_PAGE = 50
# How many applications are named at the top before the list itself must be read.
NAMED_FIRST = 6


@login_required
@require_GET
@vary_on_headers("HX-Request")
def delegation(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody who applied for the mission, what waits for the reader first."""
    mission = mission_or_404(request, slug)
    form = FilterForm(request.GET, mission=mission)
    page = Paginator(form.chosen(queries.of_mission(mission)), ON_A_PAGE)
    context: dict[str, Any] = {
        "mission": mission,
        "form": form,
        "page": page.get_page(request.GET.get("page")),
        "filtered": bool(request.GET),
    }
    if asks_for(request, "results"):
        return render(request, "registration/delegation.html#results", context)
    to_decide = queries.to_decide(mission, by=signed_in(request))
    context |= {
        "figures": queries.figures(mission),
        "to_decide": to_decide[:NAMED_FIRST],
        "waiting_here": to_decide.count(),
        "may_apply": who_may_apply(request, mission).exists(),
        "may_read_particulars": queries.reads_particulars(signed_in(request), mission=mission),
    }
    return render(request, "registration/delegation.html", context)


@login_required
@require_GET
def registration(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One registration, with what stands in the way of each decision."""
    return _shown(request, registration_or_404(request, slug, pk))


@login_required
@require_POST
def accept(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Accept the registration."""
    return _decided(request, slug, pk, accept_registration)


@login_required
@require_POST
def decline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Decline the application, with the reason."""
    return _decided(request, slug, pk, services.decline, saying_no=Status.DECLINED)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Withdraw the registration, with the reason."""
    return _decided(request, slug, pk, withdraw_registration, saying_no=Status.WITHDRAWN)


def _decided(
    request: HttpRequest,
    slug: str,
    pk: int,
    decide: Callable[..., None],
    *,
    saying_no: str = "",
) -> HttpResponse:
    found = registration_or_404(request, slug, pk)
    why = request.POST.get("why", "")
    try:
        decide(registration=found, by=signed_in(request), now=timezone.localtime(), why=why)
    except Refused as refused:
        return _shown(request, found, refused=refused, saying_no=saying_no)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("registration:registration", slug=slug, pk=pk)
    answer = _shown(request, found)
    toast = {"words": told_outcome(found), "tone": "success"}
    answer["HX-Trigger"] = json.dumps({"toast": toast})
    return answer


def _shown(
    request: HttpRequest,
    found: Registration,
    *,
    refused: Refused | None = None,
    saying_no: str = "",
) -> HttpResponse:
    """The registration as a page, or as its card where only that was asked for."""
    user = signed_in(request)
    not_ours = queries.objections_to_acting(found, by=user)
    open_steps = STEPS[found.status]
    acceptable = Status.ACCEPTED in open_steps and not not_ours
    reason = ReasonForm(request.POST if request.method == "POST" else None)
    at_reason = refused is not None and refused.field == "why"
    if refused is not None and at_reason and not reason.errors:
        show_refusal(reason, refused)
    context = {
        "mission": found.mission,
        "registration": found,
        "delegates": queries.delegates_of(found),
        "story": story_told(found),
        "not_ours": not_ours,
        "may": open_steps if not not_ours else frozenset(),
        "in_the_way": queries.objections_to_accepting(found, by=user) if acceptable else [],
        "objections": refused.objections if refused and not at_reason else (),
        "reason": reason,
        "declining": at_reason and saying_no == Status.DECLINED,
        "withdrawing": at_reason and saying_no == Status.WITHDRAWN,
        "seats_left": queries.seats_left(found.mission),
    }
    template = "registration/detail.html"
    if asks_for(request, "registration"):
        template += "#card"
    return render(request, template, context, status=409 if refused else 200)
