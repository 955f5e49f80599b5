"""A company changes the application that it has sent, until the deadline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hansa.apps.directory import queries as directory
from hansa.apps.programme import queries as programme
from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import Status
from hansa.journeys.change_application import change_application
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.forms import ApplicationForm, filled_rows
from hansa.web.registration.own import own_registrations
from hansa.web.registration.own_applying import (
    CONFLICT,
    OF_A_TRAVELLER,
    PREFIX,
    UNPROCESSABLE,
    who_and_where,
)
from hansa.web.registration.own_forms import OwnTravellerForm, OwnTravellersFormSet, PayerForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.apps.registration.models import Payer, Registration


@dataclass(frozen=True, slots=True)
class Filled:
    """The forms of one page."""

    application: ApplicationForm
    payer: PayerForm
    travellers: forms.BaseFormSet[OwnTravellerForm]

    def are_valid(self) -> bool:
        """Whether nothing is wrong in any of them."""
        found = [self.application.errors, self.payer.errors, *self.travellers.errors]
        return not any([*found, self.travellers.non_form_errors()])

    def alteration(self, *, seen: str) -> services.Alteration:
        """What the application is to say."""
        return services.Alteration(
            motivation=self.application.cleaned_data["motivation"],
            sector_group=self.application.cleaned_data.get("sector_group"),
            travellers=[row.traveller() for row in filled_rows(self.travellers)],
            payer=self.payer.payer(),
            seen=seen,
        )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def change_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """The application as it was sent, to be changed; whoever decides reads what was changed."""
    registration = get_object_or_404(own_registrations(request).exclude(status=Status.DRAFT), pk=pk)
    filled = _forms(request, registration)
    if request.method == "GET" or not filled.are_valid():
        return _page(request, registration, filled)
    try:
        changed = change_application(
            registration=registration,
            alteration=filled.alteration(seen=request.POST.get("seen", "")),
            wishes=[row.wanted() for row in filled_rows(filled.travellers)],
            by=signed_in(request),
            now=timezone.localtime(),
        )
    except Refused as refused:
        return _page(request, registration, filled, objections=_left_over(refused, filled))
    told = _("The application is changed; a letter confirms it.") if changed else _("As before.")
    messages.success(request, told)
    return redirect("registration:sent", registration.pk)


def _forms(request: HttpRequest, registration: Registration) -> Filled:
    """The forms as they were posted, else as the application stands."""
    sent = request.POST if request.method == "POST" else None
    mission = registration.mission
    rows = list(_rows(registration))
    travellers = OwnTravellersFormSet(
        sent,
        prefix=PREFIX,
        initial=None if sent else rows,
        form_kwargs=who_and_where(mission, list(directory.people_of(registration.organisation))),
    )
    travellers.extra = max(len(rows), 1)
    as_it_stands = {
        "motivation": registration.motivation,
        "sector_group": registration.sector_group_id,
    }
    payer: Payer | None = getattr(registration, "payer", None)
    return Filled(
        application=ApplicationForm(sent, mission=mission, initial=as_it_stands),
        payer=PayerForm(sent, prefix="payer", initial=_paying(payer)),
        travellers=travellers,
    )


def _rows(registration: Registration) -> Iterator[dict[str, Any]]:
    """A row for each delegate, in the order in which they were named."""
    wishes = programme.wishes_of(registration)
    for delegate in queries.delegates_of(registration).order_by("pk"):
        stays = {stay.leg_id: stay for stay in delegate.stays.all()}
        row: dict[str, Any] = {
            "person": str(delegate.person_id),
            "activities": [
                str(wish.activity_id) for wish in wishes if wish.delegate_id == delegate.pk
            ],
        }
        for leg in registration.mission.legs.all():
            stay = stays.get(leg.pk)
            row[f"goes_{leg.pk}"] = stay is not None
            if stay:
                row[f"arrives_on_{leg.pk}"] = stay.arrives_on
                row[f"leaves_on_{leg.pk}"] = stay.leaves_on
        yield row


def _paying(payer: Payer | None) -> dict[str, Any]:
    if payer is None:
        return {}
    names = ("name", "enterprise_number", "street", "postal_code", "city", "country", "email")
    told = {name: getattr(payer, name) for name in (*names, "reference")}
    return {"other": True, **told}


def _left_over(refused: Refused, filled: Filled) -> tuple[str, ...]:
    """What is left to say above the page, once a row has got what is its own."""
    named = OF_A_TRAVELLER.fullmatch(refused.field)
    if named is None:
        return refused.objections
    row = filled_rows(filled.travellers)[int(named[1])]
    show_refusal(row, refused, **{refused.field: named[2]})
    return ()


def _page(
    request: HttpRequest,
    registration: Registration,
    filled: Filled,
    *,
    objections: tuple[str, ...] = (),
) -> HttpResponse:
    posted = request.method == "POST"
    by, today = signed_in(request), timezone.localdate()
    context = {
        "mission": registration.mission,
        "organisation": registration.organisation,
        "registration": registration,
        "filled": filled,
        "next_number": filled.travellers.total_form_count(),
        "seen": request.POST.get("seen", "") if posted else queries.version_of(registration),
        "closed": queries.objections_to_changing_application(registration, by=by, today=today),
        "objections": objections,
    }
    wrong = CONFLICT if objections else UNPROCESSABLE
    return render(
        request, "registration/change_application.html", context, status=wrong if posted else 200
    )
