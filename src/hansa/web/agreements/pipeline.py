"""The agreements of a mission, as officers follow them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.accounts import queries as accounts
from hansa.apps.agreements import queries, rules, services
from hansa.apps.agreements.rules import Status
from hansa.apps.missions import queries as missions
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused
from hansa.web.agreements.finding import agreement_or_404, changeable_or_404
from hansa.web.agreements.forms import AgreementForm, AnnounceForm, DayForm, ReasonForm, TextForm
from hansa.web.agreements.words import story_told
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.agreements.models import Agreement


@login_required
@require_GET
def pipeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Every agreement that the reader sees, by how far it is."""
    mission = mission_or_404(request, slug)
    found = list(queries.visible_to(request.user, mission=mission))
    chosen = request.GET.get("status", "")
    context = {
        "mission": mission,
        "counts": queries.counted(found),
        "total": len(found),
        "status": chosen if chosen in Status.values else "",
        "agreements": [each for each in found if chosen in ("", each.status)],
        "overdue": queries.overdue(found, today=timezone.localdate()),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "agreements/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Announce an agreement on behalf of a company."""
    mission = planned_mission_or_404(request, slug)
    organising = [each.agency_id for each in missions.organisers_of(mission)]
    agencies = accounts.agencies_to_plan_for(signed_in(request)).filter(pk__in=organising)
    form = AnnounceForm(request.POST or None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.announce(
                mission=mission,
                agency=form.cleaned_data["agency"],
                by=signed_in(request),
                now=timezone.now(),
                **form.details(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Announced. Now add the parties and who signs."))
            return redirect("agreements:one", slug, made.pk)
    context = {"mission": mission, "form": form, "agreement": None}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say anew what an agreement is."""
    found = changeable_or_404(request, slug, pk)
    form = AgreementForm(request.POST or None, agreement=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.change(
                agreement=found, by=signed_in(request), now=timezone.now(), **form.details()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("agreements:one", slug, pk)
    context = {"mission": found.mission, "form": form, "agreement": found}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One agreement: what it is, who signs, who cleared it, what happened."""
    return page(request, agreement_or_404(request, slug, pk))


@login_required
@require_POST
def step(request: HttpRequest, slug: str, pk: int, to: str) -> HttpResponse:
    """Take a step that needs a word or a day at most."""
    found = changeable_or_404(request, slug, pk)
    if to not in _STEPS:
        raise Http404
    try:
        messages.success(request, _STEPS[to](request, found, timezone.now()))
    except Refused as refused:
        return page(request, found, refused=refused)
    return redirect("agreements:one", slug, pk)


def page(
    request: HttpRequest,
    found: Agreement,
    *,
    refused: Refused | None = None,
    answering: int | None = None,
) -> HttpResponse:
    """The page of an agreement, after a refusal with its reasons and the answer that was typed."""
    status = Status(found.status)
    context = {
        "mission": found.mission,
        "agreement": found,
        "clearances": queries.clearances_of(found),
        "texts": queries.texts_of(found),
        "unsigned": queries.parties_without_signatory(found),
        "absent": queries.absent_from(found),
        "story": story_told(story_of(found)),
        "steps": rules.STEPS[status],
        "may_change": queries.may_change(found, user=signed_in(request)),
        "text_form": TextForm(),
        "reason_form": ReasonForm(),
        "day_form": DayForm(initial={"on": timezone.localdate()}),
        "objections": refused.objections if refused else (),
        "answering": answering,
        "takes_text": status == Status.RECEIVED or Status.RECEIVED in rules.STEPS[status],
        "own_agencies": queries.agencies_planned_for(signed_in(request)),
    }
    return render(request, "agreements/one.html", context, status=409 if refused else 200)


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "").strip()[: rules.LONGEST_WHY]


def _describe(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.describe(agreement=found, by=signed_in(request), now=now)
    return _("Described. Its text can be received now.")


def _share(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.share(agreement=found, shared=True, by=signed_in(request), now=now)
    return _("The other organisers read it now.")


def _keep(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.share(agreement=found, shared=False, by=signed_in(request), now=now)
    return _("Only the agencies that it concerns read it now.")


def _withdraw(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.withdraw(agreement=found, why=_why(request), by=signed_in(request), now=now)
    return _("Withdrawn.")


def _elsewhere(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.sign_elsewhere(agreement=found, why=_why(request), by=signed_in(request), now=now)
    return _("Signed.")


def _execute(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.execute(agreement=found, on=_day(request), by=signed_in(request), now=now)
    return _("Executed.")


def _lapse(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.lapse(agreement=found, why=_why(request), by=signed_in(request), now=now)
    return _("Lapsed.")


def _remind(request: HttpRequest, found: Agreement, now: datetime) -> str:
    services.remind(agreement=found, on=_day(request), by=signed_in(request), now=now)
    return _("You will be asked on that day.")


def _day(request: HttpRequest) -> date:
    form = DayForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Give a day."), field="on")
    on: date = form.cleaned_data["on"]
    return on


_STEPS: dict[str, Callable[[HttpRequest, Agreement, datetime], str]] = {
    "describe": _describe,
    "share": _share,
    "keep": _keep,
    "withdraw": _withdraw,
    "elsewhere": _elsewhere,
    "execute": _execute,
    "lapse": _lapse,
    "remind": _remind,
}
