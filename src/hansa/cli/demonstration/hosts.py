"""Local organisations that receive, the sessions they come to, and who wishes to meet whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.directory import services as directory
from hansa.apps.directory.rules import Kind
from hansa.apps.meetings import asking
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.rules import Part
from hansa.cli.demonstration import words
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.names import Namer, address
from hansa.values import Period

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Organisation, Person
    from hansa.apps.meetings.models import Counterpart, Party, Session
    from hansa.apps.missions.models import Leg, SectorGroup

# Who asks, who is asked, the worth and the origin.
_Wanted = tuple["Party", "Party", int, str]

# How much meetings are worth to those who ask, the rare ones last.
WORTHS = (10, 20, 25, 30, 40, 50, 50, 60, 75, 75, 90, 100)
# The first host of a session is asked for about so many times as often as the tenth.
POPULARITY = 0.8
# So many hosts come late, and miss so many slots.
LATE_HOSTS, LATE_SLOTS = 4, 3
# So many wishes are saved together.
BATCH = 50


@dataclass(frozen=True, slots=True)
class Hall:
    """How a session is laid out.

    Attributes:
        minutes: of each round.
        pause: minutes between two rounds.
    """

    titles: dict[str, str]
    hall: str
    day: date
    tables: int
    rounds: int = 16
    minutes: int = 25
    pause: int = 0


def receive(
    leg: Leg,
    *,
    sector: SectorGroup | None,
    letter: str,
    number: int,
    cast: Cast,
    namer: Namer,
    now: datetime,
    on_step: Callable[[], None],
) -> list[Counterpart]:
    """Put so many hosts of a sector group on the list of a leg."""
    counterparts = []
    for _ in range(number):
        organisation, contact = _host(leg, letter=letter, cast=cast, namer=namer, now=now)
        counterparts.append(
            meetings.add_counterpart(
                leg=leg,
                organisation=organisation,
                contact=contact,
                sector_group=sector,
                by=cast.officers["brussels"],
                now=now,
            )
        )
        on_step()
    return counterparts


def _host(
    leg: Leg, *, letter: str, cast: Cast, namer: Namer, now: datetime
) -> tuple[Organisation, Person]:
    officer = cast.officers["brussels"]
    trade, pitch = namer.random.choice(words.TRADES[letter])
    form = namer.random.choice(("Inc.", "Group", "Labs"))
    organisation = directory.add_organisation(
        kind=Kind.COMPANY,
        name=namer.organisation(ending=f"{trade} {form}"),
        agency=cast.agencies["brussels"],
        city=leg.city,
        country=leg.country,
        pitch=pitch,
        by=officer,
        now=now,
    )
    first, last = namer.person(words.HOST_FIRST_NAMES, words.HOST_LAST_NAMES)
    contact = directory.add_person(
        organisation=organisation,
        first_name=first,
        last_name=last,
        email=address(first, last, organisation.name),
        job_title=namer.random.choice(words.HOST_JOBS),
        by=officer,
        now=now,
    )
    return organisation, contact


def open_session(
    leg: Leg, hall: Hall, *, sector: SectorGroup | None, cast: Cast, now: datetime
) -> Session:
    """Lay out a session: rounds before and after lunch, and numbered tables."""
    return meetings.plan_session(
        leg=leg,
        titles=hall.titles,
        hall=hall.hall,
        slots=list(_rounds(leg, hall)),
        tables=[str(number) for number in range(1, hall.tables + 1)],
        sector_group=sector,
        by=cast.officers["brussels"],
        now=now,
    )


def _rounds(leg: Leg, hall: Hall) -> Iterator[tuple[Period, Part]]:
    length = timedelta(minutes=hall.minutes)
    start = datetime.combine(hall.day, time(9), tzinfo=leg.zone)
    for number in range(hall.rounds):
        second = number >= hall.rounds // 2
        if number == hall.rounds // 2:
            start = datetime.combine(hall.day, time(13, 30), tzinfo=leg.zone)
        yield Period(start, start + length), Part.SECOND if second else Part.FIRST
        start += length + timedelta(minutes=hall.pause)


@dataclass(frozen=True, slots=True)
class Demand:
    """How much is wished for in a session.

    Attributes:
        each: wishes of one company, at least and at most.
        back: wishes of one host.
    """

    each: tuple[int, int]
    back: int


def exchange_wishes(
    session: Session,
    *,
    visitors: Sequence[Party],
    receivers: Sequence[Party],
    demand: Demand,
    random: Random,
    cast: Cast,
    now: datetime,
    on_step: Callable[[], None],
) -> None:
    """Let companies ask for hosts, the popular ones more, and hosts for companies."""
    officer = cast.officers["brussels"]
    wanted = [
        *_asked_by_visitors(visitors, receivers, demand, random),
        *_asked_by_hosts(visitors, receivers, demand, random),
    ]
    for start in range(0, len(wanted), BATCH):
        with transaction.atomic():
            for asking, asked, worth, origin in wanted[start : start + BATCH]:
                meetings.wish(
                    session=session,
                    asking=asking,
                    asked=asked,
                    worth=worth,
                    origin=origin,
                    by=officer,
                    now=now,
                )
                on_step()


def hear_who_comes_late(session: Session, *, by: User, now: datetime) -> None:
    """Some hosts write that they cannot be there when the session begins."""
    first = session.slots.order_by("period")[:LATE_SLOTS]
    for host in asking.hosts_of(session)[:LATE_HOSTS]:
        if host.counterpart is None:
            continue
        for slot in first:
            meetings.note_absence(
                slot=slot,
                person=host.counterpart.contact,
                why="Comes after another appointment",
                by=by,
                now=now,
            )


def _asked_by_visitors(
    visitors: Sequence[Party], receivers: Sequence[Party], demand: Demand, random: Random
) -> Iterator[_Wanted]:
    weights = [1 / (rank + 3) ** POPULARITY for rank in range(len(receivers))]
    for visitor in visitors:
        for host in _drawn(receivers, weights, random.randint(*demand.each), random):
            yield visitor, host, random.choice(WORTHS), "delegate"


def _asked_by_hosts(
    visitors: Sequence[Party], receivers: Sequence[Party], demand: Demand, random: Random
) -> Iterator[_Wanted]:
    weights = [1 / (rank + 10) ** POPULARITY for rank in range(len(visitors))]
    for host in receivers:
        for visitor in _drawn(visitors, weights, demand.back, random):
            yield host, visitor, random.choice(WORTHS), "host"


def _drawn(
    parties: Sequence[Party], weights: Sequence[float], number: int, random: Random
) -> list[Party]:
    """So many different parties, the heavy ones likelier."""
    keyed = sorted(
        zip(parties, weights, strict=True),
        key=lambda pair: random.random() ** (1 / pair[1]),
        reverse=True,
    )
    return [party for party, _weight in keyed[:number]]
