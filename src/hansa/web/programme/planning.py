"""The officer's programme: every activity of a mission, by day and city."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.programme import queries, rules, services
from hansa.apps.programme.versions import changed_in_words
from hansa.journeys.change_activity import cancel_activity, change_activity
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused
from hansa.web.design.templatetags.design import as_short_day
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.programme.forms import LANGUAGE_NAMES, ActivityForm, Filters
from hansa.web.programme.losing import named, shown, to_ask_about
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity, SignUp


@dataclass(frozen=True, slots=True)
class DayInCity:
    """The activities of one day in one city."""

    date: date
    city: str
    activities: tuple[Activity, ...]


@login_required
@require_GET
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Every activity, by day and city, with filters that are part of the address."""
    mission = mission_or_404(request, slug)
    days = [(str(day), as_short_day(day)) for leg in mission.legs.all() for day in leg.days]
    filters = Filters(request.GET, mission=mission, days=days)
    asked = filters.asked()
    figures = queries.figures(mission)
    context = {
        "mission": mission,
        "figures": figures,
        "busiest": max((count for _day, count in figures.by_day), default=0),
        "days": _by_day(queries.activities_of(mission, **asked)),
        "filters": filters,
        "filtered": bool(asked),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "programme/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a draft on the programme."""
    mission = planned_mission_or_404(request, slug)
    form = ActivityForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_activity(
                leg=form.leg_chosen, **form.details(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(
                request, _("“{activity}” is on the programme as a draft.").format(activity=made)
            )
            return redirect("programme:activity", slug, made.pk)
    return _form_page(request, mission, form)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say anew what an activity is."""
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    form = ActivityForm(request.POST or None, mission=mission, activity=found)
    if request.method == "POST" and form.is_valid():
        displacing = shown(request.POST)
        losing = queries.who_would_lose(found, capacity=form.cleaned_data["capacity"])
        if losing := to_ask_about(losing, displacing=displacing):
            return _form_page(request, mission, form, activity=found, losing=losing)
        try:
            change_activity(
                activity=found,
                **form.details(),
                displacing=displacing,
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("“{activity}” is changed.").format(activity=found))
            return redirect("programme:activity", slug, pk)
    return _form_page(request, mission, form, activity=found)


@login_required
@require_GET
def activity(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One activity: what it is, who comes, what happened to it; in the drawer when asked so."""
    mission = mission_or_404(request, slug)
    return _activity_page(request, mission, activity_or_404(mission, pk))


@login_required
@require_POST
def confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make an activity sure."""

    def act(found: Activity) -> str:
        services.confirm(activity=found, by=signed_in(request), now=timezone.now())
        return _("“{activity}” is confirmed and on the agendas.").format(activity=found)

    return _act(request, slug, pk, act)


@login_required
@require_POST
def cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Call an activity off."""

    def act(found: Activity) -> str:
        why = request.POST.get("why", "")
        cancel_activity(activity=found, by=signed_in(request), now=timezone.now(), why=why)
        return _("“{activity}” is cancelled; those who were to come read why.").format(
            activity=found
        )

    return _act(request, slug, pk, act)


def _act(request: HttpRequest, slug: str, pk: int, act: Callable[[Activity], str]) -> HttpResponse:
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    try:
        messages.success(request, act(found))
    except Refused as refused:
        return _activity_page(request, mission, found, refused=refused)
    return redirect("programme:activity", slug, pk)


def _activity_page(
    request: HttpRequest, mission: Mission, found: Activity, *, refused: Refused | None = None
) -> HttpResponse:
    planning = may_plan(request, mission)
    context = {
        "mission": mission,
        "activity": found,
        "sign_ups": queries.sign_ups_of(found) if found.taken else (),  # type: ignore[attr-defined]
        "story": story_of(found),
        "parts": queries.parts_of(found),
        "spoken": ", ".join(str(LANGUAGE_NAMES.get(each, each)) for each in found.languages),
        "versions": [(each, changed_in_words(each)) for each in queries.versions_of(found)],
        "may_plan": planning,
        "may_change": planning and not list(rules.objections_to_changing(status=found.status)),
        "may_confirm": planning and not list(rules.objections_to_confirming(status=found.status)),
        "objections": refused.objections if refused else (),
        "why": request.POST.get("why", ""),
    }
    in_drawer = getattr(request, "htmx", False) and request.method == "GET"
    template = "programme/activity.html#drawer" if in_drawer else "programme/activity.html"
    return render(request, template, context, status=409 if refused else 200)


def _form_page(
    request: HttpRequest,
    mission: Mission,
    form: ActivityForm,
    *,
    activity: Activity | None = None,
    losing: Sequence[SignUp] = (),
) -> HttpResponse:
    """The form; with who would lose a place, and by which rule, where there would be fewer."""
    context: dict[str, Any] = {
        "mission": mission,
        "form": form,
        "activity": activity,
        "losing": losing,
        "displacing": named(losing),
    }
    status = 409 if losing else 422 if form.errors else 200
    return render(request, "programme/activity_form.html", context, status=status)


def activity_or_404(mission: Mission, pk: int) -> Activity:
    """The activity of an address, among those of the mission.

    Raises:
        Http404: when it is of another one, or there is none.
    """
    found = queries.activities_of(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _by_day(activities: Iterable[Activity]) -> list[DayInCity]:
    def where(each: Activity) -> tuple[date, str]:
        return each.told.start.date(), each.leg.city

    ordered = sorted(activities, key=lambda each: (*where(each), each.told.start))
    return [
        DayInCity(date=day, city=city, activities=tuple(group))
        for (day, city), group in groupby(ordered, key=where)
    ]
