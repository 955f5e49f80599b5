"""The agencies and their staff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hansa.apps.accounts import queries, services
from hansa.apps.accounts.rules import Region, Role

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency, User

PASSWORD = "hansa-demonstration"  # noqa: S105 - printed on the screen of whoever runs it

FOUNDER = "administrator@brussels.example"

AGENCIES = {
    "brussels": "Brussels Trade Agency",
    "flanders": "Flanders Trade Agency",
    "wallonia": "Wallonia Trade Agency",
}
OFFICERS = {
    "brussels": ("Nadia Peeters-Roy", "en"),
    "flanders": ("Koen Vandeplasse", "nl"),
    "wallonia": ("Thérèse Collignon-Bael", "fr"),
}
COUNSELLORS = {
    "san-francisco": ("Marc Ostendael", "en", "flanders"),
    "los-angeles": ("Ingrid Falkenrath", "de", "wallonia"),
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts in the demonstration.

    Attributes:
        agencies: by code.
        officers: by the code of their agency.
        counsellors: by the city they work in.
    """

    agencies: dict[str, Agency]
    officers: dict[str, User]
    counsellors: dict[str, User]


def assemble(*, now: datetime) -> Cast:
    """Found the site and the agencies, and give everybody their role."""
    founder = services.found_site(
        email=FOUNDER,
        full_name="Sabine Kerckhoff",
        password=PASSWORD,
        language="en",
        agency_name=AGENCIES["brussels"],
        agency_code="brussels",
        region=Region.BRUSSELS,
        now=now,
    )
    for code in ("flanders", "wallonia"):
        services.found_agency(
            code=code, name=AGENCIES[code], region=Region(code), by=founder, now=now
        )
    agencies = {code: _agency(code) for code in AGENCIES}
    for email, name, language, code, role in _staff():
        services.add_staff(
            email=email,
            full_name=name,
            language=language,
            agency=agencies[code],
            role=role,
            password=PASSWORD,
            by=founder,
            now=now,
        )
    return recall()


def recall() -> Cast:
    """The cast of a demonstration that was made before."""
    return Cast(
        agencies={code: _agency(code) for code in AGENCIES},
        officers={code: _user(f"officer@{code}.example") for code in OFFICERS},
        counsellors={city: _user(f"counsellor@{city}.example") for city in COUNSELLORS},
    )


def _staff() -> Iterator[tuple[str, str, str, str, Role]]:
    """Address, name, language, agency and role of everybody but the founder."""
    for code, (name, language) in OFFICERS.items():
        yield f"officer@{code}.example", name, language, code, Role.OFFICER
    for city, (name, language, code) in COUNSELLORS.items():
        yield f"counsellor@{city}.example", name, language, code, Role.COUNSELLOR
    yield "manager@flanders.example", "Lieve Roggeman", "nl", "flanders", Role.AREA_MANAGER


def _agency(code: str) -> Agency:
    agency = queries.agency_with(code)
    if agency is None:
        raise LookupError(f"The demonstration has no agency {code!r}.")
    return agency


def _user(email: str) -> User:
    user = queries.user_with_email(email)
    if user is None:
        raise LookupError(f"The demonstration has no user {email!r}.")
    return user
