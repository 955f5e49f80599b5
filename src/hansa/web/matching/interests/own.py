"""A company's own list: whom it wants to meet, who wants to meet it, what that may bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries, services
from hansa.apps.matching.rules import Choice, Stage, moved
from hansa.values import Refused
from hansa.web.matching.choosing import choice_said
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the list, with where they stand in it."""

    mutual: queries.Mutual
    is_first: bool
    is_last: bool


@login_required
@require_GET
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, who waits for an answer, the deadlines, and the meetings that may be expected."""
    return render(request, "matching/interests/mine.html", _context(_own_or_404(request, slug)))


@login_required
@require_POST
def say(request: HttpRequest, slug: str, about: int) -> HttpResponse:
    """Must, like, or no, thanks."""
    profile = _own_or_404(request, slug)
    other = _other_or_404(profile, about)
    objections: tuple[str, ...] = ()
    try:
        services.express(
            profile=profile,
            about=other,
            choice=choice_said(request.POST),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        objections = refused.objections
    return _answer(request, profile, objections)


@login_required
@require_POST
def take_back(request: HttpRequest, slug: str, about: int) -> HttpResponse:
    """Say nothing any more about somebody."""
    profile = _own_or_404(request, slug)
    other = _other_or_404(profile, about)
    objections: tuple[str, ...] = ()
    try:
        services.take_back(profile=profile, about=other, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        objections = refused.objections
    return _answer(request, profile, objections)


@login_required
@require_POST
def move(request: HttpRequest, slug: str, about: int) -> HttpResponse:
    """One place up or down among those of whom the same is said."""
    profile = _own_or_404(request, slug)
    other = _other_or_404(profile, about)
    up = request.POST.get("to") == "up"
    objections: tuple[str, ...] = ()
    try:
        services.rank(
            profile=profile,
            order=_moved(profile, other, up=up),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        objections = refused.objections
    return _answer(request, profile, objections)


def _moved(profile: CooperationProfile, other: CooperationProfile, *, up: bool) -> list[int]:
    said = queries.interests_of(profile).values_list("about", "choice")
    return moved(list(said), who=other.pk, up=up)


def _own_or_404(request: HttpRequest, slug: str) -> CooperationProfile:
    profile = queries.own_of_slug(request.user, slug=slug)
    if profile is None:
        raise Http404
    return profile


def _other_or_404(profile: CooperationProfile, pk: int) -> CooperationProfile:
    other = queries.addressable_to(profile).filter(pk=pk).first()
    if other is None:
        raise Http404
    return other


def _answer(
    request: HttpRequest, profile: CooperationProfile, objections: tuple[str, ...]
) -> HttpResponse:
    """The list as it is now; the whole page for a browser without scripts."""
    if request.headers.get("HX-Request"):
        context = _context(profile) | {"objections": objections}
        status = 409 if objections else 200
        return render(request, "matching/interests/mine.html#list", context, status=status)
    for objection in objections:
        messages.error(request, objection)
    return redirect("interests:mine", profile.mission.slug)


def _context(profile: CooperationProfile) -> dict[str, object]:
    now = timezone.now()
    lines = queries.interests(profile)
    standings = queries.standings_for(profile, now=now)
    sessions = [each.session for each in standings]
    expected = {each.session.pk: each for each in queries.expected_for(profile, sessions)}
    return {
        "mission": profile.mission,
        "profile": profile,
        "waiting": [each for each in lines if each.mine is None],
        "musts": _lines(lines, Choice.MUST),
        "likes": _lines(lines, Choice.LIKE),
        "noes": _lines(lines, Choice.NO),
        "sessions": [(each, expected.get(each.session.pk)) for each in standings],
        "closed": bool(standings) and all(each.stage == Stage.PUBLISHED for each in standings),
    }


def _lines(lines: Sequence[queries.Mutual], choice: Choice) -> list[Line]:
    chosen = [each for each in lines if each.mine and each.mine.choice == choice]
    return [
        Line(each, is_first=place == 0, is_last=place == len(chosen) - 1)
        for place, each in enumerate(chosen)
    ]
