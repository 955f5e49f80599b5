"""Missions with many applications, written in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count

from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.missions.models import Leg, Mission, Organiser, SectorGroup
from hansa.apps.registration.models import Delegate, Registration, SeatTerms, Stay

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRST_DAY, LAST_DAY = date(2026, 10, 4), date(2026, 10, 7)
# Most are decided on, as in a mission that is nearly full.
STATUSES = ("confirmed",) * 3 + ("accepted",) * 2 + ("applied",) * 3 + ("declined", "waiting")
REGIONS = ("brussels", "flanders", "wallonia")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Recruiting:
    """A mission of three agencies, with one officer who acts for all of them."""

    mission: Mission
    agencies: tuple[Agency, ...]
    sectors: tuple[SectorGroup, ...]
    leg: Leg
    officer: User


def recruiting(*, seats: int, overbooking: int = 0) -> Recruiting:
    """A mission that recruits and has nobody yet."""
    number = next(_numbers)
    mission = Mission.objects.create(
        slug=f"bench-{number}",
        titles={"en": f"Mission {number}"},
        direction="outgoing",
        country="US",
        seats=seats,
        status="recruiting",
    )
    SeatTerms.objects.create(mission=mission, overbooking=overbooking)
    agencies = tuple(
        Agency.objects.get_or_create(
            code=f"bench-{region}", defaults={"name": f"Agency of {region}", "region": region}
        )[0]
        for region in REGIONS
    )
    for agency in agencies:
        Organiser.objects.create(mission=mission, agency=agency, leads=agency == agencies[0])
    leg = Leg.objects.create(
        mission=mission,
        city="San Francisco",
        country="US",
        time_zone="America/Los_Angeles",
        starts_on=FIRST_DAY,
        ends_on=LAST_DAY,
    )
    sectors = tuple(
        SectorGroup.objects.create(
            mission=mission, letter=letter, hue=hue, titles={"en": f"Sector {letter}"}
        )
        for hue, letter in enumerate("ABCDEF", start=1)
    )
    return Recruiting(mission, agencies, sectors, leg, officer_of(agencies))


def applications(
    n: int,
    *,
    to: Recruiting,
    statuses: tuple[str, ...] = STATUSES,
    delegates: tuple[int, ...] = (1, 1, 2),
) -> list[Registration]:
    """So many applications, their statuses, sectors, agencies and delegates in turn."""
    first = next(_numbers) * 1_000_000
    organisations = Organisation.objects.bulk_create(
        Organisation(
            name=f"Koeltechniek {first + place}",
            kind="company",
            agency=to.agencies[place % 3],
            city="Brussels",
        )
        for place in range(n)
    )
    made = Registration.objects.bulk_create(
        _registration(organisation, statuses[place % len(statuses)], place, to)
        for place, organisation in enumerate(organisations)
    )
    _send(made, delegates=delegates, to=to)
    return made


def _registration(
    organisation: Organisation, status: str, place: int, to: Recruiting
) -> Registration:
    return Registration(
        mission=to.mission,
        organisation=organisation,
        agency_id=organisation.agency_id,
        sector_group=to.sectors[place % len(to.sectors)],
        status=status,
        applied_at=NOW,
        decided_at=None if status == "applied" else NOW,
        decided_by=None if status == "applied" else to.officer,
    )


def _send(made: list[Registration], *, delegates: tuple[int, ...], to: Recruiting) -> None:
    """Let people of each organisation travel, from the first day of the leg to the last."""
    travelling = [
        registration
        for place, registration in enumerate(made)
        for _ in range(delegates[place % len(delegates)])
    ]
    people = Person.objects.bulk_create(
        Person(
            organisation_id=registration.organisation_id,
            first_name="An",
            last_name=f"Peeters {place}",
            email=f"an{place}.of{registration.pk}@example.org",
        )
        for place, registration in enumerate(travelling)
    )
    joined = Delegate.objects.bulk_create(
        Delegate(registration=registration, mission=to.mission, person=person)
        for registration, person in zip(travelling, people, strict=True)
    )
    Stay.objects.bulk_create(
        Stay(
            delegate=delegate,
            person=person,
            leg=to.leg,
            arrives_on=FIRST_DAY,
            leaves_on=LAST_DAY,
            stands=delegate.registration.status not in ("declined", "withdrawn", "cancelled"),
        )
        for delegate, person in zip(joined, people, strict=True)
    )


def officer_of_every_agency() -> User:
    """Somebody who may look into every directory."""
    return officer_of(tuple(Agency.objects.all()))


def officer_of(agencies: tuple[Agency, ...]) -> User:
    """One officer who acts for all of the agencies."""
    officer, _ = User.objects.get_or_create(
        email="bench-officer@example.org",
        defaults={"full_name": "Nour Lambert", "created_at": NOW},
    )
    for agency in agencies:
        StaffRole.objects.get_or_create(user=officer, agency=agency, role="officer")
    return officer
