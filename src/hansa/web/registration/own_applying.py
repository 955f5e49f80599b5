"""A company applies by itself: kept while it is filled in, sent once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.directory import queries as directory
from hansa.apps.programme import queries as programme
from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import Status
from hansa.journeys.apply_for_mission import apply_for_mission
from hansa.values import Refused
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.forms import ApplicationForm, filled_rows
from hansa.web.registration.joining import announced_or_404
from hansa.web.registration.own_forms import (
    MOST_TRAVELLERS,
    ConsentsForm,
    OwnTravellerForm,
    OwnTravellersFormSet,
    PayerForm,
    as_initial,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.apps.directory.models import Organisation, Person
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Draft, Registration
    from hansa.apps.registration.queries import Offer

PREFIX = "travellers"
OF_A_TRAVELLER = re.compile(rf"{PREFIX}-(\d+)-(.+)")
ROWS = {str(number) for number in range(MOST_TRAVELLERS)}
UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class Filled:
    """The four forms of one page."""

    application: ApplicationForm
    payer: PayerForm
    consents: ConsentsForm
    travellers: forms.BaseFormSet[OwnTravellerForm]

    def are_valid(self) -> bool:
        """Whether nothing is wrong in any of them."""
        return not self.errors()

    def errors(self) -> list[Any]:
        """What is wrong in each, all of it at once."""
        forms_of_one = (self.application, self.payer, self.consents)
        found = [*(form.errors for form in forms_of_one), *self.travellers.errors]
        return [errors for errors in (*found, self.travellers.non_form_errors()) if errors]

    def typed(self) -> dict[str, Any]:
        """Everything as it was typed, for the draft."""
        return {
            "application": typed(self.application),
            "payer": typed(self.payer),
            "consents": typed(self.consents),
            "travellers": [typed(row) for row in self.travellers],
        }


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before somebody who applies.

    Attributes:
        kept: the draft as it was when the page was asked for.
    """

    request: HttpRequest
    mission: Mission
    organisation: Organisation
    offer: Offer
    filled: Filled
    kept: Draft | None


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def apply_oneself(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The application of the reader's own organisation; whatever is posted is kept as a draft."""
    mission, organisation = _own_or_404(request, slug, pk)
    begun = queries.begun(organisation, mission=mission)
    if begun is not None and begun.status != Status.DRAFT:
        return _sent_before(request, begun)
    draft = queries.draft_of(begun) if begun else None
    offer = queries.offer(mission, organisation=organisation, today=timezone.localdate())
    filled = _forms(request, mission, organisation, offer, draft)
    desk = Desk(request, mission, organisation, offer, filled, draft)
    return _page(desk) if request.method == "GET" else _posted(desk)


@login_required
@require_GET
def own_delegate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One more row for a delegate, and the button that asks for the row after it."""
    mission, organisation = _own_or_404(request, slug, pk)
    asked = request.GET.get("n", "1")
    if asked not in ROWS:
        raise Http404
    number = int(asked)
    row = OwnTravellerForm(
        prefix=f"{PREFIX}-{number}",
        empty_permitted=True,
        use_required_attribute=False,
        **who_and_where(mission, list(directory.people_of(organisation))),
    )
    context = {
        "mission": mission,
        "organisation": organisation,
        "traveller": row,
        "number": number + 1,
        "next_number": number + 1,
    }
    return render(request, "registration/_own_another.html", context)


@login_required
@require_POST
def discard(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Throw away what was filled in and not sent."""
    mission, organisation = _own_or_404(request, slug, pk)
    was_there = services.discard_draft(
        mission, organisation=organisation, by=signed_in(request), now=timezone.now()
    )
    if was_there:
        messages.success(request, _("The draft is thrown away."))
    return redirect("registration:join", mission.slug)


def _own_or_404(request: HttpRequest, slug: str, pk: int) -> tuple[Mission, Organisation]:
    mission = announced_or_404(request, slug)
    own = queries.who_can_apply_for(mission, user=request.user)
    organisation = get_object_or_404(own, pk=pk)
    return mission, organisation


def _forms(
    request: HttpRequest,
    mission: Mission,
    organisation: Organisation,
    offer: Offer,
    draft: Draft | None,
) -> Filled:
    """The forms as they were posted, else as the draft has them, else from the directory."""
    sent = request.POST if request.method == "POST" else None
    kept = as_initial(draft.answers if draft else {})
    people = list(directory.people_of(organisation))
    rows = [as_initial(row) for row in kept.get("travellers", [])]
    rows = rows or [{"person": str(each.pk)} for each in people if each.user == request.user]
    travellers = OwnTravellersFormSet(
        sent,
        prefix=PREFIX,
        initial=None if sent else rows,
        form_kwargs=who_and_where(mission, people),
    )
    travellers.extra = max(len(rows), 1)
    application, payer, consents = (
        as_initial(kept.get(name)) for name in ("application", "payer", "consents")
    )
    return Filled(
        application=ApplicationForm(sent, mission=mission, initial=application),
        payer=PayerForm(sent, prefix="payer", initial=payer),
        consents=ConsentsForm(sent, prefix="consent", texts=offer.texts, initial=consents),
        travellers=travellers,
    )


def who_and_where(mission: Mission, people: Sequence[Person]) -> dict[str, Any]:
    """What a row for a delegate is chosen from."""
    return {
        "people": people,
        "legs": list(mission.legs.all()),
        "activities": programme.open_for_sign_up(mission),
    }


def _posted(desk: Desk) -> HttpResponse:
    """Keep the draft first, whatever else is asked; then send it where that is asked."""
    try:
        kept = services.keep_draft(
            desk.mission,
            organisation=desk.organisation,
            answers=desk.filled.typed(),
            by=signed_in(desk.request),
            now=timezone.localtime(),
        )
    except Refused as refused:
        return _page(desk, objections=refused.objections)
    if kept.status != Status.DRAFT:
        return _sent_before(desk.request, kept)
    if asks_for(desk.request, "kept"):
        context = {"saved_at": timezone.localtime()}
        return render(desk.request, "registration/apply_oneself.html#kept", context)
    if "later" in desk.request.POST:
        messages.success(desk.request, _("Your draft is kept; send it before the day it closes."))
        return redirect("registration:mine")
    return _sent_or_shown(desk)


def _sent_or_shown(desk: Desk) -> HttpResponse:
    if not desk.filled.are_valid():
        return _page(desk)
    try:
        registration = _send(desk)
    except Refused as refused:
        return _page(desk, objections=_left_over(refused, desk.filled))
    told = _("The application of {organisation} is sent.")
    messages.success(desk.request, told.format(organisation=desk.organisation.name))
    return redirect("registration:sent", registration.pk)


def _send(desk: Desk) -> Registration:
    filled, rows = desk.filled, filled_rows(desk.filled.travellers)
    return apply_for_mission(
        mission=desk.mission,
        organisation=desk.organisation,
        application=services.Application(
            sector_group=filled.application.cleaned_data.get("sector_group"),
            motivation=filled.application.cleaned_data["motivation"],
            travellers=[row.traveller() for row in rows],
            payer=filled.payer.payer(),
            answers=filled.consents.answers(),
            seen=desk.request.POST.get("seen", ""),
        ),
        wishes=[row.wanted() for row in rows],
        by=signed_in(desk.request),
        now=timezone.localtime(),
    )


def _sent_before(request: HttpRequest, registration: Registration) -> HttpResponse:
    """A double click, the back button or another window: there is one application."""
    told = _("The application of {organisation} was sent already; nothing was changed.")
    messages.info(request, told.format(organisation=registration.organisation.name))
    there = redirect("registration:sent", registration.pk)
    if asks_for(request, "kept"):
        return HttpResponse(headers={"HX-Redirect": there["Location"]})
    return there


def _left_over(refused: Refused, filled: Filled) -> tuple[str, ...]:
    """What is left to say above the page, once rows and fields have got what is theirs."""
    named = OF_A_TRAVELLER.fullmatch(refused.field)
    if named:
        row = filled_rows(filled.travellers)[int(named[1])]
        show_refusal(row, refused, **{refused.field: named[2]})
    elif refused.field in filled.consents.fields:
        show_refusal(filled.consents, refused)
    else:
        return refused.objections
    return ()


def _page(desk: Desk, *, objections: tuple[str, ...] = ()) -> HttpResponse:
    posted = desk.request.method == "POST"
    context = {
        "mission": desk.mission,
        "organisation": desk.organisation,
        "offer": desk.offer,
        "filled": desk.filled,
        "next_number": desk.filled.travellers.total_form_count(),
        "saved_at": timezone.localtime() if posted else desk.kept and desk.kept.saved_at,
        "closed": queries.objections_to_applying_oneself(desk.mission, today=timezone.localdate()),
        "objections": objections,
    }
    wrong = UNPROCESSABLE if posted and desk.filled.errors() else 200
    status = CONFLICT if objections else wrong
    return render(desk.request, "registration/apply_oneself.html", context, status=status)
