"""A company's own page: what is done, what is left, and who else comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.registration import services
from hansa.apps.registration.queries import preparation as queries
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.preparation.finding import prepared_or_404
from hansa.web.registration.preparation.forms import CallForm, ContactForm

if TYPE_CHECKING:
    from hansa.apps.registration.models import Registration

OTHERS_SHOWN = 12


@login_required
@require_GET
def company(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How ready the company is, and everything that it can still do."""
    return _shown(request, prepared_or_404(request, slug, pk))


@login_required
@require_POST
def contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note a counterpart who was contacted."""
    form = ContactForm(request.POST)
    told = _("The contact is noted.")
    return _done(request, slug, pk, form, services.note_contact, told=told, shown="contact_form")


@login_required
@require_POST
def take_off(request: HttpRequest, slug: str, pk: int, contact_pk: int) -> HttpResponse:
    """Take back a contact that was noted by mistake."""
    found = prepared_or_404(request, slug, pk)
    noted = get_object_or_404(queries.contacts_of(found), pk=contact_pk)
    take = partial(services.take_contact_off, found, contact=noted)
    return _noted(request, found, [take], told=_("{name} is taken off.").format(name=noted.name))


@login_required
@require_POST
def read(request: HttpRequest, slug: str, pk: int, delegate_pk: int) -> HttpResponse:
    """The traveller has read all briefs of the mission."""
    found = prepared_or_404(request, slug, pk)
    delegate = get_object_or_404(queries.travellers_with_steps(found), pk=delegate_pk)
    readings = [
        partial(services.note_reading, brief, delegate=delegate)
        for brief in queries.briefs_of(found.mission)
    ]
    told = _("{name} has read the brief.").format(name=delegate.person)
    return _noted(request, found, readings, told=told)


@login_required
@require_POST
def documents(request: HttpRequest, slug: str, pk: int, delegate_pk: int) -> HttpResponse:
    """The traveller's documents are good for long enough."""
    found = prepared_or_404(request, slug, pk)
    delegate = get_object_or_404(queries.travellers_with_steps(found), pk=delegate_pk)
    note = partial(services.note_documents, delegate)
    told = _("{name}'s documents are checked.").format(name=delegate.person)
    return _noted(request, found, [note], told=told)


@login_required
@require_POST
def call(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An officer rang the company."""
    form = CallForm(request.POST)
    told = _("The call is noted.")
    return _done(request, slug, pk, form, services.note_call, told=told, shown="call_form")


def _noted(
    request: HttpRequest, found: Registration, verbs: Sequence[Callable[..., None]], *, told: str
) -> HttpResponse:
    """Do what a button says, and tell what was done or why not."""
    try:
        for verb in verbs:
            verb(by=signed_in(request), now=timezone.localtime())
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        messages.success(request, told)
    return redirect("preparation:company", slug=found.mission.slug, pk=found.pk)


def _done(
    request: HttpRequest,
    slug: str,
    pk: int,
    form: forms.Form,
    do: Callable[..., Any],
    *,
    told: str,
    shown: str,
) -> HttpResponse:
    found = prepared_or_404(request, slug, pk)
    if form.is_valid():
        try:
            do(found, **form.cleaned_data, by=signed_in(request), now=timezone.localtime())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, told)
            return redirect("preparation:company", slug=slug, pk=pk)
    return _shown(request, found, **{shown: form})


def _shown(request: HttpRequest, found: Registration, **tried: forms.Form) -> HttpResponse:
    mission = found.mission
    others = list(queries.ecosystem(found)[: OTHERS_SHOWN + 1])
    context = {
        "mission": mission,
        "registration": found,
        "readiness": queries.readiness_of(found),
        "travellers": queries.steps_of_travellers(found),
        "contacts": queries.contacts_of(found),
        "briefs": list(queries.briefs_of(mission)),
        "good_until": queries.documents_needed_until(mission),
        "leaves_on": queries.departure(mission),
        "others": others[:OTHERS_SHOWN],
        "more_others": len(others) > OTHERS_SHOWN,
        "looks_after": queries.looks_after(signed_in(request), registration=found),
        "calls": queries.calls_about(found),
        "stated": queries.stated_by(found),
        "contact_form": ContactForm(),
        "call_form": CallForm(),
        **tried,
    }
    status = 422 if tried else 200
    return render(request, "registration/preparation/company.html", context, status=status)
