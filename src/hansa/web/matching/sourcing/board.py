"""The pipeline at a glance: by stage, as a list, what is due, who is shared, and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.matching.queries.sourcing import Conversion, Wanted
from hansa.apps.matching.rules.sourcing import ENDED, Pipeline
from hansa.web.matching.sourcing.finding import may_source, seen_mission_or_404
from hansa.web.meetings.finding import number_in
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.matching.models import Prospect

A_PAGE, A_COLUMN = 50, 25
# The funnel: how wide it is, and how high a step with its words.
WIDTH, STEP = 360, 56


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the board.

    Attributes:
        number: of all who stand there; `shown` are the most urgent.
    """

    stage: Pipeline
    number: int
    shown: list[Prospect]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.shown)


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the funnel, in the units of its drawing."""

    label: str
    number: int
    share: int
    x: float
    y: int
    width: float


@login_required
@require_GET
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody by stage, the most urgent first."""
    mission = seen_mission_or_404(request, slug)
    leg = number_in(request.GET, "leg")
    standing: dict[str, list[Prospect]] = {stage.value: [] for stage in Pipeline}
    for prospect in queries.chosen_prospects(mission, Wanted(leg=leg)):
        standing[prospect.stage].append(prospect)
    context = {
        "mission": mission,
        "tab": "board",
        "today": timezone.localdate(),
        "leg": leg,
        "columns": [
            Column(stage, len(standing[stage]), standing[stage][:A_COLUMN]) for stage in Pipeline
        ],
        "number": sum(map(len, standing.values())),
        "confirmed": len(standing[Pipeline.CONFIRMED]),
        "may_source": may_source(request, mission),
    }
    return render(request, "matching/sourcing/board.html", context)


@login_required
@require_GET
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, by leg, stage, company, colleague, and what is overdue."""
    mission = seen_mission_or_404(request, slug)
    stage = request.GET.get("stage", "")
    overdue = request.GET.get("overdue") == "yes"
    wanted = Wanted(
        leg=number_in(request.GET, "leg"),
        stage=stage if stage in Pipeline.values else "",
        serves=number_in(request.GET, "serves"),
        keeper=number_in(request.GET, "keeper"),
        overdue_on=timezone.localdate() if overdue else None,
    )
    found = queries.chosen_prospects(mission, wanted)
    context = {
        "mission": mission,
        "tab": "list",
        "today": timezone.localdate(),
        "wanted": wanted,
        "stages": Pipeline.choices,
        "companies": queries.travelling(mission),
        "keepers": queries.keepers_of(mission),
        "ended": ENDED,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "may_source": may_source(request, mission),
    }
    return render(request, "matching/sourcing/list.html", context)


@login_required
@require_GET
def due(request: HttpRequest, slug: str) -> HttpResponse:
    """What is due today or was before; the reader's own first, or everybody's."""
    mission = seen_mission_or_404(request, slug)
    everybody = request.GET.get("whose") == "all"
    keeper = None if everybody else signed_in(request)
    found = queries.due_until(mission, day=timezone.localdate(), keeper=keeper)
    context = {
        "mission": mission,
        "tab": "due",
        "today": timezone.localdate(),
        "everybody": everybody,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "matching/sourcing/due.html", context)


@login_required
@require_GET
def shared(request: HttpRequest, slug: str) -> HttpResponse:
    """Who would serve several companies, and is asked once for all of them."""
    mission = seen_mission_or_404(request, slug)
    found = queries.shared_prospects(mission)
    context = {
        "mission": mission,
        "tab": "shared",
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "matching/sourcing/shared.html", context)


@login_required
@require_GET
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """How many of the long list became hosts, on each leg and with each counsellor."""
    mission = seen_mission_or_404(request, slug)
    everybody, legs, keepers = queries.conversion(mission, all_label=_("Everybody"))
    context = {
        "mission": mission,
        "tab": "figures",
        "all": everybody,
        "share": everybody.share(everybody.confirmed),
        "bars": funnel(everybody),
        "width": WIDTH,
        "middle": WIDTH // 2,
        "height": STEP * len(everybody.steps),
        "tables": [
            (_("Each leg"), _("Leg"), [_told(one) for one in (*legs, everybody)]),
            (_("Who looks after them"), _("Colleague"), [_told(one) for one in keepers]),
        ],
    }
    return render(request, "matching/sourcing/figures.html", context)


def funnel(conversion: Conversion) -> list[Bar]:
    """The four steps as bars around the middle, as wide as their numbers."""
    labels = (_("Long list"), _("Approached"), _("Interested"), _("Confirmed"))
    most = max(*conversion.steps, 1)
    return [
        Bar(
            label=label,
            number=number,
            share=conversion.share(number),
            x=(WIDTH - WIDTH * number / most) / 2,
            y=STEP * place,
            width=WIDTH * number / most,
        )
        for place, (label, number) in enumerate(zip(labels, conversion.steps, strict=True))
    ]


def _told(one: Conversion) -> tuple[Conversion, list[tuple[int, int]]]:
    return one, [(number, one.share(number)) for number in (*one.steps, one.declined)]
