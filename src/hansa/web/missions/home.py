"""What an officer's day begins with: the missions, and what is stuck in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from hansa.apps.accounts import queries as accounts
from hansa.apps.directory import queries as directory
from hansa.apps.missions import queries
from hansa.apps.missions.rules import OVER
from hansa.apps.registration import queries as registrations
from hansa.web.missions.finding import may_plan_missions, signed_in
from hansa.web.missions.waiting import undecided

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Mission


@dataclass(frozen=True, slots=True)
class Line:
    """One mission of the list.

    Attributes:
        waiting: applications that wait for the reader's decision.
        url: the page of it that the reader may see.
    """

    mission: Mission
    starts_on: date | None
    ends_on: date | None
    waiting: int
    over: bool
    url: str


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The missions, those to come before those that were; delegates have a page of their own."""
    user = signed_in(request)
    if not accounts.works_for_an_agency(user):
        return redirect(_own_page(user))
    lines = _lines(user, today=timezone.localdate())
    context = {
        "coming": [line for line in reversed(lines) if not line.over],
        "past": [line for line in lines if line.over],
        "stuck": sorted((line for line in lines if line.waiting), key=lambda line: -line.waiting),
        "may_plan": may_plan_missions(user),
    }
    return render(request, "missions/home.html", context)


def _own_page(user: User) -> str:
    """Whoever applies for a company begins with its applications, until they travel."""
    applies = directory.owned_by(user).exists()
    travels = registrations.delegates_of_user(user).exists()
    return "registration:mine" if applies and not travels else "programme:me"


def _lines(user: User, *, today: date) -> list[Line]:
    waiting = Counter(undecided(user).values_list("mission_id", flat=True))
    return [
        Line(
            mission=mission,
            starts_on=mission.starts_on,  # type: ignore[attr-defined]  # counted by the query
            ends_on=mission.ends_on,  # type: ignore[attr-defined]
            waiting=waiting[mission.pk],
            over=_is_over(mission, today=today),
            url=reverse(_page(mission), args=[mission.slug]),
        )
        for mission in queries.briefed_to(user)
    ]


def _page(mission: Mission) -> str:
    is_whole = mission.is_whole  # type: ignore[attr-defined]  # told by the query
    return "missions:overview" if is_whole else "programme:briefing"


def _is_over(mission: Mission, *, today: date) -> bool:
    if mission.status in OVER:
        return True
    last = mission.ends_on  # type: ignore[attr-defined]
    return last is not None and last < today
