"""Entering an application: for whom, why, and who travels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from hansa.apps.directory import queries as directory
from hansa.apps.registration import queries, services
from hansa.journeys import accept_registration as journey
from hansa.values import Refused
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.finding import registration_or_404, who_may_apply
from hansa.web.registration.forms import (
    ApplicationForm,
    TravellerForm,
    TravellersFormSet,
    filled_rows,
)

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation, Person
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration

PREFIX = "travellers"
OF_A_TRAVELLER = re.compile(rf"{PREFIX}-(\d+)-(.+)")
ROWS = {str(number) for number in range(TravellersFormSet.max_num)}
FOUND_AT_ONCE = 12
UNPROCESSABLE = 422


@login_required
@require_GET
@vary_on_headers("HX-Request")
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """For which organisation the application is; found while the officer types."""
    mission = planned_mission_or_404(request, slug)
    text = request.GET.get("q", "").strip()
    candidates = who_may_apply(request, mission)
    found = (
        directory.named(candidates, text=text)
        if text
        else queries.likely_first(candidates, mission=mission)
    )
    context = {
        "mission": mission,
        "text": text,
        "found": queries.with_registration(found, mission=mission)[:FOUND_AT_ONCE],
    }
    template = "registration/choose.html"
    if asks_for(request, "found"):
        template += "#found"
    return render(request, template, context)


@login_required
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The application of one organisation."""
    mission = planned_mission_or_404(request, slug)
    organisation = get_object_or_404(who_may_apply(request, mission), pk=pk)
    form = ApplicationForm(request.POST or None, mission=mission)
    travellers = TravellersFormSet(
        request.POST or None,
        prefix=PREFIX,
        form_kwargs=_who_and_where(mission, directory.people_of(organisation)),
    )
    if request.method == "POST" and form.is_valid() and travellers.is_valid():
        made = _entered(request, mission, organisation, form, filled_rows(travellers))
        if made:
            told = _("The application of {organisation} is entered.")
            messages.success(request, told.format(organisation=organisation.name))
            return redirect("registration:registration", slug=slug, pk=made.pk)
    context = {
        "mission": mission,
        "organisation": organisation,
        "form": form,
        "travellers": travellers,
        "next_number": travellers.total_form_count(),
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "registration/apply.html", context, status=status)


@login_required
@require_GET
def another_delegate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One more row for a delegate, and the button that asks for the row after it."""
    mission = planned_mission_or_404(request, slug)
    organisation = get_object_or_404(who_may_apply(request, mission), pk=pk)
    asked = request.GET.get("n", "1")
    if asked not in ROWS:
        raise Http404
    number = int(asked)
    row = TravellerForm(
        prefix=f"{PREFIX}-{number}",
        empty_permitted=True,
        use_required_attribute=False,
        **_who_and_where(mission, directory.people_of(organisation)),
    )
    context = {
        "mission": mission,
        "organisation": organisation,
        "traveller": row,
        "number": number + 1,
        "next_number": number + 1,
    }
    return render(request, "registration/_another.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add_delegate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One more delegate of a registration."""
    registration = registration_or_404(request, slug, pk)
    mission = registration.mission
    # Whom an organisation employs is told to the agency that looks after it, and to no other.
    organisation = get_object_or_404(
        who_may_apply(request, mission), pk=registration.organisation_id
    )
    row = TravellerForm(
        request.POST or None,
        prefix=f"{PREFIX}-0",
        **_who_and_where(mission, queries.who_could_travel(organisation, mission=mission)),
    )
    if row.is_valid():
        try:
            joined = journey.add_delegate(
                registration=registration,
                traveller=row.traveller(),
                by=signed_in(request),
                now=timezone.localtime(),
            )
        except Refused as refused:
            _show(refused, row, [row])
        else:
            told = _("{person} is in the delegation.")
            messages.success(request, told.format(person=joined.person))
            return redirect("registration:registration", slug=slug, pk=pk)
    context = {"mission": mission, "registration": registration, "traveller": row}
    status = UNPROCESSABLE if row.errors else 200
    return render(request, "registration/add_delegate.html", context, status=status)


def _entered(
    request: HttpRequest,
    mission: Mission,
    organisation: Organisation,
    form: ApplicationForm,
    rows: Sequence[TravellerForm],
) -> Registration | None:
    """The new registration, or nothing once the refusal stands in the form."""
    try:
        return services.apply(
            mission=mission,
            organisation=organisation,
            agency=organisation.agency,
            sector_group=form.cleaned_data.get("sector_group"),
            motivation=form.cleaned_data["motivation"],
            travellers=[row.traveller() for row in rows],
            by=signed_in(request),
            now=timezone.localtime(),
        )
    except Refused as refused:
        _show(refused, form, rows)
        return None


def _who_and_where(mission: Mission, people: Iterable[Person]) -> dict[str, Any]:
    return {"people": list(people), "legs": list(mission.legs.all())}


def _show(refused: Refused, form: forms.Form, rows: Sequence[TravellerForm]) -> None:
    """Put the refusal into the row of the traveller it names, else above the application."""
    named = OF_A_TRAVELLER.fullmatch(refused.field)
    if named:
        show_refusal(rows[int(named[1])], refused, **{refused.field: named[2]})
    else:
        show_refusal(form, refused)
