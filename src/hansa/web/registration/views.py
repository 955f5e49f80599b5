"""The delegation of a mission, and the decisions on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.rules import Sight
from hansa.apps.programme import queries as programme
from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import STEPS, TRAVELS, Status
from hansa.journeys.accept_registration import accept_registration
from hansa.journeys.withdraw_registration import cancel_registration, withdraw_registration
from hansa.values import Refused
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import mission_or_404, signed_in
from hansa.web.paging import PagesByKey
from hansa.web.refusals import show_refusal
from hansa.web.registration.finding import (
    looked_at_or_404,
    registration_or_404,
    sees_selection,
)
from hansa.web.registration.forms import FilterForm, ProlongForm, ReasonForm
from hansa.web.registration.telling import changed_after_sending, story_told, told_outcome

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.registration.models import Registration
    from hansa.apps.registration.queries import Seats

ON_A_PAGE = 50
# How many applications are named at the top before the list itself must be read.
NAMED_FIRST = 6


@login_required
@require_GET
@vary_on_headers("HX-Request")
def delegation(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody who applied for the mission, what waits for the reader first."""
    mission = mission_or_404(request, slug, legs=False)
    user = signed_in(request)
    deciding = queries.deciding_in(mission, by=user)
    form = FilterForm(request.GET, mission=mission, marked=bool(deciding))
    listed = queries.of_mission(mission)
    marked = queries.with_changes(listed, reader=user) if deciding else listed
    pages = PagesByKey(form.chosen(marked), ON_A_PAGE)
    context: dict[str, Any] = {
        "mission": mission,
        "form": form,
        "page": pages.get_page(request.GET.get("page")),
        "filtered": bool(request.GET),
    }
    if asks_for(request, "results"):
        return render(request, "registration/delegation.html#results", context)
    tally = queries.tally(mission)
    waiting = queries.with_changes(queries.to_decide(mission, by=user), reader=user)
    context |= {
        "figures": tally.figures,
        "to_decide": waiting[:NAMED_FIRST],
        "waiting_here": tally.to_decide(agencies=deciding),
        "seats": tally.seats,
        "may_apply": bool(deciding),
        "sees_selection": sees_selection(request, mission),
        "may_read_particulars": queries.reads_particulars(user, mission=mission),
    }
    return render(request, "registration/delegation.html", context)


