"""Having a timetable proposed, and watching it being made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.meetings import services
from hansa.values import Refused
from hansa.web.meetings.finding import planned_session_or_404, session_or_404
from hansa.web.meetings.watching import Watch
from hansa.web.missions.finding import may_plan, signed_in
from hansa.worker import orders

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session

SECONDS = (10, 30, 60)


@login_required
@require_POST
def propose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Order a timetable; the worker makes it, the page watches."""
    session = planned_session_or_404(request, slug, pk)
    asked = request.POST.get("seconds", "")
    seconds = int(asked) if asked in {str(each) for each in SECONDS} else SECONDS[0]
    objections: tuple[str, ...] = ()
    try:
        orders.propose_timetable(
            session=session, seconds=seconds, by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        objections = refused.objections
    return _answer(request, session, objections)


@login_required
@require_POST
def stop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Stop the run under way: the best so far is taken, or the order cancelled."""
    session = planned_session_or_404(request, slug, pk)
    objections: tuple[str, ...] = ()
    try:
        services.stop(session=session, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        objections = refused.objections
    return _answer(request, session, objections)


@login_required
@require_GET
def progress(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How far the run is; when it is over, the page is told to fetch the new board.

    The page says what it shows. While that is right it gets new figures alone, and its button
    stays where it is; else the whole part is new.
    """
    session = session_or_404(request, slug, pk)
    watch = Watch.over(session)
    context = _context(session, may_plan=may_plan(request, session.leg.mission)) | {"watch": watch}
    if watch.under_way and watch.state == request.GET.get("seen"):
        return render(request, "meetings/progress.html#live", context)
    response = render(request, "meetings/progress.html", context)
    response["HX-Retarget"] = "#progress"
    if not watch.under_way:
        response["HX-Trigger"] = "board-changed"
    return response


def _answer(request: HttpRequest, session: Session, objections: tuple[str, ...]) -> HttpResponse:
    """The run as it is now; the board for a browser without scripts."""
    if not request.headers.get("HX-Request"):
        for objection in objections:
            messages.error(request, objection)
        return redirect("meetings:board", session.leg.mission.slug, session.pk)
    context = _context(session, may_plan=True) | {
        "watch": Watch.over(session),
        "objections": objections,
    }
    status = 409 if objections else 200
    return render(request, "meetings/progress.html", context, status=status)


def _context(session: Session, *, may_plan: bool) -> dict[str, object]:
    return {
        "mission": session.leg.mission,
        "session": session,
        "seconds": SECONDS,
        "may_plan": may_plan,
    }
