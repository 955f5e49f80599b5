"""The agreements of a company of the delegation, on its own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.agreements import queries, rules, services
from hansa.apps.agreements.rules import Status
from hansa.values import Refused
from hansa.web.agreements.finding import own_agreement_or_404, own_mission_or_404
from hansa.web.agreements.forms import AnswerForm, DeclareForm, SignatoryForm, TextForm
from hansa.web.agreements.sides import keep_text, sent_text
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.agreements.models import Agreement, Party
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration


@login_required
@require_GET
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """The agreements that the reader's organisations are to sign."""
    mission = own_mission_or_404(request, slug)
    context = {
        "mission": mission,
        "agreements": queries.own_agreements(request.user, mission=mission),
    }
    return render(request, "agreements/mine.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that something will be signed."""
    mission = own_mission_or_404(request, slug)
    companies = {each.pk: each for each in queries.companies_of(request.user, mission=mission)}
    names = [(pk, each.organisation.name) for pk, each in companies.items()]
    form = DeclareForm(request.POST or None, companies=names)
    if request.method == "POST" and form.is_valid():
        company = companies[int(form.cleaned_data["company"])]
        try:
            made = _declare(request, form, mission=mission, company=company)
        except Refused as refused:
            show_refusal(form, refused, organisation="other")
        else:
            messages.success(request, _("Announced. Your agency sees it and helps you further."))
            return redirect("agreements:own", slug, made.pk)
    context = {"mission": mission, "form": form}
    return render(request, "agreements/declare.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _declare(
    request: HttpRequest, form: DeclareForm, *, mission: Mission, company: Registration
) -> Agreement:
    by, now, said = signed_in(request), timezone.now(), form.cleaned_data
    made = services.announce(
        mission=mission, agency=company.agency, company=company, by=by, now=now, **form.details()
    )
    services.add_party(agreement=made, name=said["other"], email=said["email"], by=by, now=now)
    return made


@login_required
@require_GET
def one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One of them."""
    return _page(request, own_agreement_or_404(request, slug, pk))


@login_required
@require_POST
def receive(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Send the text."""
    found = own_agreement_or_404(request, slug, pk)
    try:
        keep_text(request, found)
    except Refused as refused:
        return _page(request, found, refused=refused)
    messages.success(request, _("Received. Every side is asked to clear it."))
    return redirect("agreements:own", slug, pk)


@login_required
@require_GET
def text(request: HttpRequest, slug: str, pk: int, version: int) -> HttpResponse:
    """A version of the text, to take home."""
    return sent_text(queries.text_of(own_agreement_or_404(request, slug, pk), version=version))


@login_required
@require_POST
def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Clear the text, or say why not."""
    found = own_agreement_or_404(request, slug, pk)
    side = queries.clearance_of_company(found, user=signed_in(request))
    form = AnswerForm(request.POST)
    if side is None:
        return _page(request, found, refused=Refused(_("Nothing is asked of you here.")))
    if not form.is_valid():
        return _page(request, found, refused=Refused(_("Choose yes or no.")))
    try:
        services.answer(
            clearance=side,
            cleared=form.cleaned_data["cleared"] == "yes",
            why=form.cleaned_data["why"],
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _page(request, found, refused=refused)
    messages.success(request, _("Thank you. The organisers know."))
    return redirect("agreements:own", slug, pk)


@login_required
@require_POST
def add_signatory(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say who signs for one's own company."""
    found = own_agreement_or_404(request, slug, pk)
    side = _own_party_or_404(request, found)
    form = SignatoryForm(request.POST, people=queries.people_who_sign_for(side))
    if not form.is_valid():
        said = [str(words) for errors in form.errors.values() for words in errors]
        return _page(request, found, refused=Refused(*said))
    try:
        services.add_signatory(
            party=side, by=signed_in(request), now=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        return _page(request, found, refused=refused)
    messages.success(request, _("Named. Your agency sees it."))
    return redirect("agreements:own", slug, pk)


@login_required
@require_POST
def remove_signatory(request: HttpRequest, slug: str, pk: int, signatory: int) -> HttpResponse:
    """Somebody does not sign for one's own company after all."""
    found = own_agreement_or_404(request, slug, pk)
    side = _own_party_or_404(request, found)
    gone = next(
        (
            each
            for each in found.signatories.all()
            if each.pk == signatory and each.party_id == side.pk
        ),
        None,
    )
    if gone is None:
        raise Http404
    try:
        services.remove_signatory(signatory=gone, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _page(request, found, refused=refused)
    messages.success(request, _("Taken off."))
    return redirect("agreements:own", slug, pk)


def _own_party_or_404(request: HttpRequest, found: Agreement) -> Party:
    side = queries.own_party(found, user=signed_in(request))
    if side is None:
        raise Http404
    return side


def _page(
    request: HttpRequest, found: Agreement, *, refused: Refused | None = None
) -> HttpResponse:
    side = queries.clearance_of_company(found, user=signed_in(request))
    status = Status(found.status)
    open_to = side is not None and not list(
        rules.objections_to_answering(status=status, answer=side.answer)
    )
    own = queries.own_party(found, user=signed_in(request))
    names = own is not None and not list(
        rules.objections_to_changing_signatories(status=found.status)
    )
    context = {
        "own_party": own,
        "names_signatories": names,
        "signatory_form": SignatoryForm(people=queries.people_who_sign_for(own))
        if own and names
        else None,
        "mission": found.mission,
        "agreement": found,
        "texts": queries.texts_of(found),
        "clearance": side,
        "is_open": open_to,
        "takes_text": status == Status.RECEIVED or Status.RECEIVED in rules.STEPS[status],
        "text_form": TextForm(),
        "objections": refused.objections if refused else (),
        "longest": rules.LONGEST_WHY,
    }
    return render(request, "agreements/own.html", context, status=409 if refused else 200)
