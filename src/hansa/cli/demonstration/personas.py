"""As whom the demonstration can be walked through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from hansa.apps.accounts import queries as accounts
from hansa.apps.meetings import queries as meetings
from hansa.apps.missions import queries as missions
from hansa.apps.registration import queries as registrations
from hansa.cli.demonstration.cast import PASSWORD
from hansa.cli.demonstration.plans import WEST_COAST

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session
    from hansa.apps.missions.models import Mission


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
        *(_with_meetings(mission, published) if published else ()),
    ]


STAFF = (
    ("Officer, Brussels", "officer@brussels.example"),
    ("Officer, Flanders", "officer@flanders.example"),
    ("Counsellor, San Francisco", "counsellor@san-francisco.example"),
    ("Administrator", "administrator@brussels.example"),
)


def _staff(role: str, email: str) -> Persona:
    return Persona(role, f"{email}  password {PASSWORD}")


def _with_meetings(mission: Mission, session: Session) -> list[Persona]:
    """A delegate and a host whose days are full."""
    delegate = registrations.accepted_delegates(mission).filter(
        pk__in=[row.delegate_id for row in meetings.busiest_delegates(session)[:1]]
    ).get()
    host = meetings.busiest_hosts(session)[0]
    user = accounts.user_with_email(delegate.person.email)
    return [
        Persona(
            f"Delegate, {delegate.person}",
            _address(reverse("accounts:link", args=[accounts.sign_in_token(user)])),
        )
        if user
        else Persona(f"Delegate, {delegate.person}", "no account yet"),
        Persona(
            f"Host, {host.contact}",
            _address(reverse("meetings:host", args=[meetings.host_token(host)])),
        ),
    ]


def _address(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
