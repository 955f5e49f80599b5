"""Ceremonies: their stage, the order of signings, the stage manager's page, and what is printed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.agreements import queries, services, solving
from hansa.apps.agreements.rules import HAS_SIGNATURES, Status
from hansa.plumbing.languages import LANGUAGES
from hansa.values import Refused
from hansa.web.agreements.finding import ceremony_or_404
from hansa.web.agreements.forms import SpotForm, StageForm
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.agreements.models import Agreement, Ceremony, Slot
    from hansa.apps.agreements.solving import Proposal


@dataclass(frozen=True, slots=True)
class Line:
    """A slot as this reader sees it.

    Attributes:
        agreement: None where it is confidential and of another agency.
        missing: why it cannot be signed as it stands.
    """

    slot: Slot
    agreement: Agreement | None
    missing: tuple[str, ...]

    @property
    def is_signed(self) -> bool:
        """Whether the button was pressed."""
        return self.slot.agreement.status in HAS_SIGNATURES


@login_required
@require_GET
def ceremonies(request: HttpRequest, slug: str) -> HttpResponse:
    """The signing ceremonies on the programme."""
    mission = mission_or_404(request, slug)
    context = {
        "mission": mission,
        "activities": queries.signing_activities(mission),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "agreements/ceremonies.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def stage(request: HttpRequest, slug: str, activity: int) -> HttpResponse:
    """Say how a ceremony is run."""
    mission = planned_mission_or_404(request, slug)
    held = queries.signing_activity(mission, pk=activity)
    if held is None:
        raise Http404
    form = StageForm(request.POST or None, ceremony=getattr(held, "ceremony", None))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.set_stage(
                activity=held, by=signed_in(request), now=timezone.now(), **form.cleaned_data
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The stage is set."))
            return redirect("agreements:ceremony", slug, made.pk)
    context = {"mission": mission, "activity": held, "form": form}
    return render(request, "agreements/stage.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def ceremony(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The order of signings, and what does not fit."""
    return _page(request, ceremony_or_404(request, slug, pk))


