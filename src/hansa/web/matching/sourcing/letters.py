"""The letters of a mission to those who may become hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hansa.apps.matching import services
from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.matching.rules.approaching import PLACES
from hansa.values import Refused
from hansa.web.matching.sourcing.finding import (
    may_source,
    seen_mission_or_404,
    sourced_mission_or_404,
)
from hansa.web.matching.sourcing.forms import LANGUAGE_NAMES, TemplateForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.matching.models import ApproachTemplate
    from hansa.apps.missions.models import Mission


@login_required
@require_GET
def templates(request: HttpRequest, slug: str) -> HttpResponse:
    """The letters, and in which languages they are written."""
    mission = seen_mission_or_404(request, slug)
    context = {
        "mission": mission,
        "tab": "templates",
        "templates": [
            (one, [LANGUAGE_NAMES[code] for code in LANGUAGE_NAMES if code in one.bodies])
            for one in queries.templates_of(mission)
        ],
        "may_source": may_source(request, mission),
    }
    return render(request, "matching/sourcing/templates.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_template(request: HttpRequest, slug: str) -> HttpResponse:
    """A new letter."""
    return _template(request, sourced_mission_or_404(request, slug), None)


@login_required
@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a letter."""
    mission = sourced_mission_or_404(request, slug)
    return _template(request, mission, get_object_or_404(queries.templates_of(mission), pk=pk))


def _template(
    request: HttpRequest, mission: Mission, standing: ApproachTemplate | None
) -> HttpResponse:
    form = TemplateForm(request.POST or None, template=standing)
    if request.method == "POST" and form.is_valid():
        try:
            services.put_template(
                mission=mission,
                template=standing,
                name=form.cleaned_data["name"],
                letters=form.letters(),
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Kept. Letters that went out stay as they were."))
            return redirect("sourcing:templates", mission.slug)
    context = {
        "mission": mission,
        "template": standing,
        "form": form,
        "places": [f"{{{place}}}" for place in PLACES],
    }
    status = 422 if form.errors else 200
    return render(request, "matching/sourcing/template.html", context, status=status)
