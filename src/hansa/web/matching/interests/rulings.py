"""Meetings that the organisers add or forbid."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.matching import queries, services
from hansa.values import Refused
from hansa.web.matching.interests.forms import RulingForm
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal

A_PAGE = 50


@login_required
@require_http_methods(["GET", "POST"])
def rulings(request: HttpRequest, slug: str) -> HttpResponse:
    """What was added and forbidden, and a form for one more."""
    posted = request.method == "POST"
    mission = planned_mission_or_404(request, slug) if posted else mission_or_404(request, slug)
    form = RulingForm(request.POST or None, profiles=list(queries.profiles_of(mission)))
    if posted and form.is_valid() and _rule(request, form):
        return redirect("interests:rulings", slug)
    context = {
        "mission": mission,
        "tab": "rulings",
        "may_plan": may_plan(request, mission),
        "page": Paginator(queries.rulings_of(mission), A_PAGE).get_page(request.GET.get("page")),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "matching/interests/rulings.html", context, status=status)


@login_required
@require_POST
def lift(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Leave it to the two again."""
    mission = planned_mission_or_404(request, slug)
    ruling = get_object_or_404(queries.rulings_of(mission), pk=pk)
    words = _("{one} and {other} decide for themselves again.").format(
        one=ruling.one, other=ruling.other
    )
    services.lift_ruling(ruling=ruling, by=signed_in(request), now=timezone.now())
    messages.success(request, words)
    return redirect("interests:rulings", slug)


def _rule(request: HttpRequest, form: RulingForm) -> bool:
    """Rule as the form says; whether that was allowed."""
    try:
        ruling = services.rule_on(
            one=form.chosen("one"),
            other=form.chosen("other"),
            allows=form.cleaned_data["allows"] == "add",
            why=form.cleaned_data["why"],
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        show_refusal(form, refused)
        return False
    messages.success(
        request, _("Recorded: {one} and {other}.").format(one=ruling.one, other=ruling.other)
    )
    return True
