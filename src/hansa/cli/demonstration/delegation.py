"""Organisations apply and are accepted, with the people who travel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.directory import services as directory
from hansa.apps.directory.rules import Kind
from hansa.apps.registration import services as registrations
from hansa.cli.demonstration import words
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.names import Namer, address
from hansa.journeys.accept_registration import accept_registration

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation, Person
    from hansa.apps.missions.models import Leg, Mission, SectorGroup
    from hansa.apps.registration.models import Registration

LANGUAGES = {
    "brussels": ("fr", "fr", "nl", "en"),
    "flanders": ("nl",),
    "wallonia": ("fr", "fr", "de"),
}
# How often a company sends one, two or three people.
PARTY_SIZES = (1, 1, 1, 1, 1, 2, 2, 2, 3, 3)


@dataclass(frozen=True, slots=True)
class Applicant:
    """An organisation that will apply.

    Attributes:
        agency: the code of the agency that looks after it.
        letter: of its sector group.
        people: how many travel.
        outcome: "accepted", "applied", "declined" or "withdrawn".
        country: where it is at home; abroad for an incoming delegation.
    """

    name: str
    kind: str
    agency: str
    letter: str
    pitch: str
    people: int
    outcome: str = "accepted"
    country: str = "BE"
    city: str = ""


@dataclass(frozen=True, slots=True)
class Recruitment:
    """Everything that applying to one mission takes."""

    mission: Mission
    legs: Sequence[Leg]
    sectors: dict[str, SectorGroup]
    cast: Cast
    namer: Namer
    now: datetime
    # Organisations that came on an earlier mission, with their people.
    known: dict[str, tuple[Organisation, list[Person]]]


def companies(
    namer: Namer, *, regions: dict[str, int], letters: dict[str, int]
) -> Iterator[Applicant]:
    """So many companies of each region, spread over the sector groups as wanted."""
    sectors = [letter for letter, number in letters.items() for _ in range(number)]
    namer.random.shuffle(sectors)
    for region, number in regions.items():
        for _ in range(number):
            letter = sectors.pop()
            trade, pitch = namer.random.choice(words.TRADES[letter])
            yield Applicant(
                name=namer.organisation(ending=trade),
                kind=Kind.COMPANY,
                agency=region,
                letter=letter,
                pitch=pitch,
                people=namer.random.choice(PARTY_SIZES),
            )


def others(
    namer: Namer, *, kind: str, opening: str, number: int, people: int
) -> Iterator[Applicant]:
    """Federations, academic institutions or administrations, from the regions in turn."""
    for place in range(number):
        letter = words.SECTORS[place % len(words.SECTORS)][0]
        yield Applicant(
            name=namer.organisation(opening=opening),
            kind=kind,
            agency=list(words.CITIES)[place % 3],
            letter=letter,
            pitch="",
            people=people,
        )


def recruit(
    applicants: Sequence[Applicant], *, to: Recruitment, on_step: Callable[[], None]
) -> None:
    """Let everybody apply, and decide on them as their agencies would."""
    for applicant in applicants:
        registration = _apply(applicant, to)
        _decide(registration, applicant, to)
        on_step()


def _apply(applicant: Applicant, to: Recruitment) -> Registration:
    officer = to.cast.officers[applicant.agency]
    organisation, people = to.known.get(applicant.name) or _met(applicant, to)
    return registrations.apply(
        mission=to.mission,
        organisation=organisation,
        agency=to.cast.agencies[applicant.agency],
        sector_group=to.sectors.get(applicant.letter),
        motivation=applicant.pitch,
        travellers=[_traveller(person, to) for person in people],
        by=officer,
        now=to.now,
    )


def _met(applicant: Applicant, to: Recruitment) -> tuple[Organisation, list[Person]]:
    organisation = _organisation(applicant, to)
    people = [_person(applicant, organisation, to) for _ in range(applicant.people)]
    to.known[applicant.name] = organisation, people
    return organisation, people


def _organisation(applicant: Applicant, to: Recruitment) -> Organisation:
    return directory.add_organisation(
        kind=applicant.kind,
        name=applicant.name,
        agency=to.cast.agencies[applicant.agency],
        city=applicant.city or to.namer.random.choice(words.CITIES[applicant.agency]),
        country=applicant.country,
        enterprise_number=to.namer.enterprise_number() if applicant.country == "BE" else "",
        pitch=applicant.pitch,
        by=to.cast.officers[applicant.agency],
        now=to.now,
    )


def _person(applicant: Applicant, organisation: Organisation, to: Recruitment) -> Person:
    first, last = to.namer.person(words.FIRST_NAMES, words.LAST_NAMES)
    return directory.add_person(
        organisation=organisation,
        first_name=first,
        last_name=last,
        email=address(first, last, applicant.name),
        job_title=to.namer.random.choice(words.JOBS),
        phone=to.namer.phone(country=applicant.country),
        language=to.namer.random.choice(LANGUAGES[applicant.agency]),
        by=to.cast.officers[applicant.agency],
        now=to.now,
    )


def _traveller(person: Person, to: Recruitment) -> registrations.Traveller:
    """Most go to every city; some to the first only."""
    legs = to.legs if to.namer.random.random() < 0.85 else to.legs[:1]  # noqa: PLR2004
    return registrations.Traveller(
        person=person,
        stays=tuple(
            registrations.Days(leg=leg, arrives_on=leg.starts_on, leaves_on=leg.ends_on)
            for leg in legs
        ),
    )


def _decide(registration: Registration, applicant: Applicant, to: Recruitment) -> None:
    officer = to.cast.officers[applicant.agency]
    later = to.now + timedelta(days=7)
    if applicant.outcome in {"accepted", "withdrawn"}:
        accept_registration(registration=registration, by=officer, now=later)
    if applicant.outcome == "withdrawn":
        why = "A fair at home in the same week."
        registrations.withdraw(registration=registration, by=officer, now=later, why=why)
    if applicant.outcome == "declined":
        why = "No product for this market yet; welcome to the next mission."
        registrations.decline(registration=registration, by=officer, now=later, why=why)
