"""The card of a host, who has no account, and the cards they were given."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hansa.apps.programme import queries
from hansa.apps.programme.cards import business_card
from hansa.web.matching.hosts.visiting import Visit, visited
from hansa.web.programme.cards import as_vcards, shown


@require_GET
@visited
def host_card(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The card of the host's contact as squares, and whose cards they have."""
    mission = visit.counterpart.leg.mission
    card = queries.card_of(visit.counterpart.contact_id, mission=mission.pk)
    if card is None:
        raise Http404
    context = visit.context("card") | shown(card, now=visit.now, zone=visit.counterpart.leg.zone)
    context["kept"] = queries.cards_held_by(card.person).filter(mission=mission)
    return render(request, "programme/host_card.html", context)


@require_GET
@visited
def host_contact(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One card that they were given, for an address book."""
    kept = queries.cards_held_by(visit.counterpart.contact).filter(pk=pk).first()
    if kept is None:
        raise Http404
    card = business_card(kept.person, met_on=kept.mission)
    return as_vcards(request, [card], name=str(kept.person))
