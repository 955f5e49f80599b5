"""What is stuck in a mission, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from hansa.apps.meetings import queries as meetings
from hansa.apps.missions import queries
from hansa.apps.missions.rules import STEPS, Status
from hansa.apps.programme import queries as programme
from hansa.apps.registration import queries as registrations
from hansa.plumbing.history.recording import story_of
from hansa.web.design.templatetags.design import as_day, number
from hansa.web.missions.finding import may_plan, mission_or_404, signed_in
from hansa.web.missions.waiting import undecided
from hansa.web.missions.words import in_words

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission

LATEST = 5
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for the officer, and where it is done."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What the contexts tell of one mission.

    Attributes:
        waiting: applications on which the reader may decide.
    """

    waiting: int
    delegation: registrations.Figures
    programme: programme.Figures
    meetings: meetings.Figures

    @property
    def drafts(self) -> int:
        """Activities that nobody has confirmed."""
        return self.programme.activities - self.programme.confirmed

    @property
    def busiest(self) -> int:
        """How many activities the fullest day has."""
        return max((number for _day, number in self.programme.by_day), default=0)


@login_required
@require_GET
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """The mission on one page."""
    mission = mission_or_404(request, slug)
    planning = may_plan(request, mission)
    figures = Figures(
        waiting=undecided(signed_in(request)).filter(mission=mission).count(),
        delegation=registrations.figures(mission),
        programme=programme.figures(mission),
        meetings=meetings.figures(mission),
    )
    context = {
        "mission": mission,
        "legs": queries.legs_of(mission).select_related("counsellor"),
        "figures": figures,
        "needs": list(_needs(mission, figures)) if planning else [],
        "may_plan": planning,
        "steps": STEPS[Status(mission.status)],
        "moments": in_words(story_of(mission)[:LATEST]),
    }
    return render(request, "missions/overview.html", context)


@login_required
@require_GET
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What was decided, by whom and why; latest first."""
    mission = mission_or_404(request, slug)
    page = Paginator(story_of(mission), A_PAGE).get_page(request.GET.get("page"))
    context = {"mission": mission, "page": page, "moments": in_words(page.object_list)}
    return render(request, "missions/history.html", context)


def _needs(mission: Mission, figures: Figures) -> Iterator[Need]:
    """What waits, the most pressing first."""
    yield from _needs_of_mission(mission)
    for count, words, room, asked in (
        (
            figures.waiting,
            ngettext("{n} application to decide", "{n} applications to decide",
                     figures.waiting),
            "registration:delegation",
            "?status=applied",
        ),
        (
            figures.meetings.unpublished,
            ngettext("{n} session not published", "{n} sessions not published",
                     figures.meetings.unpublished),
            "meetings:sessions",
            "",
        ),
        (
            figures.drafts,
            ngettext("{n} activity to confirm", "{n} activities to confirm", figures.drafts),
            "programme:list",
            "?status=draft",
        ),
    ):  # fmt: skip
        if count:
            url = reverse(room, args=[mission.slug]) + asked
            yield Need(words.format(n=number(count)), url)


def _needs_of_mission(mission: Mission) -> Iterator[Need]:
    today, last = timezone.localdate(), mission.ends_on  # type: ignore[attr-defined]
    step = reverse("missions:step", args=[mission.slug])
    if last is None:
        yield Need(_("No city yet"), reverse("missions:add_leg", args=[mission.slug]))
    if mission.status == Status.READY and last and last < today:
        yield Need(_("Over since {day}: say that it is done").format(day=as_day(last)), step)
    closes = mission.recruits_until
    if mission.status == Status.RECRUITING and closes and closes < today:
        yield Need(_("Registration was to close on {day}").format(day=as_day(closes)), step)
