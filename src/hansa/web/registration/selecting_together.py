"""The selection meeting: who is there, what is decided in one go, and releasing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.registration import services
from hansa.apps.registration.queries import selection as selection_told
from hansa.apps.registration.queries import selection_meetings as queries
from hansa.journeys.release_selection import release_selection
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, signed_in
from hansa.web.registration.selecting import planned_selection_or_404, selection_or_404
from hansa.web.registration.selection_forms import MeetingForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import SelectionMeeting


@login_required
@require_POST
def open_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin to decide together."""
    mission = planned_selection_or_404(request, slug)
    try:
        meeting = services.open_selection_meeting(
            mission, by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("registration:selection", slug)
    return redirect("registration:selection_meeting", slug, meeting.pk)


@login_required
@require_http_methods(["GET", "POST"])
def meeting(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """The meeting with its decisions: to be noted while it is open, to be read afterwards."""
    mission, found = _meeting_or_404(request, slug, meeting)
    form = _form(request, mission, found) if found.is_open else None
    if request.method == "POST":
        if not may_plan(request, mission):
            raise Http404
        if form is None:
            messages.error(request, _("This meeting is closed; what it decided stands."))
            return redirect("registration:selection_meeting", slug, found.pk)
        if form.is_valid():
            return _noted(request, found, form)
    return _shown(request, mission, found, form)


@login_required
@require_POST
def close_meeting(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """End the meeting; what it decided stands."""
    mission, found = _planned_meeting_or_404(request, slug, meeting)
    try:
        services.close_selection_meeting(found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _shown(
            request, mission, found, _form(request, mission, found), objections=refused.objections
        )
    messages.success(request, _("Closed. Each agency can release its decisions now."))
    return redirect("registration:selection_meeting", slug, found.pk)


@login_required
@require_POST
def call_off_meeting(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """Let the meeting be as if it had not been opened."""
    _mission, found = _planned_meeting_or_404(request, slug, meeting)
    try:
        services.call_off_selection_meeting(found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("registration:selection_meeting", slug, found.pk)
    messages.success(request, _("Called off; nothing was decided."))
    return redirect("registration:selection", slug)


@login_required
@require_POST
def release_meeting(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """Carry out what the meeting decided for the reader's agencies, and write the letters."""
    mission, found = _planned_meeting_or_404(request, slug, meeting)
    try:
        number = release_selection(meeting=found, by=signed_in(request), now=timezone.localtime())
    except Refused as refused:
        return _shown(request, mission, found, None, objections=refused.objections)
    words = ngettext(
        "Released: one decision takes effect, and its delegates receive a letter.",
        "Released: {number} decisions take effect, and their delegates receive letters.",
        number,
    )
    messages.success(request, words.format(number=number))
    return redirect("registration:selection_meeting", slug, found.pk)


def _meeting_or_404(request: HttpRequest, slug: str, pk: int) -> tuple[Mission, SelectionMeeting]:
    mission = selection_or_404(request, slug)
    visible = queries.meetings_visible_to(request.user).filter(mission=mission)
    return mission, get_object_or_404(visible, pk=pk)


def _planned_meeting_or_404(
    request: HttpRequest, slug: str, pk: int
) -> tuple[Mission, SelectionMeeting]:
    planned_selection_or_404(request, slug)
    return _meeting_or_404(request, slug, pk)


def _form(request: HttpRequest, mission: Mission, found: SelectionMeeting) -> MeetingForm | None:
    terms = selection_told.criteria_of(mission)
    if terms is None or not found.is_open:
        return None
    is_note = request.method == "POST" and "minutes" in request.POST
    return MeetingForm(
        request.POST if is_note else None,
        meeting=found,
        staff=list(queries.who_could_be_present(mission)),
        lines=selection_told.lines(
            mission, terms=terms, user=signed_in(request), today=timezone.localdate()
        ),
        resolutions={each.registration_id: each for each in queries.resolutions_of(found)},
        threshold=terms.threshold,
    )


def _noted(request: HttpRequest, found: SelectionMeeting, form: MeetingForm) -> HttpResponse:
    try:
        services.note_selection_meeting(
            found, **form.notes(), by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted."))
    return redirect("registration:selection_meeting", found.mission.slug, found.pk)


def _shown(
    request: HttpRequest,
    mission: Mission,
    found: SelectionMeeting,
    form: MeetingForm | None,
    *,
    objections: tuple[str, ...] = (),
) -> HttpResponse:
    user = signed_in(request)
    context: dict[str, Any] = {
        "mission": mission,
        "meeting": found,
        "form": form,
        "resolutions": queries.resolutions_of(found),
        "may_plan": may_plan(request, mission),
        "objections": objections,
        "in_the_way": queries.objections_to_closing_it(found) if found.is_open else [],
        "to_release": [] if found.is_open else queries.to_release(found, by=user),
    }
    status = 409 if objections else 422 if form is not None and form.errors else 200
    return render(request, "registration/selection_meeting.html", context, status=status)
