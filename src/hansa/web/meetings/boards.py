"""The board of a session, and moving its meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.meetings import board, equipment, queries, services
from hansa.apps.meetings.sharing import clashes_of
from hansa.apps.meetings.story import story_of_wish
from hansa.values import Refused
from hansa.web.meetings.finding import (
    number_in,
    planned_session_or_404,
    session_or_404,
    wish_or_404,
)
from hansa.web.meetings.grid import Row, columns_of, row_of, rows_of
from hansa.web.meetings.needing import needs_of
from hansa.web.meetings.proposing import SECONDS
from hansa.web.meetings.story import told
from hansa.web.meetings.watching import Watch
from hansa.web.meetings.words import worth_in_words
from hansa.web.missions.finding import may_plan, signed_in

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Meeting, Session, Slot, Table, Wish


@login_required
@require_GET
def show(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The board, with the details of one wish beside it where the address names one."""
    session = session_or_404(request, slug, pk)
    context = _page(request, session)
    if number := number_in(request.GET, "wish"):
        context |= _details(session, wish_or_404(session, number))
    return render(request, "meetings/board.html", context)


@login_required
@require_GET
def details(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """One wish in the drawer: who, why there, and the form that moves it."""
    session = session_or_404(request, slug, pk)
    context = {
        "mission": session.leg.mission,
        "session": session,
        "may_plan": may_plan(request, session.leg.mission),
        **_details(session, wish_or_404(session, wish)),
    }
    response = render(request, "meetings/board.html#details", context)
    response["HX-Push-Url"] = f"{session_address(session)}?wish={wish}"
    return response


@login_required
@require_GET
def places(request: HttpRequest, slug: str, pk: int, wish: int) -> JsonResponse:
    """Where a meeting may go, and for every other place why not.

    Sentences are told once and referred to by their number: a board has a thousand places.
    """
    session = planned_session_or_404(request, slug, pk)
    found = board.places_for(wish_or_404(session, wish), session=session)
    sentences: dict[str, int] = {}
    places = {
        f"{slot}-{table}": [sentences.setdefault(each, len(sentences)) for each in objections]
        for (slot, table), objections in found.objections.items()
    }
    return JsonResponse({"sentences": list(sentences), "places": places, "idle": found.idle})


@login_required
@require_POST
def hold(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """Hold a meeting in a slot at a table: by drag, by keys and by form alike."""
    session = planned_session_or_404(request, slug, pk)
    wanted = wish_or_404(session, wish)
    was = _cell(wanted)
    try:
        slot, table = _place_or_404(request, session)
        _hold(request, wanted, slot, table)
    except Refused as refused:
        return _refused(request, session, wanted, refused)
    words = _("{meeting}: {time}, table {table}.").format(
        meeting=wanted, time=_clock(session, slot), table=table
    )
    return _changed(request, session, {was, (slot.pk, table.pk)}, words)


@login_required
@require_POST
def take_off(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """Take a meeting off the board; its wish stays."""
    session = planned_session_or_404(request, slug, pk)
    wanted = wish_or_404(session, wish)
    was = _cell(wanted)
    why = request.POST.get("why", "").strip()[:500]
    try:
        services.take_off(
            meeting=_standing(wanted), why=why, by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        return _refused(request, session, wanted, refused)
    words = _("{meeting} has left the board.").format(meeting=wanted)
    return _changed(request, session, {was}, words)


@login_required
@require_POST
def agree(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """Say that a meeting stays where it is, or may move again."""
    session = planned_session_or_404(request, slug, pk)
    wanted = wish_or_404(session, wish)
    agreed = request.POST.get("agreed") == "1"
    try:
        services.agree(
            meeting=_standing(wanted), agreed=agreed, by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        return _refused(request, session, wanted, refused)
    words = (
        _("{meeting} stays where it is.").format(meeting=wanted)
        if agreed
        else _("{meeting} may move again.").format(meeting=wanted)
    )
    return _changed(request, session, {_cell(wanted)}, words)


def session_address(session: Session) -> str:
    """Where the board of the session is."""
    return redirect("meetings:board", session.leg.mission.slug, session.pk).url


def _hold(request: HttpRequest, wish: Wish, slot: Slot, table: Table) -> None:
    by, now = signed_in(request), timezone.now()
    seen = _seen(request)
    if seen is None and not hasattr(wish, "meeting"):
        services.place(wish=wish, slot=slot, table=table, by=by, now=now)
    else:
        meeting = _standing(wish)
        services.move(meeting=meeting, slot=slot, table=table, seen=seen, by=by, now=now)


def _standing(wish: Wish) -> Meeting:
    """The meeting of the wish; an old board may still show one that left."""
    meeting: Meeting | None = getattr(wish, "meeting", None)
    if meeting is None:
        raise Refused(_("This meeting is no longer on the board. Load the page again."))
    return meeting


def _seen(request: HttpRequest) -> tuple[int, int] | None:
    """Where the mover saw the meeting; None for a wish that had no place."""
    slot, table = number_in(request.POST, "seen_slot"), number_in(request.POST, "seen_table")
    return (slot, table) if slot and table else None


def _place_or_404(request: HttpRequest, session: Session) -> tuple[Slot, Table]:
    said = number_in(request.POST, "slot"), number_in(request.POST, "table")
    if None in said:
        raise Refused(_("Choose a time and a table."))
    slot = session.slots.filter(pk=said[0] or 0).first()
    table = session.tables.filter(pk=said[1] or 0).first()
    if slot is None or table is None:
        raise Http404
    return slot, table


def _cell(wish: Wish) -> tuple[int, int]:
    meeting: Meeting | None = getattr(wish, "meeting", None)
    return (meeting.slot_id, meeting.table_id) if meeting else (0, 0)


def _clock(session: Session, slot: Slot) -> str:
    return f"{slot.period.lower.astimezone(session.leg.zone):%H:%M}"


def _details(session: Session, wish: Wish) -> dict[str, object]:
    return {
        "wish": wish,
        "entry": board.entry_of(wish),
        "worth_words": worth_in_words(wish.worth),
        "needs": needs_of(wish),
        "helped_by": ", ".join(str(helper) for helper in equipment.helpers_at(wish)),
        "slots": session.slots.order_by("period"),
        "tables": session.tables.order_by("position"),
        "story": told(story_of_wish(wish), session),
    }


def _page(request: HttpRequest, session: Session) -> dict[str, object]:
    standing = board.board_of(session)
    return {
        "mission": session.leg.mission,
        "session": session,
        "tab": "board",
        "may_plan": may_plan(request, session.leg.mission),
        "board": standing,
        "rows": rows_of(standing),
        "columns": columns_of(standing),
        "clashes": clashes_of(session),
        "watch": Watch.over(session),
        "seconds": SECONDS,
        "unpublished": queries.unpublished_changes(session.leg.mission)[session.pk],
    }


def _changed(
    request: HttpRequest, session: Session, cells: set[tuple[int, int]], words: str
) -> HttpResponse:
    """The parts of the board that are new; the whole page for a browser without scripts."""
    if not request.headers.get("HX-Request"):
        messages.success(request, words)
        return redirect(session_address(session))
    standing = board.board_of(session)
    rows: list[Row] = [row_of(standing, slot, only=cells) for slot in standing.slots]
    context = {
        "mission": session.leg.mission,
        "session": session,
        "may_plan": True,
        "board": standing,
        "rows": rows,
        "columns": columns_of(standing),
        "clashes": clashes_of(session),
        "watch": Watch.over(session),
        "words": words,
        "unpublished": queries.unpublished_changes(session.leg.mission)[session.pk],
    }
    return render(request, "meetings/changed.html", context)


def _refused(request: HttpRequest, session: Session, wish: Wish, refused: Refused) -> HttpResponse:
    context: dict[str, object] = {"objections": refused.objections}
    if request.headers.get("HX-Request"):
        return render(request, "design/objections.html", context, status=409)
    wish.refresh_from_db()
    context |= _page(request, session) | _details(session, wish)
    return render(request, "meetings/board.html", context, status=409)
