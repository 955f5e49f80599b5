"""Who comes with delegates, as those who plan the mission keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.registration import queries as registrations
from hansa.apps.travel import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal
from hansa.web.travel.forms import AlongWithForm

if TYPE_CHECKING:
    from hansa.apps.travel.models import Accompanying


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def along(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody who comes with a delegate; enter one more."""
    mission = planned_mission_or_404(request, slug)
    delegates = registrations.accepted_delegates(mission)
    form = AlongWithForm(request.POST or None, delegates=delegates)
    if request.method == "POST" and form.is_valid():
        try:
            named = _named(request, form)
        except Refused as refused:
            show_refusal(form, refused)
        else:
            told = _("{name} comes along, {with_whom}.")
            messages.success(request, told.format(name=named, with_whom=named.with_whom))
            return redirect("travel:along", slug)
    context = {
        "mission": mission,
        "form": form,
        "along": queries.accompanying_of(mission),
        "may_plan": True,
    }
    return render(request, "travel/along.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody stays at home after all."""
    mission = planned_mission_or_404(request, slug)
    each = get_object_or_404(queries.accompanying_of(mission), pk=pk)
    services.drop_accompanying(accompanying=each, by=signed_in(request), now=timezone.now())
    messages.success(request, _("{name} does not come along.").format(name=each))
    return redirect("travel:along", slug)


def _named(request: HttpRequest, form: AlongWithForm) -> Accompanying:
    said = form.cleaned_data
    return services.name_accompanying(
        delegate=form.chosen,
        name=said["name"],
        relation=said["relation"],
        by=signed_in(request),
        now=timezone.now(),
    )
