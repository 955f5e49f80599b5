"""What the organisers see: one organisation's list with its scores, and groups worth making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from hansa.apps.matching import grouping, queries
from hansa.web.matching.recommendations.deck import about_making
from hansa.web.matching.recommendations.words import why_of
from hansa.web.missions.finding import may_plan, mission_or_404

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from hansa.apps.meetings.models import Party

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation with its scores.

    Attributes:
        scores: from 0 to 100: both together, what it is worth to the one, and to the other.
    """

    listed: queries.Listed
    why: Sequence[SafeString]
    scores: tuple[int, int, int]


@login_required
@require_GET
def of_one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who is recommended to one organisation, why, and how good it is for both."""
    mission = mission_or_404(request, slug, legs=False)
    profile = queries.profiles_of(mission).filter(pk=pk).first()
    if profile is None:
        raise Http404
    rows = [_row(each) for each in queries.recommended_of(profile)]
    context = {
        "mission": mission,
        "profile": profile,
        "hosts": [row for row in rows if not row.listed.is_colleague],
        "companies": [row for row in rows if row.listed.is_colleague],
        **about_making(profile, is_empty=not rows),
    }
    return render(request, "matching/recommendations/of.html", context)


@login_required
@require_GET
def groups(request: HttpRequest, slug: str) -> HttpResponse:
    """Hosts whom several companies would meet for the same thing, the best groups first."""
    mission = mission_or_404(request, slug, legs=False)
    found = grouping.groups_in(mission)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    forms = queries.parties_of_hosts(each.host for each in page)
    context = {
        "mission": mission,
        "number": len(found),
        "page": page,
        "groups": [(each, _form_of(each, forms)) for each in page],
        "may_plan": may_plan(request, mission),
    }
    return render(request, "matching/recommendations/groups.html", context)


def _form_of(group: grouping.Suggested, parties: dict[int, Party]) -> str:
    """Where the group is made, with its host and its companies chosen; "" without a session."""
    party = parties.get(group.host.pk)
    if party is None:
        return ""
    home = reverse("meetings:groups", args=[group.host.mission.slug, party.session_id])
    companies = [each.registration_id for each in group.companies]
    return f"{home}?{urlencode({'host': party.pk, 'company': companies}, doseq=True)}"


def _row(listed: queries.Listed) -> Row:
    told = listed.recommendation
    parts = (told.score, told.forward, told.backward)
    both, one, other = (round(100 * part) for part in parts)
    return Row(listed, why_of(listed, most=5), (both, one, other))
