"""Organisations and their people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.rules import Sight
from hansa.apps.directory import queries, services
from hansa.apps.registration import queries as registrations
from hansa.values import Refused
from hansa.web.directory.forms import (
    FindingForm,
    NewOrganisationForm,
    OrganisationForm,
    PersonForm,
)
from hansa.web.directory.telling import story_told
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency
    from hansa.apps.directory.models import Organisation

ON_A_PAGE = 50
UNPROCESSABLE = 422


@login_required
@require_GET
@vary_on_headers("HX-Request")
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations of the reader's agencies, found while they type."""
    user = signed_in(request)
    form = FindingForm(request.GET, agencies=_agencies_or_404(request))
    found = queries.with_number_of_people(form.chosen(queries.visible_to(user)))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "searching": bool(request.GET),
        "may_add": accounts.agencies_to_keep_records_for(user).exists(),
        "only_likeliest": form.cleaned_data.get("q") and page.paginator.count >= queries.MOST_FOUND,
    }
    template = "directory/organisations.html"
    if asks_for(request, "results"):
        template += "#results"
    return render(request, template, context)


@login_required
@require_GET
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: its people, its missions and the story of its record."""
    user = signed_in(request)
    shown = _organisation_or_404(request, pk)
    context = {
        "organisation": shown,
        "people": queries.people_of(shown),
        "registrations": registrations.of_organisation(shown, user=user),
        "story": story_told(shown),
        "keeps": queries.may_keep(shown, user=user),
        "is_staff": accounts.sees(user, Sight.RECORDS),
        "has_notes": accounts.sees(user, Sight.NOTES),
        "profiles": queries.profiles_of(shown),
        "markets": queries.markets_of(shown),
        "size": queries.size_of(shown, on=timezone.localdate()),
    }
    return render(request, "directory/organisation.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add_organisation(request: HttpRequest) -> HttpResponse:
    """A form for an organisation that the directory does not know."""
    form = NewOrganisationForm(request.POST or None, agencies=_kept_agencies_or_404(request))
    if form.is_valid():
        try:
            made = services.add_organisation(
                **form.cleaned_data, by=signed_in(request), now=timezone.localtime()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("{name} is in the directory.").format(name=made.name))
            return redirect("directory:organisation", pk=made.pk)
    context = {"form": form}
    return render(request, "directory/organisation_form.html", context, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def change_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """A form with the record of an organisation."""
    shown = _kept_organisation_or_404(request, pk)
    form = OrganisationForm.told_of(shown, request.POST or None)
    if form.is_valid():
        try:
            services.change_organisation(
                shown, **form.cleaned_data, by=signed_in(request), now=timezone.localtime()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The record of {name} is saved.").format(name=shown.name))
            return redirect("directory:organisation", pk=pk)
    context = {"form": form, "organisation": shown}
    return render(request, "directory/organisation_form.html", context, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for somebody who works for the organisation."""
    employer = _kept_organisation_or_404(request, pk)
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            made = services.add_person(
                employer, **form.cleaned_data, by=signed_in(request), now=timezone.localtime()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            told = _("{person} is noted with {organisation}.")
            messages.success(request, told.format(person=made, organisation=employer.name))
            return redirect("directory:organisation", pk=pk)
    context = {"form": form, "organisation": employer}
    return render(request, "directory/person_form.html", context, status=_status(form))


@login_required
@require_http_methods(["GET", "POST"])
def change_person(request: HttpRequest, pk: int) -> HttpResponse:
    """A form with the record of a person."""
    person = get_object_or_404(queries.people_visible_to(request.user), pk=pk)
    if not queries.may_keep(person.organisation, user=signed_in(request)):
        raise Http404
    form = PersonForm.told_of(person, request.POST or None)
    if form.is_valid():
        try:
            services.change_person(
                person, **form.cleaned_data, by=signed_in(request), now=timezone.localtime()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The record of {name} is saved.").format(name=person))
            return redirect("directory:organisation", pk=person.organisation_id)
    context = {"form": form, "organisation": person.organisation, "person": person}
    return render(request, "directory/person_form.html", context, status=_status(form))


def _kept_organisation_or_404(request: HttpRequest, pk: int) -> Organisation:
    """One whose record the reader may correct."""
    organisation = _organisation_or_404(request, pk)
    if not queries.may_keep(organisation, user=signed_in(request)):
        raise Http404
    return organisation


def _organisation_or_404(request: HttpRequest, pk: int) -> Organisation:
    return get_object_or_404(queries.visible_to(request.user), pk=pk)


def _agencies_or_404(request: HttpRequest) -> QuerySet[Agency]:
    """The reader's agencies; whoever works for none has no directory."""
    agencies = accounts.agencies_where(request.user, sees=Sight.RECORDS)
    if not agencies:
        raise Http404
    return agencies


def _kept_agencies_or_404(request: HttpRequest) -> QuerySet[Agency]:
    """The agencies whose records the reader keeps."""
    agencies = accounts.agencies_to_keep_records_for(request.user)
    if not agencies:
        raise Http404
    return agencies


def _status(form: OrganisationForm | PersonForm) -> int:
    return UNPROCESSABLE if form.errors else 200
