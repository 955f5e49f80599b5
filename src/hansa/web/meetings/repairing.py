"""Repairing a timetable: what happened, the ways out, and the one that is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.meetings import mending, queries, services
from hansa.apps.meetings.sharing import clashes_of
from hansa.apps.meetings.troubles import Trouble
from hansa.apps.meetings.ways import Names
from hansa.values import Refused
from hansa.web.meetings.finding import number_in, planned_session_or_404
from hansa.web.meetings.repair_forms import RepairForm
from hansa.web.meetings.strips import strip_of
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.worker.starting import warm_up_once

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session
    from hansa.apps.meetings.repair_rows import Repair

# So many of the repairs that were looked for before are listed.
LISTED = 10


@login_required
@require_http_methods(["GET", "POST"])
def repair(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say what happened; the answer is a list of ways out, and nothing is changed yet."""
    session, now = planned_session_or_404(request, slug, pk), timezone.now()
    warm_up_once()  # while the form is filled in
    form = RepairForm(
        request.POST or None,
        initial={"missing": request.GET.getlist("missing")},
        session=session,
        choices=mending.choices(session, now=now),
    )
    looking = "find" in request.POST
    if request.method == "POST" and not looking and form.is_valid():
        try:
            found = services.propose_repair(
                session=session, trouble=form.trouble(), by=signed_in(request), now=now
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            return redirect("meetings:ways", slug, pk, found.pk)
    context = _context(session) | {
        "form": form,
        "clashes": clashes_of(session),
        "looking": looking,
        "earlier": mending.repairs_of(session)[:LISTED],
    }
    status = 422 if not looking and form.errors else 200
    return render(request, "meetings/repair.html", context, status=status)


@login_required
@require_GET
def ways(request: HttpRequest, slug: str, pk: int, repair: int) -> HttpResponse:
    """The ways out, with every move; or the one that was taken."""
    session = planned_session_or_404(request, slug, pk)
    return _shown(request, session, _repair_or_404(session, repair))


@login_required
@require_POST
def accept(request: HttpRequest, slug: str, pk: int, repair: int) -> HttpResponse:
    """Take one of the ways out."""
    session = planned_session_or_404(request, slug, pk)
    found = _repair_or_404(session, repair)
    try:
        services.accept_repair(
            repair=found,
            number=_number(request, found),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _shown(request, session, _repair_or_404(session, repair), refused.objections)
    return redirect("meetings:ways", slug, pk, repair)


@login_required
@require_POST
def again(request: HttpRequest, slug: str, pk: int, repair: int) -> HttpResponse:
    """Look anew for ways out of the same trouble, on the board as it is now."""
    session = planned_session_or_404(request, slug, pk)
    found = _repair_or_404(session, repair)
    try:
        new = services.propose_repair(
            session=session,
            trouble=Trouble.told(found.trouble),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _shown(request, session, found, refused.objections)
    return redirect("meetings:ways", slug, pk, new.pk)


def _number(request: HttpRequest, repair: Repair) -> int:
    number = number_in(request.POST, "way")
    if number is None or number >= len(repair.alternatives):
        raise Refused(_("Choose one of the ways."))
    return number


def _repair_or_404(session: Session, pk: int) -> Repair:
    found = mending.repair_of(session, pk)
    if found is None:
        raise Http404
    return found


def _shown(
    request: HttpRequest, session: Session, repair: Repair, objections: tuple[str, ...] = ()
) -> HttpResponse:
    names = Names(repair, session)
    ways = names.ways()
    if repair.accepted is not None:
        ways = [ways[repair.accepted]]
    context = _context(session) | {
        "repair": repair,
        "told": names.told(),
        "ways": [(way, strip_of(way)) for way in ways],
        "stale": repair.accepted is None and repair.sight != mending.sight_of(session),
        "unpublished": queries.unpublished_changes(session.leg.mission)[session.pk],
        "objections": objections,
    }
    status = 409 if objections else 200
    return render(request, "meetings/ways.html", context, status=status)


def _context(session: Session) -> dict[str, object]:
    return {
        "mission": session.leg.mission,
        "session": session,
        "tab": "repair",
        "may_plan": True,
    }
