"""The marshal's screen of a B2B session, and replanning the rest of its day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.attendance.queries import marshal
from hansa.apps.attendance.rules.marks import Outcome
from hansa.apps.attendance.services import marshalling
from hansa.apps.meetings import mending
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.ways import Names
from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries as programme
from hansa.apps.programme.rules import Status
from hansa.journeys.marshal_session import go_on, hold_now
from hansa.values import Refused
from hansa.web.meetings.finding import number_in, planned_session_or_404
from hansa.web.missions.finding import planned_mission_or_404, signed_in

if TYPE_CHECKING:
    from hansa.apps.meetings.changes import Publication
    from hansa.apps.meetings.models import Meeting, Party, Session, Slot


@login_required
@require_GET
def today(request: HttpRequest, slug: str) -> HttpResponse:
    """What an officer needs on the day: sessions to marshal, and the other tools."""
    mission = planned_mission_or_404(request, slug)
    standing = [
        each for each in programme.activities_of(mission) if each.status != Status.CANCELLED
    ]
    here = timezone.localdate(timezone=missions.zone_at(mission, now=timezone.now()))
    days = {each.told.start.date() for each in standing}
    day = min(days, key=lambda each: (abs(each - here), each), default=None)
    context = {
        "mission": mission,
        "sessions": meetings.sessions_of(mission),
        "day": day,
        "activities": [each for each in standing if each.told.start.date() == day],
    }
    return render(request, "attendance/marshal/today.html", context)


@login_required
@require_GET
def session(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who should be at which table in a round, who is missing, and what could be held instead."""
    found = planned_session_or_404(request, slug, pk)
    return _shown(request, found, number_in(request.GET, "slot"))


@login_required
@require_POST
def mark_party(request: HttpRequest, slug: str, pk: int, party: int) -> HttpResponse:
    """Somebody is in the hall, or is not."""
    found = planned_session_or_404(request, slug, pk)
    marshalling.mark_party(
        party=_party_or_404(found, party),
        here=request.POST.get("here") == "yes",
        by=signed_in(request),
        now=timezone.now(),
    )
    return _back(request, found)


