"""Organisers see who talks with whom and which calls were held, not what was said."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries, services
from hansa.values import Refused
from hansa.web.matching.talks.forms import TogetherForm
from hansa.web.matching.talks.talking import call_in_words
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)

A_PAGE = 50


@login_required
@require_GET
def talks(request: HttpRequest, slug: str) -> HttpResponse:
    """Every talk of the mission, the latest first, and a form that brings two together."""
    return _shown(request, slug, form=None)


@login_required
@require_POST
def bring_together(request: HttpRequest, slug: str) -> HttpResponse:
    """Let two write to one another who have not found one another yet."""
    mission = planned_mission_or_404(request, slug)
    form = TogetherForm(request.POST, profiles=list(queries.profiles_of(mission)))
    if form.is_valid():
        try:
            begun = services.open_conversation(
                one=form.chosen("one"),
                other=form.chosen("other"),
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            for objection in refused.objections:
                form.add_error("other", objection)
        else:
            words = _("{two} can write to one another now.").format(two=begun)
            messages.success(request, words)
            return redirect("talks:all", slug)
    return _shown(request, slug, form=form)


def _shown(request: HttpRequest, slug: str, *, form: TogetherForm | None) -> HttpResponse:
    mission = mission_or_404(request, slug)
    page = Paginator(queries.talks_of(mission), A_PAGE).get_page(request.GET.get("page"))
    plans = may_plan(request, mission)
    if plans and form is None:
        form = TogetherForm(profiles=list(queries.profiles_of(mission)))
    context = {
        "mission": mission,
        "tab": "talks",
        "page": page,
        "talks": [(talk, call_in_words(talk)) for talk in page],
        "form": form if plans else None,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "matching/talks/all.html", context, status=status)
