"""A delegate's own card, and what stands behind the square of anybody's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from hansa.apps.programme import queries, services
from hansa.apps.programme.agenda import zone_at
from hansa.apps.programme.cards import business_card, read_token, token_of
from hansa.apps.programme.rules import CARD_LIFE
from hansa.plumbing.documents.vcards import VERSIONS, BusinessCard, written
from hansa.plumbing.qr import squares
from hansa.values import Refused
from hansa.web.matching.hosts.visiting import private
from hansa.web.programme.journey import journey_or_404

if TYPE_CHECKING:
    from hansa.apps.programme.queries import Card

# Older telephones read no newer card from a camera.
IN_A_SQUARE = "3.0"


@login_required
@never_cache
@require_GET
def own_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The reader's card as two squares: one to exchange, one that needs no connection."""
    delegate = journey_or_404(request, slug)
    card = queries.Card(delegate.person, delegate.mission)
    now = timezone.now()
    context = shown(card, now=now, zone=zone_at(delegate, now=now))
    return render(request, "programme/own_card.html", context | {"mission": card.mission})


def shown(card: Card, *, now: datetime, zone: ZoneInfo) -> dict[str, object]:
    """What a page needs to show a card to a camera.

    Args:
        zone: by whose clocks the reader is told until when.
    """
    address = settings.BASE_URL + reverse("programme:card", args=[token_of(card)])
    plain = written([business_card(card.person)], version=IN_A_SQUARE)
    return {
        "card": card,
        "address": address,
        "link": squares(address),
        "plain": squares(plain.decode()),
        "ends_at": now + CARD_LIFE,
        "zone": zone,
    }


def held_out(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the card whose link this is; one that ended tells what to do, and whose it was not."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        card = read_token(token)
        if card is None:
            return private(render(request, "programme/card_ended.html", status=404))
        return private(view(request, token, card))

    return opened


@require_safe
@held_out
def card(request: HttpRequest, token: str, card: Card) -> HttpResponse:
    """A card that somebody showed: to read, to save, and for delegates to keep."""
    return _card_page(request, token, card)


@require_safe
@held_out
def card_file(request: HttpRequest, token: str, card: Card) -> HttpResponse:
    """The card for an address book."""
    return as_vcards(
        request, [business_card(card.person, met_on=card.mission)], name=str(card.person)
    )


@login_required
@require_POST
@held_out
def keep(request: HttpRequest, token: str, card: Card) -> HttpResponse:
    """Keep the card, and give one's own in return where the reader agrees to."""
    own = queries.own_card(request.user, mission=card.mission)
    if own is None:
        raise Http404
    gives_back = request.POST.get("gives_back") == "yes"
    try:
        services.keep_card(card=card, holder=own.person, gives_back=gives_back, now=timezone.now())
    except Refused as refused:
        return _card_page(request, token, card, objections=refused.objections)
    name = str(card.person)
    if gives_back:
        messages.success(request, _("You have exchanged cards with {name}.").format(name=name))
    else:
        messages.success(request, _("You keep the card of {name}.").format(name=name))
    return redirect("programme:contacts", card.mission.slug)


def _card_page(
    request: HttpRequest, token: str, card: Card, *, objections: tuple[str, ...] = ()
) -> HttpResponse:
    own = queries.own_card(request.user, mission=card.mission)
    context = {
        "token": token,
        "card": card,
        "own": own,
        "is_own": own is not None and own.person == card.person,
        "kept": own is not None and queries.keeps(own.person, person=card.person),
        "objections": objections,
    }
    return render(request, "programme/card.html", context, status=409 if objections else 200)


def as_vcards(request: HttpRequest, cards: Iterable[BusinessCard], *, name: str) -> HttpResponse:
    """Cards to be taken into an address book; `?version=3.0` for an older one."""
    asked = request.GET.get("version", "")
    version = asked if asked in VERSIONS else VERSIONS[0]
    response = HttpResponse(
        written(cards, version=version), content_type="text/vcard; charset=utf-8"
    )
    named = content_disposition_header(
        as_attachment=True, filename=f"{slugify(name) or 'card'}.vcf"
    )
    response["Content-Disposition"] = named or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
