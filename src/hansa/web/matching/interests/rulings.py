"""Meetings that the organisers add or forbid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.matching import queries
from hansa.values import Refused
from hansa.web.matching.interests.forms import RulingForm
from hansa.web.matching.naming import LONGEST_NAME, found_profiles
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal
from hansa.worker import orders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.apps.matching.models import CooperationProfile

A_PAGE = 50
# The two fields of the form.
SIDES = ("one", "other")


@login_required
@require_http_methods(["GET", "POST"])
def rulings(request: HttpRequest, slug: str) -> HttpResponse:
    """What was added and forbidden, and a form for one more."""
    posted = request.method == "POST"
    mission = planned_mission_or_404(request, slug) if posted else mission_or_404(request, slug)
    form = RulingForm(request.POST if posted else None, mission=mission)
    if posted and form.is_valid() and _rule(request, form):
        return redirect("interests:rulings", slug)
    context = {
        "mission": mission,
        "tab": "rulings",
        "may_plan": may_plan(request, mission),
        "page": Paginator(queries.rulings_of(mission), A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "sides": [(form[name], _findings(name, form.found.get(name, ()))) for name in SIDES],
    }
    status = 422 if form.errors else 200
    return render(request, "matching/interests/rulings.html", context, status=status)


@login_required
@require_GET
def find(request: HttpRequest, slug: str) -> HttpResponse:
    """Whom the words of a field tell of, to choose one."""
    mission = planned_mission_or_404(request, slug)
    name = SIDES[1] if SIDES[1] in request.GET else SIDES[0]
    asked = request.GET.get(name, "").strip()[:LONGEST_NAME]
    found = queries.profiles_named(mission, asked) if asked else []
    return render(request, "matching/_found.html", _findings(name, found, asked=asked))


@login_required
@require_POST
def lift(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Leave it to the two again."""
    mission = planned_mission_or_404(request, slug)
    ruling = get_object_or_404(queries.rulings_of(mission), pk=pk)
    words = _("{one} and {other} decide for themselves again.").format(
        one=ruling.one, other=ruling.other
    )
    orders.lift_ruling(ruling=ruling, by=signed_in(request), now=timezone.now())
    messages.success(request, words)
    return redirect("interests:rulings", slug)


def _rule(request: HttpRequest, form: RulingForm) -> bool:
    """Rule as the form says; whether that was allowed."""
    try:
        ruling = orders.rule_on(
            one=form.chosen["one"],
            other=form.chosen["other"],
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


def _findings(
    name: str, found: Sequence[CooperationProfile], *, asked: str = ""
) -> dict[str, object]:
    return {
        "field": f"{name}_profile",
        "asked": asked,
        "found": found_profiles(found),
        "nobody": _("Nobody on the mission is called that."),
    }
