"""From which day on cabinets read who travels."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.missions import services
from hansa.web.missions.finding import planned_mission_or_404, signed_in
from hansa.web.missions.forms import EmbargoForm


@login_required
@require_http_methods(["GET", "POST"])
def embargo(request: HttpRequest, slug: str) -> HttpResponse:
    """Set the day, or take it away."""
    mission = planned_mission_or_404(request, slug)
    said = request.POST if request.method == "POST" else None
    form = EmbargoForm(said, initial={"names_from": mission.names_from})
    if request.method == "POST" and form.is_valid():
        services.set_names_from(
            mission, **form.cleaned_data, by=signed_in(request), now=timezone.now()
        )
        messages.success(request, _("Saved."))
        return redirect("programme:briefing", slug)
    context = {"mission": mission, "form": form}
    return render(request, "missions/embargo.html", context, status=422 if form.errors else 200)
