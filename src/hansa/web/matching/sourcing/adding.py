"""Putting organisations on the long list: by name, or because they answer what a company needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.directory import queries as directory
from hansa.apps.directory.rules.sectors import sector_title
from hansa.apps.matching import queries as matching
from hansa.apps.matching import services
from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.matching.queries import suggesting
from hansa.apps.matching.rules.sourcing import LONGEST_REASON
from hansa.values import Refused
from hansa.web.matching.sourcing.finding import (
    may_source,
    seen_mission_or_404,
    sourced_mission_or_404,
)
from hansa.web.matching.sourcing.forms import ListingForm
from hansa.web.meetings.finding import number_in
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.worker import orders

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation
    from hansa.apps.matching.models import CooperationProfile, Prospect
    from hansa.apps.missions.models import Leg, Mission
    from hansa.apps.registration.models import Registration

A_PAGE, MOST_FOUND, LONGEST_SEARCH = 50, 20, 80


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Find an organisation of the leg's country, and put it on the list."""
    mission = sourced_mission_or_404(request, slug)
    companies = list(queries.travelling(mission))
    if request.method != "POST":
        leg = _leg_of(mission, number_in(request.GET, "leg"))
        text = request.GET.get("q", "")[:LONGEST_SEARCH]
        found, form = _found(request, leg, text), ListingForm(companies=companies)
        return _adding(request, mission, leg, form, found, text=text)
    leg = _leg_of(mission, number_in(request.POST, "leg"))
    organisation = _organisation_of(request, leg, number_in(request.POST, "organisation"))
    form = ListingForm(request.POST, companies=companies)
    if form.is_valid():
        try:
            listed = _list(request, leg, organisation, form.serves())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{name} is on the long list.").format(name=listed))
            return redirect("sourcing:prospect", slug, listed.pk)
    return _adding(request, mission, leg, form, [organisation], text=organisation.name)


@login_required
@require_GET
def missing(request: HttpRequest, slug: str) -> HttpResponse:
    """Companies with fewer than three good matches, the poorest first."""
    mission = seen_mission_or_404(request, slug)
    poor = [
        one
        for one in matching.coverage(mission)
        if one.profile.registration_id and one.good < matching.ENOUGH
    ]
    context = {
        "mission": mission,
        "tab": "missing",
        "number": len(poor),
        "enough": matching.ENOUGH,
        "page": Paginator(poor, A_PAGE).get_page(request.GET.get("page")),
        "may_source": may_source(request, mission),
    }
    return render(request, "matching/sourcing/missing.html", context)


@login_required
@require_GET
def suggestions(request: HttpRequest, slug: str, profile: int) -> HttpResponse:
    """Who of the directory answers what a company needs."""
    mission = seen_mission_or_404(request, slug)
    company = _company_of(mission, profile)
    leg = _leg_of(mission, number_in(request.GET, "leg"))
    found = suggesting.suggestions(company, leg=leg, user=signed_in(request))
    context = {
        "mission": mission,
        "company": company,
        "leg": leg,
        "suggestions": [
            (one, round(100 * one.likeness), [sector_title(code) for code in one.sectors])
            for one in found
        ],
        "number_read": suggesting.number_read(country=leg.country) if not found else 0,
        "is_fallback": matching.is_fallback(),
        "may_source": may_source(request, mission),
    }
    return render(request, "matching/sourcing/suggestions.html", context)


@login_required
@require_POST
def list_suggested(request: HttpRequest, slug: str, profile: int) -> HttpResponse:
    """Put somebody who was suggested on the list, for the company whose need they answer."""
    mission = sourced_mission_or_404(request, slug)
    company = _company_of(mission, profile)
    leg = _leg_of(mission, number_in(request.POST, "leg"))
    chosen = number_in(request.POST, "organisation")
    need = request.POST.get("why", "").strip() or _("Answers what the company looks for")
    try:
        if chosen is None:
            raise Refused(_("Choose one of the organisations."), field="organisation")
        organisation = _organisation_of(request, leg, chosen)
        _list(request, leg, organisation, {company.registration: need[:LONGEST_REASON]})  # type: ignore[dict-item]
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        messages.success(request, _("{name} is on the long list.").format(name=organisation))
    address = redirect("sourcing:suggestions", slug, profile)
    address["Location"] += f"?leg={leg.pk}"
    return address


@login_required
@require_POST
def read_anew(request: HttpRequest, slug: str) -> HttpResponse:
    """Have the worker read what the organisations of a leg's country do."""
    mission = sourced_mission_or_404(request, slug)
    leg = _leg_of(mission, number_in(request.POST, "leg"))
    orders.read_organisations(leg=leg)
    words = _("The organisations in {city} are being read; look again in a minute.")
    messages.success(request, words.format(city=leg.city))
    return redirect("sourcing:missing", slug)


def _adding(
    request: HttpRequest,
    mission: Mission,
    leg: Leg,
    form: ListingForm,
    found: list[Organisation],
    *,
    text: str,
) -> HttpResponse:
    context = {"mission": mission, "leg": leg, "form": form, "found": found, "text": text}
    status = 422 if form.errors else 200
    return render(request, "matching/sourcing/add.html", context, status=status)


def _list(
    request: HttpRequest, leg: Leg, organisation: Organisation, serves: dict[Registration, str]
) -> Prospect:
    """Put it on the list with the first of its people whom the directory knows."""
    return services.long_list(
        leg=leg,
        organisation=organisation,
        serves=serves,
        contact=organisation.people.order_by("pk").first(),
        by=signed_in(request),
        now=timezone.now(),
    )


def _leg_of(mission: Mission, number: int | None) -> Leg:
    legs = list(mission.legs.all())
    chosen = [leg for leg in legs if leg.pk == number] if number else legs
    if not chosen:
        raise Http404
    chosen[0].mission = mission
    return chosen[0]


def _company_of(mission: Mission, number: int) -> CooperationProfile:
    company = get_object_or_404(
        matching.profiles_of(mission), pk=number, registration__isnull=False
    )
    company.mission = mission
    return company


def _organisation_of(request: HttpRequest, leg: Leg, number: int | None) -> Organisation:
    seen = directory.visible_to(signed_in(request)).filter(country=leg.country)
    return get_object_or_404(seen, pk=number)


def _found(request: HttpRequest, leg: Leg, text: str) -> list[Organisation]:
    if not text.strip():
        return []
    seen = directory.visible_to(signed_in(request)).filter(country=leg.country)
    return list(directory.named(seen, text=text)[:MOST_FOUND])
