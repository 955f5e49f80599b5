"""Cards as they travel: behind a signed link that is soon worthless, and as a vCard."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from hansa.apps.directory.models import Person
from hansa.apps.missions.models import Mission
from hansa.apps.programme.queries.cards import Card, card_of
from hansa.apps.programme.rules import CARD_LIFE
from hansa.plumbing.countries import country_name
from hansa.plumbing.documents.vcards import BusinessCard

SALT = "hansa.card"


def token_of(card: Card) -> str:
    """What the address of a card ends in, from now on for as long as `CARD_LIFE`."""
    return signing.TimestampSigner(salt=SALT).sign(f"{card.mission.pk}-{card.person.pk}")


def read_token(token: str) -> Card | None:
    """Whose card this opens; None when it is forged, too old, or they take no part any more."""
    try:
        said = signing.TimestampSigner(salt=SALT).unsign(token, max_age=CARD_LIFE)
    except signing.BadSignature:
        return None
    mission, _dash, person = said.partition("-")
    return card_of(int(person), mission=int(mission))


def business_card(person: Person, *, met_on: Mission | None = None) -> BusinessCard:
    """What the card of a person says.

    Args:
        met_on: the mission that its note names.
    """
    organisation = person.organisation
    return BusinessCard(
        uid=f"urn:uuid:{uuid5(NAMESPACE_URL, f'{settings.BASE_URL}#{person.pk}')}",
        first_name=person.first_name,
        last_name=person.last_name,
        organisation=organisation.name,
        title=person.job_title,
        email=person.email,
        phone=person.phone,
        website=organisation.website,
        city=organisation.city,
        country=country_name(organisation.country),
        note=_("Met on {mission}").format(mission=met_on) if met_on else "",
    )
