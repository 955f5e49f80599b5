"""As whom the demonstration can be walked through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from hansa.apps.accounts import queries as accounts
from hansa.apps.meetings import queries as meetings
from hansa.apps.missions import queries as missions
from hansa.cli.demonstration.applying import OWNER
from hansa.cli.demonstration.cast import FOUNDER, PASSWORD
from hansa.cli.demonstration.plans import WEST_COAST

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session


STAFF = (
    ("Officer, Brussels", "officer@brussels.example"),
    ("Officer, Flanders", "officer@flanders.example"),
    ("Counsellor, San Francisco", "counsellor@san-francisco.example"),
    ("Administrator", FOUNDER),
)


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to be.

    Attributes:
        way_in: an address and a password, or a link that signs in.
    """

    role: str
    way_in: str


def personas() -> list[Persona]:
    """Everybody of the demonstration that a visitor may want to be."""
    mission = missions.mission(WEST_COAST.slug)
    if mission is None:
        return []
    published = meetings.sessions_of(mission).filter(publication__gt=0).first()
    return [
        *(_staff(role, email) for role, email in STAFF),
        *_who_applies(),
        *(_with_meetings(published) if published else ()),
    ]


def _staff(role: str, email: str) -> Persona:
    return Persona(role, f"{email}  password {PASSWORD}")


def _who_applies() -> Iterator[Persona]:
    """Somebody who applies for two companies by themselves."""
    if user := accounts.user_with_email(OWNER):
        path = reverse("accounts:sign_in_link", args=[accounts.sign_in_token(user)])
        yield Persona(f"Company owner, {user}", _address(path))


def _with_meetings(session: Session) -> Iterator[Persona]:
    """A delegate and a host whose days are full."""
    if delegate := meetings.fullest_delegate(session):
        user = accounts.user_with_email(delegate.person.email)
        if user:
            path = reverse("accounts:sign_in_link", args=[accounts.sign_in_token(user)])
            yield Persona(f"Delegate, {delegate}", _address(path))
    if host := meetings.fullest_host(session):
        path = reverse("hosts:page", args=[meetings.host_token(host)])
        yield Persona(f"Host, {host.contact}", _address(path))


def _address(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
