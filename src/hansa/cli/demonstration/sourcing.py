"""The counsellors' long lists on the West Coast: whom they ask, for whom, and how far they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.directory import services as directory
from hansa.apps.directory.rules import Kind
from hansa.apps.matching import services
from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.missions import queries as missions
from hansa.cli.demonstration.names import address
from hansa.cli.demonstration.prospects import (
    FIRST_LETTER,
    KNOWN_ONLY,
    LISTED,
    REMINDER,
    Listed,
)

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency, User
    from hansa.apps.directory.models import Organisation
    from hansa.apps.matching.models import ApproachTemplate, Prospect
    from hansa.apps.missions.models import Leg, Mission
    from hansa.apps.registration.models import Registration
    from hansa.cli.demonstration.cast import Cast

# Who stands at these was asked, and who stands at those said that they are interested.
_ASKED = ("approached", "interested", "confirmed", "declined")
_INTERESTED = ("interested", "confirmed")


@dataclass(frozen=True, slots=True)
class _Desk:
    """A counsellor at work on a leg.

    Attributes:
        companies: those who travel, by the letter of their sector group.
    """

    leg: Leg
    counsellor: User
    agency: Agency
    companies: dict[str, list[Registration]]
    letters: tuple[ApproachTemplate, ApproachTemplate]


def find_hosts(slug: str, *, cast: Cast, now: datetime, on_step: Callable[[], None]) -> None:
    """Let the counsellors of a mission build their long lists, and ask.

    Raises:
        LookupError: when the demonstration has no such mission.
    """
    mission = missions.mission(slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {slug!r}.")
    desks = _desks(mission, cast, now=now)
    for place, listed in enumerate(LISTED):
        _work_on(listed, desks[listed.desk], place=place, now=now)
        on_step()
    for name, city, pitch in KNOWN_ONLY:
        _note_organisation(name, city, pitch, desks[0], now=now)
    countries = sorted({leg.country for leg in missions.legs_of(mission)})
    services.understand_organisations(countries=countries, on_step=lambda _done: None)


def number_listed() -> int:
    """How many organisations are on the lists."""
    return len(LISTED)


def _desks(mission: Mission, cast: Cast, *, now: datetime) -> list[_Desk]:
    companies: dict[str, list[Registration]] = {}
    for registration in queries.travelling(mission).select_related("sector_group"):
        letter = registration.sector_group.letter if registration.sector_group else ""
        companies.setdefault(letter, []).append(registration)
    lead = cast.officers["brussels"]
    letters = [
        services.put_template(mission=mission, name=name, letters=told, by=lead, now=now)
        for name, told in (("First letter", FIRST_LETTER), ("Reminder", REMINDER))
    ]
    desks = zip(missions.legs_of(mission), cast.counsellors.values(), strict=False)
    return [
        _Desk(leg, counsellor, cast.agencies[agency], companies, (letters[0], letters[1]))
        for (leg, counsellor), agency in zip(desks, ("flanders", "wallonia"), strict=False)
    ]


def _work_on(listed: Listed, desk: _Desk, *, place: int, now: datetime) -> None:
    organisation = _note_organisation(listed.name, listed.city, listed.pitch, desk, now=now)
    first, last = listed.contact
    contact = directory.add_person(
        organisation=organisation,
        first_name=first,
        last_name=last,
        email=address(first, last, organisation.name),
        job_title=listed.job,
        by=desk.counsellor,
        now=now,
    )
    prospect = services.long_list(
        leg=desk.leg,
        organisation=organisation,
        serves=dict.fromkeys(_served(listed, desk, place=place), listed.why),
        contact=contact,
        by=desk.counsellor,
        now=now,
    )
    _ask(prospect, listed, desk, now=now + timedelta(days=2))
    if listed.note:
        services.note(prospect=prospect, text=listed.note, by=desk.counsellor, now=now)
    if listed.step:
        services.put_next_step(
            prospect=prospect,
            step=listed.step,
            due_on=date.fromisoformat(listed.due),
            by=desk.counsellor,
            now=now,
        )


def _ask(prospect: Prospect, listed: Listed, desk: _Desk, *, now: datetime) -> None:
    """As far as they came."""
    by = desk.counsellor
    if listed.stage in _ASKED:
        # Every fourth was rung; the others got the letter.
        letter = None if len(listed.name) % 4 == 0 else desk.letters[0]
        services.approach(prospect=prospect, template=letter, by=by, now=now)
    if listed.reminded:
        services.approach(
            prospect=prospect, template=desk.letters[1], by=by, now=now + timedelta(days=9)
        )
    if listed.stage in _INTERESTED or listed.was_interested:
        services.note_answer(prospect=prospect, by=by, now=now + timedelta(days=12))
    if listed.stage == "confirmed":
        services.confirm(prospect=prospect, by=by, now=now + timedelta(days=16))
    if listed.stage == "declined":
        services.decline(
            prospect=prospect, reason=listed.reason, by=by, now=now + timedelta(days=16)
        )


def _served(listed: Listed, desk: _Desk, *, place: int) -> Sequence[Registration]:
    companies = desk.companies.get(listed.letter) or next(iter(desk.companies.values()))
    return [companies[(place + each) % len(companies)] for each in range(listed.companies)]


def _note_organisation(
    name: str, city: str, pitch: str, desk: _Desk, *, now: datetime
) -> Organisation:
    return directory.add_organisation(
        kind=Kind.COMPANY,
        name=name,
        agency=desk.agency,
        city=city,
        country=desk.leg.country,
        pitch=pitch,
        by=desk.counsellor,
        now=now,
    )