@login_required
@require_POST
def mark_meeting(request: HttpRequest, slug: str, pk: int, meeting: int) -> HttpResponse:
    """A meeting was held, was not, or somebody did not come."""
    found = planned_session_or_404(request, slug, pk)
    said = _meeting_or_404(found, meeting)
    outcome, absent = request.POST.get("outcome", ""), number_in(request.POST, "absent")
    if not _makes_sense(said, outcome, absent):
        objections = (_("Say what became of the meeting, and who did not come."),)
        return _shown(request, found, said.slot_id, objections)
    try:
        marshalling.mark_meeting(
            meeting=said,
            outcome=outcome,
            absent=_party_or_404(found, absent) if absent is not None else None,
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _shown(request, found, number_in(request.POST, "slot"), refused.objections)
    return _back(request, found)


@login_required
@require_POST
def hold(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """Hold a meeting that waits, at a table that is free; both sides are told."""
    found = planned_session_or_404(request, slug, pk)
    waiting = meetings.wishes_named([wish]).filter(session=found).first()
    slot = found.slots.filter(pk=number_in(request.POST, "slot") or 0).first()
    table = found.tables.filter(pk=number_in(request.POST, "table") or 0).first()
    if waiting is None:
        raise Http404
    if slot is None or table is None:
        return _shown(request, found, None, (_("Choose a round and a table."),))
    try:
        told = hold_now(
            wish=waiting,
            slot=slot,
            table=table,
            instead=_instead(request, found),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _shown(request, found, slot.pk, refused.objections)
    messages.success(request, _said(told))
    return _back(request, found)


@login_required
@require_POST
def replan(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Look for the best way on; the answer is shown, and nothing is changed yet."""
    found = planned_session_or_404(request, slug, pk)
    try:
        repair = marshalling.replan_rest(session=found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _shown(request, found, number_in(request.POST, "slot"), refused.objections)
    return redirect("attendance:replanned", slug, pk, repair.pk)


@login_required
@require_GET
def replanned(request: HttpRequest, slug: str, pk: int, repair: int) -> HttpResponse:
    """What replanning would change, before anybody is told."""
    return _way(request, planned_session_or_404(request, slug, pk), repair)


@login_required
@require_POST
def accept(request: HttpRequest, slug: str, pk: int, repair: int) -> HttpResponse:
    """Take the way on, and tell those whom it moves."""
    found = planned_session_or_404(request, slug, pk)
    held = mending.repair_of(found, repair)
    if held is None:
        raise Http404
    try:
        told = go_on(repair=held, number=0, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _way(request, found, repair, refused.objections)
    messages.success(request, _said(told))
    return redirect("attendance:marshal", slug, pk)


def _shown(
    request: HttpRequest, found: Session, number: int | None, objections: tuple[str, ...] = ()
) -> HttpResponse:
    now, slots = timezone.now(), marshal.slots_of(found)
    slot = next((each for each in slots if each.pk == number), None)
    slot = slot or marshal.now_and_next(slots, now=now)
    context: dict[str, Any] = {
        "mission": found.leg.mission,
        "session": found,
        "slots": slots,
        "objections": objections,
        "zone": found.leg.zone,
        "now": now,
        "unpublished": meetings.unpublished_changes(found.leg.mission)[found.pk],
    }
    if slot:
        context |= _rounds(found, slot, slots, now=now)
    status = 409 if objections else 200
    return render(request, "attendance/marshal/session.html", context, status=status)


def _rounds(found: Session, slot: Slot, slots: list[Slot], *, now: datetime) -> dict[str, Any]:
    hall = marshal.hall_of(found, slots)
    after = slots[slots.index(slot) + 1 :][:1]
    return {
        "round": marshal.round_of(found, slot, hall=hall),
        "after": after[0] if after else None,
        "coming": marshal.sittings_in(found, after[0], hall=hall) if after else (),
        "begun": slot.period.lower <= now,
        "over": slot.period.upper <= now,
    }


def _way(
    request: HttpRequest, found: Session, number: int, objections: tuple[str, ...] = ()
) -> HttpResponse:
    repair = mending.repair_of(found, number)
    if repair is None:
        raise Http404
    names = Names(repair, found)
    context = {
        "mission": found.leg.mission,
        "session": found,
        "zone": found.leg.zone,
        "repair": repair,
        "told": names.told(),
        "way": next(iter(names.ways()), None),
        "stale": repair.accepted is None and repair.sight != mending.sight_of(found),
        "objections": objections,
    }
    status = 409 if objections else 200
    return render(request, "attendance/marshal/replanned.html", context, status=status)


def _instead(request: HttpRequest, found: Session) -> tuple[Meeting, Party] | None:
    """The meeting that gives its table up and who did not come; None once it has."""
    lost = meetings.meetings_of(found).filter(pk=number_in(request.POST, "instead") or 0).first()
    absent = number_in(request.POST, "absent")
    if lost is None or absent not in lost.wish.numbers:
        return None
    return lost, _party_or_404(found, absent)


def _makes_sense(said: Meeting, outcome: str, absent: int | None) -> bool:
    """Whether a no-show, and nothing else, names somebody of the meeting."""
    if outcome == Outcome.NO_SHOW:
        return absent in said.wish.numbers
    return outcome in Outcome.values and absent is None


def _party_or_404(found: Session, number: int) -> Party:
    party = meetings.parties_of(found).filter(pk=number).first()
    if party is None:
        raise Http404
    return party


def _meeting_or_404(found: Session, number: int) -> Meeting:
    meeting = meetings.meetings_of(found).filter(pk=number).first()
    if meeting is None:
        raise Http404
    return meeting


def _back(request: HttpRequest, found: Session) -> HttpResponse:
    slot = number_in(request.POST, "slot")
    where = reverse("attendance:marshal", args=[found.leg.mission.slug, found.pk])
    return redirect(f"{where}?slot={slot}" if slot else where)


def _said(told: Publication) -> str:
    return ngettext(
        "Done. {number} person was told.", "Done. {number} people were told.", told.people
    ).format(number=told.people)
