"""Parties, who signs for them, texts, and who clears them: the officers' side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.agreements import queries, rules, services
from hansa.values import Refused
from hansa.web.agreements.counterpart import address_of
from hansa.web.agreements.finding import agreement_or_404, changeable_or_404
from hansa.web.agreements.forms import AnswerForm, PartyForm, SignatoryForm, TextForm
from hansa.web.agreements.pipeline import page
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.agreements.models import Agreement, Clearance, Party, Text


@login_required
@require_http_methods(["GET", "POST"])
def add_party(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Add an organisation that signs."""
    found = changeable_or_404(request, slug, pk)
    organisations = queries.organisations_for(found.mission)
    form = PartyForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_party(
                agreement=found, by=signed_in(request), now=timezone.now(), **form.cleaned_data
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Added. Say who signs for it."))
            return redirect("agreements:one", slug, pk)
    return _form_page(request, found, form, title=_("Add a party"))


@login_required
@require_POST
def remove_party(request: HttpRequest, slug: str, pk: int, party: int) -> HttpResponse:
    """Take an organisation off."""
    found = changeable_or_404(request, slug, pk)
    try:
        services.remove_party(
            party=_party_or_404(found, party), by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        return page(request, found, refused=refused)
    messages.success(request, _("Taken off."))
    return redirect("agreements:one", slug, pk)


@login_required
@require_http_methods(["GET", "POST"])
def add_signatory(request: HttpRequest, slug: str, pk: int, party: int) -> HttpResponse:
    """Say who signs for a party."""
    found = changeable_or_404(request, slug, pk)
    side = _party_or_404(found, party)
    form = SignatoryForm(request.POST or None, people=queries.people_who_sign_for(side))
    if request.method == "POST" and form.is_valid():
        try:
            services.add_signatory(
                party=side, by=signed_in(request), now=timezone.now(), **form.cleaned_data
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Named."))
            return redirect("agreements:one", slug, pk)
    return _form_page(
        request, found, form, title=_("Who signs for {party}").format(party=side.name)
    )


@login_required
@require_POST
def remove_signatory(request: HttpRequest, slug: str, pk: int, signatory: int) -> HttpResponse:
    """Somebody does not sign."""
    found = changeable_or_404(request, slug, pk)
    gone = next((each for each in found.signatories.all() if each.pk == signatory), None)
    if gone is None:
        raise Http404
    try:
        services.remove_signatory(signatory=gone, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return page(request, found, refused=refused)
    messages.success(request, _("Taken off."))
    return redirect("agreements:one", slug, pk)


@login_required
@require_POST
def receive(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Keep a version of the text."""
    found = changeable_or_404(request, slug, pk)
    try:
        keep_text(request, found)
    except Refused as refused:
        return page(request, found, refused=refused)
    messages.success(request, _("Received. Every side is asked to clear it."))
    return redirect("agreements:one", slug, pk)


def keep_text(request: HttpRequest, found: Agreement) -> None:
    """Keep what was sent as the text of an agreement.

    Raises:
        Refused: when nothing was sent, or no text of an agreement.
    """
    form = TextForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused(
            *[str(word) for words in form.errors.values() for word in words], field="file"
        )
    file = form.cleaned_data["file"]
    services.receive_text(
        agreement=found,
        filename=file.name,
        content=file.read(rules.LARGEST_TEXT + 1),
        by=signed_in(request),
        now=timezone.now(),
    )


@login_required
@require_GET
def text(request: HttpRequest, slug: str, pk: int, version: int) -> HttpResponse:
    """A version of the text, to take home."""
    return sent_text(queries.text_of(agreement_or_404(request, slug, pk), version=version))


def sent_text(found: Text | None) -> HttpResponse:
    """The file, never shown within our own pages.

    Raises:
        Http404: when there is none.
    """
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    ending = "pdf" if found.media_type == "application/pdf" else "docx"
    name = f"agreement-{found.agreement_id}-{found.version}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@require_POST
def answer(request: HttpRequest, slug: str, pk: int, clearance: int) -> HttpResponse:
    """Write down what a side says; for an agency only its own planners do."""
    found = changeable_or_404(request, slug, pk)
    side = _clearance_or_404(found, clearance)
    if side.agency_id and not queries.planners_for(signed_in(request), agency=side.agency_id):
        raise PermissionDenied(_("Only planners of that agency answer for it."))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        refused = Refused(_("Choose yes or no."))
        return page(request, found, refused=refused, answering=side.pk)
    said = form.cleaned_data
    try:
        services.answer(
            clearance=side,
            cleared=said["cleared"] == "yes",
            why=said["why"],
            said_by=said["said_by"],
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return page(request, found, refused=refused, answering=side.pk)
    messages.success(request, _("Noted."))
    return redirect("agreements:one", slug, pk)


@login_required
@require_POST
def write(request: HttpRequest, slug: str, pk: int, clearance: int) -> HttpResponse:
    """Write to a party that has no account."""
    found = changeable_or_404(request, slug, pk)
    try:
        services.write_to_party(
            clearance=_clearance_or_404(found, clearance),
            address_of=address_of,
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return page(request, found, refused=refused)
    messages.success(request, _("Written. The link in the letter works for sixty days."))
    return redirect("agreements:one", slug, pk)


def _party_or_404(found: Agreement, party: int) -> Party:
    for each in found.parties.all():
        if each.pk == party:
            return each
    raise Http404


def _clearance_or_404(found: Agreement, clearance: int) -> Clearance:
    side = queries.clearances_of(found).filter(pk=clearance).first()
    if side is None:
        raise Http404
    return side


def _form_page(
    request: HttpRequest, found: Agreement, form: PartyForm | SignatoryForm, *, title: str
) -> HttpResponse:
    context = {"mission": found.mission, "agreement": found, "form": form, "title": title}
    return render(request, "agreements/part.html", context, status=422 if form.errors else 200)
