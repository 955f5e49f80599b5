"""All recommendations at once: hosts, fellow delegates, the shortlist; and some side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hansa.apps.matching import queries
from hansa.web.matching.recommendations.cards import (
    DELEGATES,
    HOSTS,
    cards_for,
    of_kind,
    own_or_404,
)
from hansa.web.matching.recommendations.deck import about_making
from hansa.web.meetings.finding import number_in

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile

SHORTLIST = "shortlist"
# Side by side on a screen.
MOST_COMPARED = 3


@login_required
@require_GET
def hosts(request: HttpRequest, slug: str) -> HttpResponse:
    """The hosts who are recommended, the best first."""
    return _listed(request, slug, HOSTS)


@login_required
@require_GET
def delegates(request: HttpRequest, slug: str) -> HttpResponse:
    """The fellow delegates who are recommended, the best first."""
    return _listed(request, slug, DELEGATES)


@login_required
@require_GET
def shortlist(request: HttpRequest, slug: str) -> HttpResponse:
    """Those of the recommended whom the reader wants to meet."""
    return _listed(request, slug, SHORTLIST)


@login_required
@require_GET
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two or three side by side."""
    profile = own_or_404(request, slug)
    asked = list(dict.fromkeys(request.GET.getlist("with")))
    by_number = {str(card.about.pk): card for card in cards_for(profile)}
    found = [by_number[number] for number in asked if number in by_number]
    context = {
        "mission": profile.mission,
        "profile": profile,
        "cards": found[:MOST_COMPARED],
        "most": MOST_COMPARED,
        "left_out": len(found[MOST_COMPARED:]),
    }
    return render(request, "matching/recommendations/compare.html", context)


@login_required
@require_GET
def on_board(request: HttpRequest, slug: str) -> HttpResponse:
    """The fellow delegates by sector, the reader's own sector first."""
    profile = own_or_404(request, slug)
    found = [
        each for each in queries.readable_to(profile).prefetch_related("statements")
        if each.registration
    ]  # fmt: skip
    context = {
        "mission": profile.mission,
        "profile": profile,
        "tab": "on_board",
        "number": len(found),
        "groups": _by_sector(found, first=_sector_of(profile)),
        "own_sector": _sector_of(profile),
    }
    return render(request, "matching/recommendations/on_board.html", context)


def _listed(request: HttpRequest, slug: str, tab: str) -> HttpResponse:
    profile = own_or_404(request, slug)
    cards = cards_for(profile)
    if tab == SHORTLIST:
        found = [card for card in cards if card.listed.is_shortlisted]
    else:
        found = of_kind(cards, tab)
    sector, leg = number_in(request.GET, "sector"), number_in(request.GET, "leg")
    shown = [
        card
        for card in found
        if sector in (None, card.sector.pk if card.sector else None)
        and leg in (None, card.leg.pk if card.leg else None)
    ]
    context = {
        "mission": profile.mission,
        "profile": profile,
        "tab": tab,
        "cards": shown,
        "number": len(found),
        "sectors": _distinct(card.sector for card in found),
        "legs": _distinct(card.leg for card in found),
        "sector": sector,
        "leg": leg,
        "most": MOST_COMPARED,
        **about_making(profile, is_empty=not found and tab != SHORTLIST),
    }
    return render(request, "matching/recommendations/list.html", context)


def _distinct(rows: Iterable[object]) -> list[object]:
    """What there is to choose from, by name; nothing where there is no choice."""
    found = sorted({row for row in rows if row is not None}, key=str)
    return found if len(found) > 1 else []


def _by_sector(
    profiles: Sequence[CooperationProfile], *, first: object | None
) -> list[tuple[object | None, list[CooperationProfile]]]:
    groups: dict[object | None, list[CooperationProfile]] = {}
    for each in sorted(profiles, key=lambda one: str(one).casefold()):
        groups.setdefault(_sector_of(each), []).append(each)
    order = sorted(groups, key=lambda sector: (sector != first, sector is None, str(sector)))
    return [(sector, groups[sector]) for sector in order]


def _sector_of(profile: CooperationProfile) -> object | None:
    return profile.registration.sector_group if profile.registration else None
