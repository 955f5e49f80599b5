"""What belongs to an activity: its run of show, hosts, interpreters, papers and places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.programme import queries, services
from hansa.apps.programme.rules import Audience
from hansa.journeys import sign_up
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.programme.losing import named
from hansa.web.programme.part_forms import FORMS, PartForm
from hansa.web.programme.planning import activity_or_404
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity, ActivityDocument, SignUp

VERBS: dict[str, Callable[..., Any]] = {
    "lines": services.add_line,
    "organisers": services.name_organiser,
    "hosts": services.name_host,
    "interpreters": services.name_interpreter,
    "documents": services.add_document,
    "allotments": sign_up.allot,
    "invitations": services.invite,
}


@login_required
@require_GET
def parts(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All that belongs to an activity, each with its form."""
    mission = mission_or_404(request, slug)
    return _page(request, mission, activity_or_404(mission, pk))


@login_required
@require_POST
def add(request: HttpRequest, slug: str, pk: int, part: str) -> HttpResponse:
    """Add a part."""
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    if part not in FORMS:
        raise Http404
    form = FORMS[part](request.POST, request.FILES, activity=found)
    losing = form.losing() if form.is_valid() else []
    if losing:
        return _page(request, mission, found, wrong=form, losing=losing)
    if form.is_valid():
        try:
            VERBS[part](activity=found, by=signed_in(request), now=timezone.now(), **form.details())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Noted."))
            return redirect("programme:parts", slug, pk)
    return _page(request, mission, found, wrong=form)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int, part: str, number: int) -> HttpResponse:
    """Take a part away."""
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    if part not in services.PARTS:
        raise Http404
    gone = sign_up.drop_part(
        activity=found, part=part, number=number, by=signed_in(request), now=timezone.now()
    )
    if not gone:
        raise Http404
    messages.success(request, _("Taken away."))
    return redirect("programme:parts", slug, pk)


@login_required
@require_GET
def document(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """A file of an activity, for whoever sees the mission; it is saved, never shown in place."""
    mission = mission_or_404(request, slug)
    found = queries.document_of(activity_or_404(mission, pk), number=number)
    if found is None:
        raise Http404
    return as_download(found)


@login_required
@require_POST
def let_read(request: HttpRequest, slug: str, pk: int, part: str, number: int) -> HttpResponse:
    """Let delegates read a line or a document, or keep it inside."""
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    opened = request.POST.get("opened") == "yes"
    if part not in services.READABLE or not services.open_part(
        activity=found,
        part=part,
        number=number,
        opened=opened,
        by=signed_in(request),
        now=timezone.now(),
    ):
        raise Http404
    said = _("Delegates may read it.") if opened else _("Only planners read it.")
    messages.success(request, said)
    return redirect("programme:parts", slug, pk)


def as_download(found: ActivityDocument) -> HttpResponse:
    """A document to be saved, which nobody keeps on the way."""
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    named = content_disposition_header(as_attachment=True, filename=found.name)
    response["Content-Disposition"] = named or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _page(
    request: HttpRequest,
    mission: Mission,
    found: Activity,
    *,
    wrong: PartForm | None = None,
    losing: list[SignUp] | None = None,
) -> HttpResponse:
    planning = may_plan(request, mission)
    forms = {name: form(activity=found) for name, form in FORMS.items()} if planning else {}
    if wrong is not None:
        forms[wrong.part] = wrong
    if found.audience != Audience.INVITED:
        forms.pop("invitations", None)
    lines = [(_clock(found, line.offset), line) for line in found.show_lines.all()]
    context = {
        "mission": mission,
        "activity": found,
        "forms": forms,
        "lines": lines,
        "parts": queries.parts_of(found),
        "may_plan": planning,
        "losing": losing,
        "displacing": named(losing or ()),
    }
    status = 409 if losing else 422 if wrong else 200
    return render(request, "programme/parts.html", context, status=status)


def _clock(activity: Activity, offset: int) -> str:
    """The clock of the leg so many minutes after the start; a night may change it between."""
    moment = activity.period.lower + timedelta(minutes=offset)
    return f"{moment.astimezone(activity.leg.zone):%H:%M}"
