"""When wish lists close, session by session, and what all of them may bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.matching import queries, services
from hansa.values import Refused
from hansa.web.matching.interests.forms import RoundForm
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission


@login_required
@require_GET
def rounds(request: HttpRequest, slug: str) -> HttpResponse:
    """Every session with its deadlines and the meetings that may be expected of its wishes."""
    mission = mission_or_404(request, slug, legs=False, sectors=False)
    standings = queries.standings_of(mission, now=timezone.now())
    sessions = [each.session for each in standings]
    expected = {each.session.pk: each for each in queries.expected_in(sessions)}
    context = {
        "mission": mission,
        "tab": "rounds",
        "may_plan": may_plan(request, mission),
        "sessions": [(each, expected.get(each.session.pk)) for each in standings],
        "mean": sum(each.expectation.mean for each in expected.values()),
        "wishes": sum(each.wishes for each in expected.values()),
    }
    return render(request, "matching/interests/rounds.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def terms(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Until when everybody chooses and those asked answer, by the clocks of the leg."""
    mission = planned_mission_or_404(request, slug)
    standing = _standing_or_404(mission, pk)
    with timezone.override(standing.zone):
        form = RoundForm(request.POST or None, round_=standing.round)
        if request.method == "POST" and form.is_valid() and _open(request, standing, form):
            return redirect("interests:rounds", slug)
        context = {"mission": mission, "tab": "rounds", "standing": standing, "form": form}
        status = 422 if form.errors else 200
        return render(request, "matching/interests/round.html", context, status=status)


@login_required
@require_POST
def move_on(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Close what the present stage leaves open, before its deadline."""
    standing = _standing_or_404(planned_mission_or_404(request, slug), pk)
    if standing.round is None:
        raise Http404
    try:
        services.move_on(
            round_=standing.round,
            seen=request.POST.get("seen", ""),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        words = _("{session}: the next round has begun.").format(session=standing.session)
        messages.success(request, words)
    return redirect("interests:rounds", slug)


@login_required
@require_POST
def carry(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let the wishes of the session say what interest says."""
    standing = _standing_or_404(planned_mission_or_404(request, slug), pk)
    number = services.carry_into(
        session=standing.session, by=signed_in(request), now=timezone.now()
    )
    words = ngettext(
        "{session}: {number} wish changed.", "{session}: {number} wishes changed.", number
    )
    messages.success(request, words.format(session=standing.session, number=number))
    return redirect("interests:rounds", slug)


def _open(request: HttpRequest, standing: queries.Standing, form: RoundForm) -> bool:
    """Open the round as the form says; whether that was allowed."""
    try:
        services.open_round(
            session=standing.session,
            terms=form.terms(),
            why=form.cleaned_data["why"],
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        show_refusal(form, refused)
        return False
    messages.success(request, _("{session}: saved.").format(session=standing.session))
    return True


def _standing_or_404(mission: Mission, pk: int) -> queries.Standing:
    standings = queries.standings_of(mission, now=timezone.now())
    found = next((each for each in standings if each.session.pk == pk), None)
    if found is None:
        raise Http404
    return found
