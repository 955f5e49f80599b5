"""Announcing something to those concerned."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hansa.apps.attendance.queries.announcements import announcements_of
from hansa.journeys.announce import announce
from hansa.values import Refused
from hansa.web.attendance.marshal.announcement_forms import AnnouncementForm
from hansa.web.missions.finding import planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal

# So many of those made before are listed.
LISTED = 30


@login_required
@require_http_methods(["GET", "POST"])
def announcements(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an announcement, and see what was announced before."""
    mission = planned_mission_or_404(request, slug)
    form = AnnouncementForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            said = announce(
                mission=mission,
                key=form.cleaned_data["key"],
                texts=form.texts,
                group=form.group,
                to=form.named,
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _said(said.announcement.people))
            return redirect("attendance:announcements", slug)
    context = {
        "mission": mission,
        "form": form,
        "announced": announcements_of(mission)[:LISTED],
    }
    template = "attendance/marshal/announcements.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _said(people: int) -> str:
    return ngettext(
        "Announced. {number} person was told.", "Announced. {number} people were told.", people
    ).format(number=people)
