"""Gifts, given and received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.programme import queries as programme
from hansa.apps.protocol import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.protocol.finding import form_page
from hansa.web.protocol.forms import GiftForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.protocol.models import Gift


@login_required
@require_GET
def gifts(request: HttpRequest, slug: str) -> HttpResponse:
    """Every gift, with the limit it passes."""
    mission = mission_or_404(request, slug)
    context = {
        "mission": mission,
        "whole": True,
        "gifts": queries.gifts_of(mission),
        "may_plan": may_plan(request, mission),
        "tab": "gifts",
    }
    return render(request, "protocol/gifts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Note a gift."""
    return _form(request, planned_mission_or_404(request, slug), None)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say anew what a gift is."""
    mission = planned_mission_or_404(request, slug)
    return _form(request, mission, _gift_or_404(mission, pk))


@login_required
@require_POST
def strike(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a gift off the list."""
    mission = planned_mission_or_404(request, slug)
    found = _gift_or_404(mission, pk)
    try:
        services.strike_gift(gift=found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, " ".join(refused.objections))
        return redirect("protocol:gift", slug, pk)
    messages.success(request, _("“{gift}” is off the list.").format(gift=found))
    return redirect("protocol:gifts", slug)


def _gift_or_404(mission: Mission, pk: int) -> Gift:
    found = next((each.gift for each in queries.gifts_of(mission) if each.gift.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, mission: Mission, gift: Gift | None) -> HttpResponse:
    form = GiftForm(
        request.POST if request.method == "POST" else None,
        activities=programme.activities_of(mission),
        others=[each.gift for each in queries.gifts_of(mission)],
        gift=gift,
    )

    def save() -> object:
        by, now = signed_in(request), timezone.now()
        if gift is None:
            return services.note_gift(mission=mission, **form.said(), by=by, now=now)
        return services.change_gift(gift=gift, **form.said(), by=by, now=now)

    title = str(gift) if gift else _("Note a gift")
    words = {"mission": mission, "title": title, "button": _("Save")}
    if gift:
        words["drops"] = reverse("protocol:strike_gift", args=[mission.slug, gift.pk])
        words["dropping"] = _("Take off the list")
    then = ("protocol:gifts", mission.slug)
    return form_page(request, form, save, words=words, done=_("Saved."), then=then)