@login_required
@require_GET
def registration(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One registration, with what stands in the way of each decision."""
    return _shown(request, slug, pk)


@login_required
@require_POST
def looked(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Keep that the reader has the changes before them; the page says so once it is there."""
    found = registration_or_404(request, slug, pk)
    services.note_look(found, by=signed_in(request), now=timezone.now())
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(status=204)
    return redirect("registration:registration", slug=slug, pk=pk)


@login_required
@require_POST
def accept(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Accept the registration."""
    return _decided(request, slug, pk, accept_registration)


@login_required
@require_POST
def decline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Decline the application, with the reason."""
    return _decided(request, slug, pk, services.decline, saying_no=Status.DECLINED)


@login_required
@require_POST
def wait(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put the application on the waiting list, with the reason."""
    return _decided(request, slug, pk, services.put_on_waiting_list, saying_no=Status.WAITING)


@login_required
@require_POST
def confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Confirm for an organisation that said so elsewhere."""
    return _decided(request, slug, pk, services.confirm)


@login_required
@require_POST
def cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Cancel the place, with the reason."""
    return _decided(request, slug, pk, cancel_registration, saying_no=Status.CANCELLED)


@login_required
@require_POST
def prolong(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let the offer stand until another day."""
    found = registration_or_404(request, slug, pk)
    form = ProlongForm(request.POST)
    if form.is_valid():
        try:
            services.prolong_offer(
                found,
                until=form.cleaned_data["until"],
                by=signed_in(request),
                now=timezone.localtime(),
            )
        except Refused as refused:
            return _shown(request, slug, pk, refused=Refused(*refused.objections))
        return redirect("registration:registration", slug=slug, pk=pk)
    return _shown(request, slug, pk, refused=Refused(_("Choose a day that is not over.")))


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Withdraw the registration, with the reason."""
    return _decided(request, slug, pk, withdraw_registration, saying_no=Status.WITHDRAWN)


def _money_and_consents(found: Registration, *, ours: bool) -> dict[str, Any]:
    """What is told to the agency that decides, and to no other."""
    if not ours:
        return {}
    return {
        "fee": getattr(found, "fee", None),
        "payer": getattr(found, "payer", None),
        "agreements": queries.agreements_of(found),
    }


def _decided(
    request: HttpRequest,
    slug: str,
    pk: int,
    decide: Callable[..., None],
    *,
    saying_no: str = "",
) -> HttpResponse:
    found = registration_or_404(request, slug, pk)
    why = request.POST.get("why", "")
    try:
        decide(registration=found, by=signed_in(request), now=timezone.localtime(), why=why)
    except Refused as refused:
        return _shown(request, slug, pk, refused=refused, saying_no=saying_no)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("registration:registration", slug=slug, pk=pk)
    answer = _shown(request, slug, pk)
    toast = {"words": told_outcome(found), "tone": "success"}
    answer["HX-Trigger"] = json.dumps({"toast": toast})
    return answer


def _shown(
    request: HttpRequest,
    slug: str,
    pk: int,
    *,
    refused: Refused | None = None,
    saying_no: str = "",
) -> HttpResponse:
    """The registration as a page, or as its card where only that was asked for."""
    user = signed_in(request)
    found = looked_at_or_404(request, slug, pk)
    seats = queries.seats_beside(found)
    not_ours = queries.objections_to_acting(found, by=user)
    open_steps = STEPS[found.status]
    acceptable = Status.ACCEPTED in open_steps and not not_ours
    reason = ReasonForm(request.POST if request.method == "POST" else None)
    at_reason = refused is not None and refused.field == "why"
    if refused is not None and at_reason and not reason.errors:
        show_refusal(reason, refused)
    context = {
        "mission": found.mission,
        "registration": found,
        "delegates": found.delegates.all(),
        "wishes": programme.wishes_of(found),
        **_money_and_consents(found, ours=not not_ours),
        **_told(found, ours=not not_ours, reader=user),
        "not_ours": not_ours,
        "travels": found.status in TRAVELS,
        "may": open_steps if not not_ours else frozenset(),
        "in_the_way": _in_the_way(found, by=user, seats=seats) if acceptable else [],
        "objections": refused.objections if refused and not at_reason else (),
        "reason": reason,
        **_which_reason_is_missing(saying_no if at_reason else ""),
        "seats_left": seats.left_to_offer,
        "has_notes": accounts.sees(user, Sight.NOTES),
        **_about_the_seats(found),
    }
    part = "#card" if asks_for(request, "registration") else ""
    template = f"registration/detail.html{part}"
    return render(request, template, context, status=409 if refused else 200)


def _in_the_way(found: Registration, *, by: User, seats: Seats) -> list[str]:
    today = timezone.localdate()
    return queries.objections_to_accepting(found, by=by, today=today, seats=seats)


def _told(found: Registration, *, ours: bool, reader: User) -> dict[str, Any]:
    """What happened, what the organisation has changed, and whether the reader has read that."""
    story = list(story_told(found, money=ours))
    return {
        "story": story,
        "changed": changed_after_sending(found, story),
        "unread": queries.is_unread(found, by=reader),
    }


def _which_reason_is_missing(status: str) -> dict[str, bool]:
    """Which of the forms that ask for a reason stands open."""
    return {
        "declining": status == Status.DECLINED,
        "withdrawing": status == Status.WITHDRAWN,
        "putting_off": status == Status.WAITING,
        "cancelling": status == Status.CANCELLED,
    }


def _about_the_seats(found: Registration) -> dict[str, Any]:
    """The open offer, the place in the line, and what leaving costs or has cost."""
    share = 0
    if found.status == Status.CONFIRMED:
        _days, share = queries.share_kept_of(found.mission, today=timezone.localdate())
    return {
        "offer": queries.open_offer(found) if found.status == Status.ACCEPTED else None,
        "position": queries.position_on_waiting_list(found),
        "share": share,
        "kept": queries.leaving_of(found) if found.status == Status.WITHDRAWN else None,
    }
