"""Publishing a timetable: first what it would do, then doing it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hansa.apps.meetings.differences import preview_publication
from hansa.journeys.publish_agendas import publish_agendas
from hansa.values import Refused
from hansa.web.meetings.finding import planned_session_or_404
from hansa.web.missions.finding import signed_in

# So many changes are named in the dialog; the rest is counted.
NAMED = 8


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say what publishing would do; on pressing the button, do it."""
    session = planned_session_or_404(request, slug, pk)
    objections: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            publication = publish_agendas(
                session=session, by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            objections = refused.objections
        else:
            messages.success(request, _said(publication.people))
            return _to_board(request, slug, pk)
    preview = preview_publication(session)
    context = {
        "mission": session.leg.mission,
        "session": session,
        "preview": preview,
        "named": preview.changes[:NAMED],
        "others": max(0, len(preview.changes) - NAMED),
        "objections": objections or preview.objections,
    }
    part = "#dialog" if request.headers.get("HX-Request") else ""
    status = 409 if objections else 200
    return render(request, f"meetings/publish.html{part}", context, status=status)


def _to_board(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("meetings:board", args=[slug, pk])})
    return redirect("meetings:board", slug, pk)


def _said(people: int) -> str:
    if not people:
        return _("Published. Nobody's agenda changed.")
    return ngettext(
        "Published. {number} agenda changed.", "Published. {number} agendas changed.", people
    ).format(number=people)
