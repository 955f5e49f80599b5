"""One recommendation at a time: must, would like, no thanks, and back again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import advising, queries, services
from hansa.values import Refused
from hansa.web.matching.choosing import choice_said
from hansa.web.matching.recommendations.cards import (
    DELEGATES,
    HOSTS,
    Card,
    cards_for,
    kind_in,
    of_kind,
    own_or_404,
)
from hansa.web.meetings.finding import number_in
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile

PAGE = "matching/recommendations/deck.html"


@login_required
@require_GET
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """The next recommendation of which nothing is said yet, or the one that is asked for."""
    profile = own_or_404(request, slug)
    context = _context(
        profile,
        who=kind_in(request.GET.get("who", "")),
        at=number_in(request.GET, "at"),
        last=number_in(request.GET, "last"),
    )
    return render(request, PAGE, context)


@login_required
@require_POST
def say(request: HttpRequest, slug: str, about: int) -> HttpResponse:
    """Must, like, or no, thanks; then the next one comes."""
    profile = own_or_404(request, slug)
    other = _other_or_404(profile, about)
    try:
        services.express(
            profile=profile,
            about=other,
            choice=choice_said(request.POST),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _answer(request, profile, other, objections=refused.objections)
    return _answer(request, profile, other, said=True)


@login_required
@require_POST
def undo(request: HttpRequest, slug: str, about: int) -> HttpResponse:
    """Say nothing any more about the last one, and show it again."""
    profile = own_or_404(request, slug)
    other = _other_or_404(profile, about)
    try:
        services.take_back(profile=profile, about=other, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _answer(request, profile, other, objections=refused.objections)
    return _answer(request, profile, other)


def _answer(
    request: HttpRequest,
    profile: CooperationProfile,
    other: CooperationProfile,
    *,
    said: bool = False,
    objections: Sequence[str] = (),
) -> HttpResponse:
    """The next card after a word, the same card after none; the page for browsers without scripts.

    Args:
        said: the word is kept, and can be undone.
    """
    who = kind_in(request.POST.get("who", ""))
    place = {"last": other.pk} if said else {"at": other.pk}
    if request.headers.get("HX-Request"):
        context = _context(profile, who=who, **place) | {"objections": objections}
        return render(request, f"{PAGE}#deck", context, status=409 if objections else 200)
    for objection in objections:
        messages.error(request, objection)
    home = reverse("recommendations:one", args=[profile.mission.slug])
    return redirect(f"{home}?{urlencode({'who': who, **place})}")


def _other_or_404(profile: CooperationProfile, pk: int) -> CooperationProfile:
    other = queries.addressable_to(profile).filter(pk=pk).first()
    if other is None:
        raise Http404
    return other


def _context(
    profile: CooperationProfile, *, who: str, at: int | None = None, last: int | None = None
) -> dict[str, object]:
    cards = cards_for(profile)
    deck = of_kind(cards, who)
    waiting = [card for card in deck if card.listed.mine is None]
    card = _at(deck, at) or next(iter(waiting), None)
    gone = len(deck) - len(waiting)
    said = _at(cards, last)
    other = HOSTS if who == DELEGATES else DELEGATES
    others = [each for each in of_kind(cards, other) if each.listed.mine is None]
    return {
        "mission": profile.mission,
        "profile": profile,
        "who": who,
        "tab": "one",
        "card": card,
        "place": min(gone + 1, len(deck)) if card and card.listed.mine is None else gone,
        "gone": gone,
        "number": len(deck),
        "last": said if said and said.listed.mine else None,
        "others": len(others),
        "other": other,
        "wanted": sum(each.listed.is_shortlisted for each in deck),
        **about_making(profile, is_empty=not deck),
    }


def about_making(profile: CooperationProfile, *, is_empty: bool) -> dict[str, object]:
    """How the list was made, and where it is empty, what the reader can do about it."""
    made = queries.last_done(profile.mission)
    too_little = is_empty and advising.state_of(profile) != "complete"
    return {
        "made": made,
        "by_letters": made is not None and not queries.is_by_meaning(made),
        "advice": advising.advice_on(profile) if too_little else [],
        "is_expired": profile.expires_on < timezone.localdate(),
    }


def _at(cards: Sequence[Card], pk: int | None) -> Card | None:
    return next((card for card in cards if card.about.pk == pk), None)
