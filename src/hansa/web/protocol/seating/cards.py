"""Place cards on paper: each with the form of address of whoever sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hansa.apps.protocol import queries
from hansa.apps.protocol.rules import OnCard, on_card
from hansa.plumbing.languages import readers_language
from hansa.web.paper import on_paper
from hansa.web.protocol.seating.finding import plan_or_404

if TYPE_CHECKING:
    from hansa.apps.protocol.models import Dignitary, SeatingGuest


@login_required
@require_GET
def place_cards(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """A card to fold for everybody with a seat, table by table."""
    found = plan_or_404(request, slug, plan)
    seated = [guest for guest in queries.guests_of(found) if guest.table is not None]
    ranked = queries.dignitaries_by_delegate(found.activity.leg.mission)
    cards = [
        _card(guest, guest.dignitary or ranked.get(guest.delegate_id or 0))
        for guest in sorted(seated, key=_by_seat)
    ]
    title = _("Place cards: {activity}").format(activity=found.activity)
    said = {"cards": cards, "none": _("Nobody has a seat yet")}
    return on_paper(request, "web/protocol/seating/place_cards.typ", said, title=title)


def _card(guest: SeatingGuest, dignitary: Dignitary | None) -> dict[str, str]:
    language = _language_of(guest, dignitary)
    named = OnCard("", str(guest), guest.belongs_to)
    if dignitary is not None:
        # The first is in the person's own language, with what they wish.
        named = on_card(queries.addresses_of(dignitary)[0], name=str(dignitary))
    with translation.override(language):
        table = _("Table {number}").format(number=guest.table)
    return {
        "language": language,
        "before": named.before,
        "name": named.name,
        "after": named.after or guest.belongs_to,
        "table": table,
    }


def _language_of(guest: SeatingGuest, dignitary: Dignitary | None) -> str:
    if dignitary is not None:
        return dignitary.language
    if guest.delegate:
        return guest.delegate.person.language
    if guest.counterpart:
        return guest.counterpart.contact.language
    return guest.spoken[0] if guest.spoken else readers_language()


def _by_seat(guest: SeatingGuest) -> tuple[int, int]:
    return (guest.table.number if guest.table else 0), guest.number
