"""The planning board: a leg as the draft has it, beside what delegates read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.programme import queries, services
from hansa.apps.programme.board import PLACE, SECTOR, Board, Card, board_of
from hansa.apps.programme.rules import Audience, Status
from hansa.journeys.change_activity import plan_activity
from hansa.journeys.publish_programme import publish_programme
from hansa.values import Refused
from hansa.web.design.templatetags.design import as_short_day
from hansa.web.meetings.finding import numbers_in
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.programme.board_forms import LANES, CopyDayForm, MoveForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Leg, Mission


@login_required
@require_GET
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """A leg, by day and lane."""
    mission = mission_or_404(request, slug)
    return _board_page(request, mission, _leg(request, mission))


@login_required
@require_POST
def move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Move something to another day, hour or lane of the draft."""
    mission = planned_mission_or_404(request, slug)
    found = _leg_of(mission, pk)
    drawn = _drawn(request, mission, found)
    card = next(card for card in drawn.cards if card.activity.pk == pk)
    form = MoveForm(request.POST, board=drawn, card=card)
    period = form.period if form.is_valid() else None
    if period is None:
        said = [str(each) for errors in form.errors.values() for each in errors]
        return _board_page(request, mission, found, objections=said)

    def act() -> None:
        wanted = _lane_wanted(form.cleaned_data["lane"], drawn, card, lanes=_lanes(request))
        plan_activity(
            activity=card.activity,
            by=signed_in(request),
            now=timezone.now(),
            period=period,
            **wanted,
        )

    return _done(request, mission, found, act)


@login_required
@require_POST
def call_off(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Plan that something published is called off."""
    mission = planned_mission_or_404(request, slug)
    found = _leg_of(mission, pk)

    def act() -> None:
        services.plan_calling_off(
            activity=_on_leg(found, pk),
            by=signed_in(request),
            now=timezone.now(),
            why=request.POST.get("why", ""),
        )

    return _done(request, mission, found, act)


@login_required
@require_POST
def leave(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Drop what was planned for something, so that it stays as published."""
    mission = planned_mission_or_404(request, slug)
    found = _leg_of(mission, pk)

    def act() -> None:
        services.leave_as_published(
            activity=_on_leg(found, pk), by=signed_in(request), now=timezone.now()
        )

    return _done(request, mission, found, act)


@login_required
@require_POST
def copy_day(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a day on another one, as drafts."""
    mission = planned_mission_or_404(request, slug)
    found = _leg(request, mission)
    form = CopyDayForm(request.POST, board=_drawn(request, mission, found), days=_all_days(mission))
    is_told = form.is_valid()

    def act() -> None:
        if not is_told:
            raise Refused(_("Choose a day of the board and the day it is copied to."), field="to")
        day, to = (date.fromisoformat(form.cleaned_data[name]) for name in ("day", "to"))
        copies = services.copy_day(
            leg=found, day=day, to=to, by=signed_in(request), now=timezone.now()
        )
        said = ngettext(
            "{count} draft is on {day} now.", "{count} drafts are on {day} now.", len(copies)
        )
        messages.success(request, said.format(count=len(copies), day=as_short_day(to)))

    return _done(request, mission, found, act, whole=True)


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """What is published beside what would be, and the button that tells it."""
    mission = planned_mission_or_404(request, slug)
    objections: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            done = publish_programme(
                mission=mission,
                drafts=set(numbers_in(request.POST, "draft")),
                seen=request.POST.get("seen", "")[:16],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            objections = refused.objections
        else:
            messages.success(
                request,
                _(
                    "Published: {moved} changed, {cancelled} called off, {confirmed} confirmed. "
                    "Only those concerned are told."
                ).format(moved=done.moved, cancelled=done.cancelled, confirmed=done.confirmed),
            )
            return redirect("programme:board", slug)
    planned = queries.planned_of(mission)
    drafts = list(queries.activities_of(mission, status=Status.DRAFT))
    reach = queries.reach_of([*(each.activity for each in planned), *drafts])
    context = {
        "mission": mission,
        "planned": [(each, reach[each.activity_id]) for each in planned],
        "drafts": [(each, reach[each.pk]) for each in drafts],
        "seen": queries.fingerprint(planned),
        "objections": objections,
    }
    return render(request, "programme/publish.html", context, status=409 if objections else 200)


def _done(
    request: HttpRequest,
    mission: Mission,
    leg: Leg,
    act: Callable[[], None],
    *,
    whole: bool = False,
) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _board_page(request, mission, leg, objections=refused.objections)
    if getattr(request, "htmx", False) and not whole:
        return _board_page(request, mission, leg)
    address = reverse("programme:board", args=[mission.slug])
    return redirect(f"{address}?leg={leg.pk}&by={_lanes(request)}")


def _board_page(
    request: HttpRequest, mission: Mission, leg: Leg, *, objections: Any = ()
) -> HttpResponse:
    drawn = _drawn(request, mission, leg)
    planning = may_plan(request, mission)
    context = {
        "mission": mission,
        "leg": leg,
        "legs": mission.legs.all(),
        "by": _lanes(request),
        "lane_choices": LANES,
        "board": drawn,
        "copying": CopyDayForm(board=drawn, days=_all_days(mission)) if planning else None,
        "may_plan": planning,
        "objections": objections,
    }
    fragment = getattr(request, "htmx", False) and request.method == "POST"
    template = "programme/board.html#board" if fragment else "programme/board.html"
    return render(request, template, context, status=409 if objections else 200)


def _drawn(request: HttpRequest, mission: Mission, leg: Leg) -> Board:
    return board_of(leg, lanes=_lanes(request), sectors=mission.sector_groups.all())


def _lanes(request: HttpRequest) -> str:
    asked = request.POST.get("by") or request.GET.get("by")
    return PLACE if asked == PLACE else SECTOR


def _leg(request: HttpRequest, mission: Mission) -> Leg:
    """The leg that is asked for, else the first.

    Raises:
        Http404: when the mission has none.
    """
    legs = list(mission.legs.all())
    asked = request.POST.get("leg") or request.GET.get("leg", "")
    found = next((leg for leg in legs if str(leg.pk) == asked), legs[0] if legs else None)
    if found is None:
        raise Http404
    return found


def _leg_of(mission: Mission, pk: int) -> Leg:
    for leg in mission.legs.all():
        if queries.on_board(leg).filter(pk=pk).exists():
            return leg
    raise Http404


def _on_leg(leg: Leg, pk: int) -> Any:
    return queries.on_board(leg).get(pk=pk)


def _all_days(mission: Mission) -> list[tuple[str, str]]:
    return [
        (str(day), f"{as_short_day(day)}, {leg.city}")
        for leg in mission.legs.all()
        for day in leg.days
    ]


def _lane_wanted(key: str, drawn: Board, card: Card, *, lanes: str) -> dict[str, Any]:
    """What moving to a lane means: another place, or another sector group."""
    if key == card.lane(lanes):
        return {}
    if lanes == PLACE:
        return {"at": next((place for place in drawn.places if str(place.pk) == key), None)}
    sector = next((lane.sector for lane in drawn.lanes if lane.key == key), None)
    audience = card.draft.audience
    if sector is None and audience == Audience.SECTOR:
        audience = Audience.EVERYONE
    elif sector is not None and audience == Audience.EVERYONE:
        audience = Audience.SECTOR
    return {"sector_group": sector, "audience": audience}
