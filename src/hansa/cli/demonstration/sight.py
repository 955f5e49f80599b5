"""Who else reads the demonstration: a cabinet, an auditor, a chamber; and what is noted."""

from __future__ import annotations

from datetime import datetime

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts import services
from hansa.apps.accounts.rules import AgencyKind, Region, Role
from hansa.apps.directory import queries as directory
from hansa.apps.directory.services import write_note
from hansa.apps.missions import queries as missions
from hansa.apps.missions.services import add_organiser, set_names_from
from hansa.cli.demonstration.cast import FOUNDER, PASSWORD

CHAMBER = "Chamber of the North Sea Ports"
# Address, name, language, code of the agency, role.
READERS = (
    ("finance@brussels.example", "Olivier Stassart", "fr", "brussels", Role.FINANCE),
    ("auditor@brussels.example", "Greet Van Loocke", "nl", "brussels", Role.AUDITOR),
    ("cabinet@brussels.example", "Amandine Ruelle", "fr", "brussels", Role.CABINET),
    ("organiser@chamber.example", "Pieter Dewachter", "nl", "chamber", Role.ORGANISER),
)
NOTES = (
    "Asked twice to be seated with their bank; settle it before the timetable is proposed.",
    "Changed owners this spring. Ask for a new declaration of size before the next mission.",
    "Very well received in Japan; the counsellor would take them anywhere.",
)


def share_and_confide(slug: str, *, now: datetime) -> None:
    """Let a chamber organise the mission too, give everybody else a role, and note what is known.

    Raises:
        LookupError: when the demonstration has no such mission or no founder.
    """
    mission, founder = missions.mission(slug), accounts.user_with_email(FOUNDER)
    if mission is None or founder is None:
        raise LookupError(f"The demonstration has no mission {slug!r} or no founder.")
    chamber = services.found_agency(
        code="chamber",
        name=CHAMBER,
        region=Region.FLANDERS,
        kind=AgencyKind.PARTNER,
        by=founder,
        now=now,
    )
    add_organiser(mission, agency=chamber, by=founder, now=now)
    for email, name, language, code, role in READERS:
        agency = accounts.agency_with(code)
        if agency is not None:
            services.add_staff(
                email=email,
                full_name=name,
                language=language,
                agency=agency,
                role=role,
                password=PASSWORD,
                by=founder,
                now=now,
            )
    # Cabinets read the names from the first day of the mission on.
    first = missions.legs_of(mission).first()
    set_names_from(mission, names_from=first.starts_on if first else None, by=founder, now=now)
    for agency in accounts.agencies_to_write_notes_for(founder):
        noted = directory.visible_to(founder).filter(agency=agency)[: len(NOTES)]
        for organisation, text in zip(noted, NOTES, strict=False):
            write_note(organisation, agency=agency, text=text, by=founder, now=now)
