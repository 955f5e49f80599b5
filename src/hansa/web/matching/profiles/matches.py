"""The making of recommendations, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries
from hansa.apps.meetings.rules import UNDER_WAY, RunStatus, looks_interrupted
from hansa.values import Refused
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.worker import orders

if TYPE_CHECKING:
    from hansa.apps.matching.models import Matchmaking
    from hansa.apps.missions.models import Mission

# One that nobody has picked up for so long tells the officer to look after the worker.
PATIENCE = timedelta(seconds=20)
PART = "making"
# Heaviest first, so many are worth a line.
WEIGHTS_SHOWN = 9


@dataclass(frozen=True, slots=True)
class Making:
    """The latest matchmaking of a mission, seen now.

    Attributes:
        under_way: it waits or works, and is not known to be interrupted.
        interrupted: it says that it works, but nothing has been heard of it.
        ignored: it waits longer than a worker that is there would let it.
    """

    run: Matchmaking | None
    under_way: bool = False
    interrupted: bool = False
    ignored: bool = False

    @classmethod
    def over(cls, mission: Mission) -> Making:
        """The latest of the mission."""
        run, now = queries.latest_matchmaking(mission), timezone.now()
        if run is None:
            return cls(None)
        interrupted = looks_interrupted(status=run.status, sign_of_life=run.sign_of_life, now=now)
        return cls(
            run,
            under_way=run.status in UNDER_WAY and not interrupted,
            interrupted=interrupted,
            ignored=run.status == RunStatus.WAITING and now - run.ordered_at > PATIENCE,
        )

    @property
    def failed(self) -> bool:
        """Whether the old lists stand because it came to nothing."""
        return bool(self.run and (self.interrupted or self.run.status == RunStatus.FAILED))

    @property
    def stage(self) -> str:
        """What is being done, in words."""
        if self.run is None or self.run.status == RunStatus.WAITING:
            return _("Waiting for the worker")
        if self.run.done < self.run.wanted:
            return _("Understanding what was said anew")
        return _("Choosing for everybody whom to meet")


@login_required
@require_GET
def matches(request: HttpRequest, slug: str) -> HttpResponse:
    """How recommendations are made, and the button that has them made."""
    return _shown(request, mission_or_404(request, slug))


@login_required
@require_GET
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """How far they are; the whole page without scripts."""
    return _shown(request, mission_or_404(request, slug))


@login_required
@require_POST
def order(request: HttpRequest, slug: str) -> HttpResponse:
    """Have them made for everybody."""
    mission = planned_mission_or_404(request, slug)
    try:
        orders.order_matches(mission=mission, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _shown(request, mission, objections=refused.objections)
    return (
        _shown(request, mission) if asks_for(request, PART) else redirect("profiles:matches", slug)
    )


def _shown(
    request: HttpRequest, mission: Mission, *, objections: tuple[str, ...] = ()
) -> HttpResponse:
    last = queries.last_done(mission)
    context = {
        "mission": mission,
        "making": Making.over(mission),
        "last": last,
        "weights": _weights(last),
        "figures": queries.figures_of_matches(mission),
        "is_fallback": queries.is_fallback(),
        "may_plan": may_plan(request, mission),
        "objections": objections,
    }
    page = "matching/profiles/matches.html"
    if asks_for(request, PART):
        page = f"{page}#{PART}"
    return render(request, page, context, status=409 if objections else 200)


def _weights(run: Matchmaking | None) -> list[tuple[str, float, float]]:
    """What each feature weighs, heaviest first: in words, the weight, and its share of the top."""
    if run is None:
        return []
    words = {
        "need_met": _("An offer of theirs answers a need of yours"),
        "offer_wanted": _("An offer of yours answers a need of theirs"),
        "words": _("Rare words that both use"),
        "product": _("Products that both name"),
        "sector": _("Sectors in common"),
        "partnership": _("They are what you look for, such as a distributor"),
        "market": _("They are in a market that interests you"),
        "size": _("They are as large as you wish"),
        "shared_language": _("You speak a common language"),
        "same_trade": _("You look for the same, and offer the same"),
    }
    told = [(words[name], weight) for name, weight in run.weights.items() if name in words]
    told.sort(key=lambda one: -one[1])
    top = max((weight for _words, weight in told), default=0)
    return [
        (name, weight, 100 * max(weight, 0) / top if top > 0 else 0)
        for name, weight in told[:WEIGHTS_SHOWN]
    ]