@login_required
@require_POST
def arrange(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Have the order proposed."""

    def act(held: Ceremony) -> str:
        proposal = services.arrange(ceremony=held, by=signed_in(request), now=timezone.now())
        return _("{placed} agreements have their slot.").format(placed=len(proposal.order.places))

    return _act(request, slug, pk, act)


@login_required
@require_POST
def move(request: HttpRequest, slug: str, pk: int, slot: int) -> HttpResponse:
    """Put an agreement elsewhere on stage."""

    def act(held: Ceremony) -> str:
        turn, desk = _spot(request)
        services.move(
            slot=_slot_or_404(held, slot), turn=turn, desk=desk, by=signed_in(request),
            now=timezone.now(),
        )  # fmt: skip
        return _("Moved.")

    return _act(request, slug, pk, act)


@login_required
@require_GET
def weigh(request: HttpRequest, slug: str, pk: int, slot: int) -> HttpResponse:
    """What a move would do, before the button is pressed."""
    held = ceremony_or_404(request, slug, pk, plans=True)
    chosen = _slot_or_404(held, slot)
    seen = _seen(request, held)
    context: dict[str, object] = {"slot": chosen}
    form = SpotForm(request.GET)
    if not form.is_valid():
        context["objections"] = [_("Give a turn and a desk.")]
        return render(request, "agreements/_weighed.html", context, status=422)
    turn, desk = form.cleaned_data["turn"] - 1, form.cleaned_data["desk"] - 1
    found = solving.weighed(held, slot=slot, turn=turn, desk=desk)
    agreements = {each.agreement_id: each.agreement for each in found.slots}
    way = found.gives_way
    context |= {
        "objections": [
            solving.worded(each, agreements=agreements, seen=seen) for each in found.complaints
        ],
        "stays": (chosen.turn, chosen.desk) == (turn, desk),
        "gives_way": way
        and (way.agreement if way.agreement_id in seen else _("A confidential agreement")),
    }
    return render(request, "agreements/_weighed.html", context)


@login_required
@require_POST
def take_off(request: HttpRequest, slug: str, pk: int, slot: int) -> HttpResponse:
    """Take an agreement out of the ceremony."""

    def act(held: Ceremony) -> str:
        services.take_off(slot=_slot_or_404(held, slot), by=signed_in(request), now=timezone.now())
        return _("Taken out; it stays cleared.")

    return _act(request, slug, pk, act)


@login_required
@require_POST
def put_on(request: HttpRequest, slug: str, pk: int, agreement: int) -> HttpResponse:
    """Give a cleared agreement a slot."""

    def act(held: Ceremony) -> str:
        mission = held.activity.leg.mission
        chosen = queries.visible_to(request.user, mission=mission).filter(pk=agreement).first()
        if chosen is None:
            raise Http404
        turn, desk = _spot(request)
        services.put_on(
            agreement=chosen, ceremony=held, turn=turn, desk=desk, by=signed_in(request),
            now=timezone.now(),
        )  # fmt: skip
        return _("It has its slot.")

    return _act(request, slug, pk, act)


@login_required
@require_GET
def run(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The stage manager's page: who comes now, and a button for the moment."""
    held = ceremony_or_404(request, slug, pk)
    return _run(request, held)


@login_required
@require_POST
def sign(request: HttpRequest, slug: str, pk: int, slot: int) -> HttpResponse:
    """It was signed; or the button was pressed too early."""
    held = ceremony_or_404(request, slug, pk, plans=True)
    chosen = _slot_or_404(held, slot)
    if chosen.agreement_id not in _seen(request, held):
        raise Http404
    verb = services.take_back_signature if request.POST.get("back") else services.sign
    try:
        verb(slot=chosen, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _run(request, held, refused=refused)
    return redirect("agreements:run", slug, pk)


@login_required
@require_GET
def sheets(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """On paper: the order, who witnesses what, and who sits where."""
    held = ceremony_or_404(request, slug, pk)
    lines = lines_of(request, held)
    witnesses: dict[str, list[Line]] = {}
    desks: dict[int, list[Line]] = {desk: [] for desk in range(held.desks)}
    for line in lines:
        desks.setdefault(line.slot.desk, []).append(line)
        if line.agreement is not None and line.agreement.witness:
            witnesses.setdefault(line.agreement.witness, []).append(line)
    context = _context(held) | {"lines": lines, "witnesses": witnesses, "desks": desks}
    return render(request, "agreements/sheets.html", context)


@login_required
@require_GET
def certificates(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """On paper: one sheet for each agreement, in the language asked for."""
    held = ceremony_or_404(request, slug, pk)
    language = request.GET.get("in", "")
    language = language if language in LANGUAGES else translation.get_language()[:2]
    lines = [line for line in lines_of(request, held) if line.agreement is not None]
    with translation.override(language):
        context = _context(held) | {
            "lines": lines, "language": language, "languages": LANGUAGES
        }  # fmt: skip
        return render(request, "agreements/certificates.html", context)


def _act(request: HttpRequest, slug: str, pk: int, act: Callable[[Ceremony], str]) -> HttpResponse:
    held = ceremony_or_404(request, slug, pk, plans=True)
    try:
        messages.success(request, act(held))
    except Refused as refused:
        return _page(request, held, refused=refused)
    return redirect("agreements:ceremony", slug, pk)


def _page(request: HttpRequest, held: Ceremony, *, refused: Refused | None = None) -> HttpResponse:
    seen = _seen(request, held)
    proposal = solving.proposal_for(held)
    lines = _proposed_lines(held, proposal, seen=seen)
    placed = {line.slot.agreement_id for line in lines}
    waiting = [each for pk, each in proposal.agreements.items() if pk not in placed]
    left = [each for each in waiting if each.pk in seen]
    context = _context(held) | {
        "lines": lines,
        "order": proposal.order,
        "waiting": left,
        "unseen": len(waiting) - len(left),
        "not_there": [
            (proposal.found[pk], why.absent + why.away)
            for pk, why in proposal.missing.items()
            if pk not in placed and pk in seen
        ],
        "turns": range(1, solving.stage_of(held).turns + 1),
        "desks": range(1, held.desks + 1),
        "may_plan": may_plan(request, held.activity.leg.mission),
        "begun": any(line.is_signed for line in lines),
        "objections": refused.objections if refused else (),
    }
    return render(request, "agreements/ceremony.html", context, status=409 if refused else 200)


def _run(request: HttpRequest, held: Ceremony, *, refused: Refused | None = None) -> HttpResponse:
    lines = lines_of(request, held)
    waiting = [line for line in lines if not line.is_signed]
    now = [line for line in waiting if line.slot.turn == waiting[0].slot.turn]
    context = _context(held) | {
        "on_stage": now,
        "coming": waiting[len(now) :],
        "signed": [line for line in lines if line.is_signed],
        "total": len(lines),
        "may_plan": may_plan(request, held.activity.leg.mission),
        "objections": refused.objections if refused else (),
    }
    return render(request, "agreements/run.html", context, status=409 if refused else 200)


def _context(held: Ceremony) -> dict[str, object]:
    leg = held.activity.leg
    return {"mission": leg.mission, "ceremony": held, "activity": held.activity, "leg": leg}


def lines_of(request: HttpRequest, held: Ceremony) -> list[Line]:
    """The slots in their order, as this reader sees them."""
    slots = list(queries.slots_of(held))
    missing = queries.missing_at(held, agreements=[slot.agreement for slot in slots])
    seen = _seen(request, held)
    return [_line(slot, seen, missing) for slot in slots]


def _line(slot: Slot, seen: Collection[int], missing: Mapping[int, queries.Missing]) -> Line:
    if slot.agreement_id not in seen:
        return Line(slot=slot, agreement=None, missing=())
    why = missing.get(slot.agreement_id)
    open_still = slot.agreement.status == Status.SCHEDULED
    names = why.absent + why.away if why and open_still else ()
    return Line(slot=slot, agreement=slot.agreement, missing=names)


def _proposed_lines(held: Ceremony, proposal: Proposal, *, seen: Collection[int]) -> list[Line]:
    """The slots, with the agreements that came with the proposal."""
    slots = list(queries.bare_slots_of(held))
    for slot in slots:
        slot.agreement, slot.ceremony = proposal.found[slot.agreement_id], held
    return [_line(slot, seen, proposal.missing) for slot in slots]


def _seen(request: HttpRequest, held: Ceremony) -> set[int]:
    return queries.numbers_visible_to(request.user, mission=held.activity.leg.mission)


def _slot_or_404(held: Ceremony, slot: int) -> Slot:
    found = queries.slots_of(held).filter(pk=slot).first()
    if found is None:
        raise Http404
    return found


def _spot(request: HttpRequest) -> tuple[int, int]:
    form = SpotForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Give a turn and a desk."))
    return form.cleaned_data["turn"] - 1, form.cleaned_data["desk"] - 1
