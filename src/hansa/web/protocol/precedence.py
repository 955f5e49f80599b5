"""The order of precedence of a mission, and each person in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.protocol import queries, services
from hansa.apps.protocol.rules import order_of
from hansa.apps.registration import queries as registrations
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.protocol.finding import form_page, knows_names, read_mission_or_404
from hansa.web.protocol.forms import DignitaryForm, UsageForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.protocol.models import Dignitary


@login_required
@require_GET
def precedence(request: HttpRequest, slug: str) -> HttpResponse:
    """Who goes before whom, with the reason of each place."""
    mission = read_mission_or_404(request, slug)
    usage = queries.usage_of(mission)
    whole = mission.is_whole  # type: ignore[attr-defined]
    planning = whole and may_plan(request, mission)
    ranked = queries.precedence_for(mission, user=signed_in(request), today=timezone.localdate())
    context = {
        "mission": mission,
        "whole": whole,
        "usage": usage,
        "order": order_of(usage.rule_set),
        "ranked": ranked,
        "substitutes": [each for each in ranked if planning and each.dignitary.is_substitute],
        "told": knows_names(request, mission),
        "may_plan": planning,
        "tab": "precedence",
    }
    return render(request, "protocol/precedence.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def usage(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose whose order is kept."""
    mission = planned_mission_or_404(request, slug)
    before = queries.usage_of(mission)
    form = UsageForm(
        request.POST if request.method == "POST" else None,
        initial={"rule_set": before.rule_set, "first": before.first},
    )

    def save() -> object:
        return services.set_usage(
            mission=mission, **form.cleaned_data, by=signed_in(request), now=timezone.now()
        )

    words = {"mission": mission, "title": _("Whose order is kept"), "button": _("Keep this order")}
    then = ("protocol:precedence", slug)
    return form_page(request, form, save, words=words, done=_("Saved."), then=then)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Give somebody a place."""
    mission = planned_mission_or_404(request, slug)
    form = DignitaryForm(
        request.POST if request.method == "POST" else None,
        usage=queries.usage_of(mission),
        delegates=registrations.accepted_delegates(mission),
    )

    def save() -> object:
        return services.add_dignitary(
            mission=mission,
            delegate=form.delegate_chosen(),
            **form.said(),
            by=signed_in(request),
            now=timezone.now(),
        )

    words = {"mission": mission, "title": _("Add a dignitary"), "button": _("Add to the order")}
    then = ("protocol:precedence", slug)
    return form_page(request, form, save, words=words, done=_("Added to the order."), then=then)


@login_required
@require_GET
def dignitary(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One dignitary: the place, and how they are addressed in four languages."""
    mission = mission_or_404(request, slug)
    found = _dignitary_or_404(mission, pk)
    place = next(each for each in queries.precedence_of(mission) if each.dignitary == found)
    context = {
        "mission": mission,
        "place": place,
        "addresses": queries.addresses_of(found),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "protocol/dignitary.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say anew what gives somebody their place."""
    mission = planned_mission_or_404(request, slug)
    found = _dignitary_or_404(mission, pk)
    form = DignitaryForm(
        request.POST if request.method == "POST" else None,
        usage=queries.usage_of(mission),
        dignitary=found,
    )

    def save() -> object:
        return services.change_dignitary(
            dignitary=found, **form.said(), by=signed_in(request), now=timezone.now()
        )

    words = {"mission": mission, "title": str(found), "button": _("Save")}
    then = ("protocol:dignitary", slug, pk)
    return form_page(request, form, save, words=words, done=_("Saved."), then=then)


@login_required
@require_POST
def strike(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take somebody out of the order."""
    mission = planned_mission_or_404(request, slug)
    found = _dignitary_or_404(mission, pk)
    services.strike_dignitary(dignitary=found, by=signed_in(request), now=timezone.now())
    messages.success(request, _("{name} is out of the order.").format(name=found))
    return redirect("protocol:precedence", slug)


def _dignitary_or_404(mission: Mission, pk: int) -> Dignitary:
    found: Dignitary | None = queries.dignitaries_of(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
