"""Certificates on paper, each in the languages of those who sign it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hansa.plumbing.languages import LANGUAGES, readers_language
from hansa.web.agreements.finding import ceremony_or_404
from hansa.web.agreements.staging import lines_of
from hansa.web.design.templatetags.design import as_date
from hansa.web.paper import on_paper

if TYPE_CHECKING:
    from hansa.apps.agreements.models import Agreement, Ceremony, Party


@login_required
@require_GET
def certificates(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A sheet for each agreement that the reader may see, in one language where it is asked for."""
    held = ceremony_or_404(request, slug, pk)
    asked = request.GET.get("in", "")
    sheets = [
        _sheet(line.agreement, held, [asked] if asked in LANGUAGES else _languages(line.agreement))
        for line in lines_of(request, held)
        if line.agreement is not None
    ]
    said = {"certificates": sheets, "none": _("Nothing is on stage yet")}
    language = asked if asked in LANGUAGES else readers_language()
    with translation.override(language):
        title = _("Certificates: {activity}").format(activity=held.activity)
    template = "web/agreements/certificates.typ"
    return on_paper(request, template, said, title=title, language=language)


def _languages(agreement: Agreement) -> list[str]:
    """Those of the signatories, in the order of their parties; English for who has told none."""
    found = [
        signatory.person.language if signatory.person else "en"
        for signatory in agreement.signatories.all()
    ]
    return list(dict.fromkeys(each for each in found if each in LANGUAGES)) or ["en"]


def _sheet(agreement: Agreement, held: Ceremony, languages: list[str]) -> dict[str, object]:
    leg = held.activity.leg
    return {
        "over": f"{leg.mission} · {leg.city}",
        "about": str(agreement),
        "kind": _in_each(languages, lambda: str(agreement.get_kind_display())),
        "signed": _in_each(languages, lambda: _signed(held)),
        "parties": [_party(party, agreement) for party in agreement.parties.all()],
        "witness": _in_each(languages, lambda: _witnessed(agreement)) if agreement.witness else [],
    }


def _signed(held: Ceremony) -> str:
    leg = held.activity.leg
    day = as_date(held.activity.told.start, leg.zone)
    return _("Signed in {city} on {day} between").format(city=leg.city, day=day)


def _witnessed(agreement: Agreement) -> str:
    return _("In the presence of {witness}").format(witness=agreement.witness)


def _party(party: Party, agreement: Agreement) -> dict[str, object]:
    return {
        "name": party.name,
        "signatories": [
            {"name": str(each), "title": each.job_title}
            for each in agreement.signatories.all()
            if each.party_id == party.pk
        ],
    }


def _in_each(languages: list[str], words: Callable[[], str]) -> list[dict[str, str]]:
    told = []
    for language in languages:
        with translation.override(language):
            told.append({"language": language, "words": words()})
    return told
