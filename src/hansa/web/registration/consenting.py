"""Consents, as a company and as somebody who travels change them later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.registration import queries, services
from hansa.apps.registration.queries.composition import delegate_of
from hansa.apps.registration.rules import NEEDED, Subject
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.registration.finding import place_or_404

if TYPE_CHECKING:
    from hansa.apps.registration.models import Agreement, Delegate, Registration
    from hansa.apps.registration.queries import Text

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Card:
    """One subject: the text in force, what was answered last, and what holds.

    Attributes:
        said: the reader's own last answer.
        theirs: for somebody who travels, what their organisation answered last.
        holds: whether it may be done now.
    """

    text: Text
    said: Agreement | None
    theirs: Agreement | None
    holds: bool
    answers_to: str

    @property
    def is_new(self) -> bool:
        """Whether the text in force is another than the one that was answered."""
        return self.said is not None and self.said.version != self.text.version


@never_cache
@login_required
@require_GET
def place_consents(request: HttpRequest, slug: str, place: int) -> HttpResponse:
    """What the organisation agreed to, and each text as it is in force."""
    return _of_place(request, place_or_404(request, slug, place))


@login_required
@require_POST
def answer_for_place(request: HttpRequest, slug: str, place: int, subject: str) -> HttpResponse:
    """Agree for the organisation, or not any more."""
    found, about = place_or_404(request, slug, place), _subject_or_404(subject)
    try:
        services.answer_consent(
            found,
            subject=about,
            given=_given(request),
            seen=request.POST.get("seen", ""),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _of_place(request, found, objections=refused.objections)
    _tell(request, about)
    return redirect("registration:place_consents", slug, place)


@never_cache
@login_required
@require_GET
def own_consents(request: HttpRequest, slug: str) -> HttpResponse:
    """What somebody who travels agreed to for themselves."""
    return _of_delegate(request, _delegate_or_404(request, slug))


@login_required
@require_POST
def answer_for_oneself(request: HttpRequest, slug: str, subject: str) -> HttpResponse:
    """Agree for oneself, or not any more."""
    delegate, about = _delegate_or_404(request, slug), _subject_or_404(subject)
    try:
        services.answer_own_consent(
            delegate,
            subject=about,
            given=_given(request),
            seen=request.POST.get("seen", ""),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _of_delegate(request, delegate, objections=refused.objections)
    _tell(request, about)
    return redirect("registration:own_consents", slug)


def _subject_or_404(subject: str) -> Subject:
    if subject not in Subject.values:
        raise Http404
    return Subject(subject)


def _delegate_or_404(request: HttpRequest, slug: str) -> Delegate:
    delegate = delegate_of(request.user, slug=slug)
    if delegate is None:
        raise Http404
    return delegate


def _given(request: HttpRequest) -> bool:
    return request.POST.get("given") == "yes"


def _tell(request: HttpRequest, subject: Subject) -> None:
    told = _("Agreed: {subject}.") if _given(request) else _("Not agreed any more: {subject}.")
    messages.success(request, told.format(subject=subject.label))


def _of_place(
    request: HttpRequest, found: Registration, *, objections: Sequence[str] = ()
) -> HttpResponse:
    said = {each.subject: each for each in queries.agreements_of(found)}
    slug = found.mission.slug
    cards = [
        Card(
            text=text,
            said=said.get(text.subject),
            theirs=None,
            holds=text.subject in said and said[text.subject].given,
            answers_to=reverse(
                "registration:answer_for_place", args=[slug, found.pk, text.subject]
            ),
        )
        for text in queries.texts_in_force(found.mission)
    ]
    return _shown(request, found, cards, own=False, objections=objections)


def _of_delegate(
    request: HttpRequest, delegate: Delegate, *, objections: Sequence[str] = ()
) -> HttpResponse:
    cards = list(_cards_of(delegate))
    return _shown(request, delegate.registration, cards, own=True, objections=objections)


def _cards_of(delegate: Delegate) -> Iterator[Card]:
    """What somebody answers for themselves; the conditions are their organisation's."""
    said = {each.subject: each for each in queries.own_agreements_of(delegate)}
    theirs = {each.subject: each for each in queries.agreements_of(delegate.registration)}
    for text in queries.texts_in_force(delegate.mission):
        if text.subject in NEEDED:
            continue
        own, agreed = said.get(text.subject), theirs.get(text.subject)
        yield Card(
            text=text,
            said=own,
            theirs=agreed,
            holds=bool(agreed and agreed.given and (own is None or own.given)),
            answers_to=reverse(
                "registration:answer_for_oneself", args=[delegate.mission.slug, text.subject]
            ),
        )


def _shown(
    request: HttpRequest,
    registration: Registration,
    cards: Sequence[Card],
    *,
    own: bool,
    objections: Sequence[str],
) -> HttpResponse:
    context = {
        "mission": registration.mission,
        "registration": registration,
        "cards": cards,
        "own": own,
        "objections": objections,
    }
    status = CONFLICT if objections else 200
    return render(request, "registration/consents.html", context, status=status)
