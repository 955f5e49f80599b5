"""Whether everybody has somebody to meet: coverage, sectors, orphans, over-asked hosts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries
from hansa.apps.meetings import services as meetings
from hansa.web.meetings.finding import number_in
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)

if TYPE_CHECKING:
    from hansa.apps.missions.models import SectorGroup

A_PAGE = 50
# Good from so many hundredths of a score on; what an officer may choose.
SCORES = (30, 40, 50, 60, 70, 80)
# A cell of the heat map, the room for letters beside it, and the steps of its colour.
CELL, MARGIN, STEPS, DARK = 48, 40, 5, 4
MOST_MEETINGS = 999


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the heat map.

    Attributes:
        heat: 0 to 5.
    """

    x: int
    y: int
    number: int
    heat: int
    words: str

    @property
    def is_dark(self) -> bool:
        """Whether its number must be light to be read."""
        return self.heat >= DARK


@login_required
@require_GET
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has fewer than three good matches, the poorest first."""
    mission = mission_or_404(request, slug, legs=False, sectors=False)
    good = number_in(request.GET, "good")
    good = good if good in SCORES else round(100 * queries.GOOD)
    covered = queries.coverage(mission, good=good / 100)
    everybody = request.GET.get("who") == "all"
    poor = [each for each in covered if each.good < queries.ENOUGH]
    shown = covered if everybody else poor
    context = {
        "mission": mission,
        "tab": "coverage",
        "number": len(covered),
        "poor": len(poor),
        "enough": queries.ENOUGH,
        "good": good,
        "scores": SCORES,
        "everybody": everybody,
        "page": Paginator(shown, A_PAGE).get_page(request.GET.get("page")),
        "totals": queries.totals_of(mission),
    }
    return render(request, "matching/interests/coverage.html", context)


@login_required
@require_GET
def sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """Which sector of the delegation wants which."""
    mission = mission_or_404(request, slug, legs=False, sectors=False)
    recommended = request.GET.get("what") == "recommended"
    heat = queries.heat(mission, recommended=recommended)
    context = {
        "mission": mission,
        "tab": "sectors",
        "recommended": recommended,
        "sectors": [(_letter(each), _name(each)) for each in heat.sectors],
        "cells": list(_cells(heat)),
        "rows": list(_rows(heat)),
        "labels": [
            (MARGIN + CELL * place + CELL // 2, _letter(each))
            for place, each in enumerate(heat.sectors)
        ],
        "size": MARGIN + CELL * len(heat.sectors),
        "conclusion": _conclusion(heat),
        "most": heat.most,
    }
    return render(request, "matching/interests/sectors.html", context)


@login_required
@require_GET
def orphans(request: HttpRequest, slug: str) -> HttpResponse:
    """Those whom nobody wants to meet, and who are recommended to nobody."""
    mission = mission_or_404(request, slug, legs=False, sectors=False)
    found = [each for each in queries.coverage(mission) if each.is_orphan]
    context = {
        "mission": mission,
        "tab": "orphans",
        "number": len(found),
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "matching/interests/orphans.html", context)


@login_required
@require_GET
def over_asked(request: HttpRequest, slug: str) -> HttpResponse:
    """Hosts with more wishes than places, and what helps."""
    mission = mission_or_404(request, slug, legs=False, sectors=False)
    found = queries.over_asked(mission)
    context = {
        "mission": mission,
        "tab": "over_asked",
        "may_plan": may_plan(request, mission),
        "number": len(found),
        "too_many": sum(each.too_many for each in found),
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "matching/interests/over_asked.html", context)


@login_required
@require_POST
def cap(request: HttpRequest, slug: str, party: int) -> HttpResponse:
    """Let a host have no more meetings than this; what else was said of it stays."""
    mission = planned_mission_or_404(request, slug)
    host = queries.host_party(mission, party)
    if host is None:
        raise Http404
    most = number_in(request.POST, "most")
    if most is None or not 1 <= most <= MOST_MEETINGS:
        words = _("Say a number of meetings from 1 to {most}.").format(most=MOST_MEETINGS)
        messages.error(request, words)
        return redirect("interests:over_asked", slug)
    meetings.cap_party(party=host, most=most, by=signed_in(request), now=timezone.now())
    words = _("{host} has {most} meetings at most.").format(host=host, most=most)
    messages.success(request, words)
    return redirect("interests:over_asked", slug)


def _cells(heat: queries.Heat) -> Iterator[Cell]:
    for row, wanting in enumerate(heat.sectors):
        for column, wanted in enumerate(heat.sectors):
            number = heat.cells.get((row, column), 0)
            yield Cell(
                x=MARGIN + CELL * column,
                y=MARGIN + CELL * row,
                number=number,
                heat=-(-STEPS * number // heat.most) if number else 0,
                words=_("{one} wants {other}: {number}").format(
                    one=_name(wanting), other=_name(wanted), number=number
                ),
            )


def _rows(heat: queries.Heat) -> Iterator[tuple[str, Sequence[int], int]]:
    for row, wanting in enumerate(heat.sectors):
        numbers = [heat.cells.get((row, column), 0) for column in range(len(heat.sectors))]
        yield _name(wanting), numbers, sum(numbers)


def _conclusion(heat: queries.Heat) -> str:
    if not heat.cells:
        return ""
    row, column = max(heat.cells, key=lambda pair: (heat.cells[pair], pair))
    one, other = _name(heat.sectors[row]), _name(heat.sectors[column])
    if row == column:
        return _("{one} looks most for its own kind.").format(one=one)
    return _("{one} looks most for {other}.").format(one=one, other=other)


def _letter(sector: SectorGroup | None) -> str:
    return sector.letter if sector else "–"


def _name(sector: SectorGroup | None) -> str:
    return str(sector) if sector else _("No sector")
