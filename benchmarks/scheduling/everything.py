"""A session with everything on, of the size of the demonstration mission's largest one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from hansa.engines.scheduling import (
    Goal,
    Goals,
    Helper,
    Party,
    Problem,
    Session,
    Table,
    TableKind,
    Wish,
)
from hansa.values import Period

COMPANIES, HOSTS, WISHES = 75, 65, 850
DELEGATES = {1: 25, 2: 40, 3: 25, 4: 10}
"""Of a hundred companies, how many send so many delegates; 2.2 on average."""

SKEW = 0.7
"""The host of rank r is wished for in proportion to 1 / r to this power."""

HALL, HARBOUR = "hall", "harbour"
HARBOUR_HOSTS = 10
"""The last ten hosts receive at the harbour, half an hour away, on the same afternoon."""

TABLES, ROOMS, CALLS, HARBOUR_TABLES = 34, 4, 2, 8
IN_A_ROW = 8
"""How many tables stand in a row, three metres apart; rows are four metres apart."""

OWN_TABLES = 12
"""The first hosts keep the first tables."""

LANGUAGES = ("Spanish", "Japanese", "Korean")
SPEAKS = (0.7, 0.2, 0.1)
"""What share of hosts speaks which; two companies of three need an interpreter for the others."""

AGREED = 8
INTERPRETERS = (
    ("Japanese",),
    ("Japanese",),
    ("Japanese",),
    ("Japanese", "Korean"),
    ("Japanese", "Korean"),
    ("Korean",),
)
GOALS = Goals(
    order=(
        Goal.MUST_MEETS,
        Goal.WORTH,
        Goal.LEAST_SERVED,
        Goal.IDLE,
        Goal.HALF_DAYS,
        Goal.HELPERS,
        Goal.TABLE_CHANGES,
        Goal.WALKING,
    )
)


NINE = datetime(2026, 10, 5, 9, tzinfo=UTC)
NOON = 13
HALF_HOUR = timedelta(minutes=30)


def everything_on(seed: int = 1) -> Problem:
    """75 companies, 65 hosts and 850 wishes, in a hall and at a harbour, with every rule there is.

    Teams of one to four delegates; late arrivals, early departures and a factory visit; hosts with
    tables of their own, rooms, video calls, tables that a wheelchair reaches, a table that is
    closed for a while; interpreters; half an hour between hall and harbour; caps; groups of two
    companies and a host; competitors; orders; musts; eight agreed meetings. The agreed ones are of
    different parties, at times when all of them are there, so that they can be kept; nothing else
    is required, so there is a timetable.
    """
    random = Random(seed)  # noqa: S311 - nothing secret
    slots, sessions = _slots_and_sessions()
    companies = [_company(random, number, slots) for number in range(1, COMPANIES + 1)]
    hosts = [_host(random, number) for number in range(1, HOSTS + 1)]
    wishes = _wishes(random, companies, hosts, sessions)
    orders = _orders(random, wishes)
    return Problem(
        slots=slots,
        tables=tuple(_tables()),
        parties=(*companies, *hosts),
        wishes=tuple(_agreed(random, wishes, companies, orders)),
        precedences=orders,
        sessions=sessions,
        helpers=tuple(_interpreters(slots)),
        moving=timedelta(minutes=5),
        travel=((HALL, HARBOUR, timedelta(minutes=30)),),
        competitors=tuple((f"company {one}", f"company {one + 1}") for one in range(1, 12, 2)),
        half_days=tuple(int(slot.start.hour >= NOON) for slot in slots),
        goals=GOALS,
    )


def _slots_and_sessions() -> tuple[tuple[Period, ...], tuple[Session, ...]]:
    """25 minutes and five to move: eight in the hall before noon and after, six at the harbour."""
    hall = [NINE + place * HALF_HOUR for place in (*range(8), *range(9, 17))]
    harbour = [NINE + place * HALF_HOUR for place in range(10, 16)]
    starts = sorted([*((start, HALL) for start in hall), *((start, HARBOUR) for start in harbour)])
    tables = {place: [table.key for table in _tables_at(place)] for place in (HALL, HARBOUR)}
    sessions = tuple(
        Session(
            key=place,
            slots=tuple(slot for slot, (_start, where) in enumerate(starts) if where == place),
            tables=tuple(tables[place]),
            place=place,
        )
        for place in (HALL, HARBOUR)
    )
    return tuple(Period(start, start + timedelta(minutes=25)) for start, _ in starts), sessions


def _tables() -> Iterator[Table]:
    yield from _tables_at(HALL)
    yield from _tables_at(HARBOUR)


def _tables_at(place: str) -> Iterator[Table]:
    if place == HARBOUR:
        for number in range(HARBOUR_TABLES):
            yield Table(f"harbour {number + 1}", at=(3.0 * number, 0.0))
        return
    for number in range(TABLES):
        row, column = divmod(number, IN_A_ROW)
        yield Table(
            str(number + 1),
            chairs=4,
            accessible=number < IN_A_ROW,
            at=(3.0 * column, 4.0 * row),
            closed=frozenset({9, 10}) if number == TABLES - 1 else frozenset(),
        )
    for number in range(ROOMS):
        yield Table(
            f"room {number + 1}", TableKind.ROOM, chairs=6, accessible=True, at=(30, number)
        )
    for number in range(CALLS):
        yield Table(f"call {number + 1}", TableKind.VIRTUAL)


def _company(random: Random, number: int, slots: Sequence[Period]) -> Party:
    """Every seventh or so has somebody who comes late or leaves early, every fifth a visitor."""
    (delegates,) = random.choices(list(DELEGATES), list(DELEGATES.values()))
    people = tuple(f"delegate {number}.{place}" for place in range(1, delegates + 1))
    away: set[tuple[str, int]] = set()
    if random.random() < 1 / 7:
        hours = random.choice([(0, 4), (13, 17)])
        away |= {(people[0], slot) for slot in _between(slots, *hours)}
    if random.random() < 1 / 5:
        visit = _between(slots, 3, 7)
        away |= {(people[-1], slot) for slot in visit}
    most = random.choice([None, None, 12])
    return Party(f"company {number}", people, frozenset(away), most=most)


def _host(random: Random, number: int) -> Party:
    name = f"host {number}"
    table = str(number) if number <= OWN_TABLES else None
    return Party(name, (name,), table=table, most=random.randint(10, 16))


def _interpreters(slots: Sequence[Period]) -> Iterator[Helper]:
    """Six of them; one leaves at noon."""
    for number, languages in enumerate(INTERPRETERS, start=1):
        away = _between(slots, 8, 17) if number == 1 else []
        yield Helper(f"interpreter {number}", frozenset(languages), frozenset(away))


def _between(slots: Sequence[Period], first: int, last: int) -> list[int]:
    """The slots that start from one half-hour after nine to before another."""
    begin, end = NINE + first * HALF_HOUR, NINE + last * HALF_HOUR
    return [slot for slot, period in enumerate(slots) if begin <= period.start < end]


def _wishes(
    random: Random,
    companies: Sequence[Party],
    hosts: Sequence[Party],
    sessions: Sequence[Session],
) -> list[Wish]:
    """Pairs by demand, each with what it needs; a few have a second company."""
    allowed = {session.key: frozenset(session.slots) for session in sessions}
    languages = {host.key: random.choices(LANGUAGES, SPEAKS)[0] for host in hosts}
    needy = {each.key for each in random.sample(companies, 2 * len(companies) // 3)}
    at_harbour = {host.key for host in hosts[-HARBOUR_HOSTS:]}
    own = {host.key for host in hosts if host.table}
    wishes = []
    for company, host in _pairs(random, companies, hosts):
        foreign = company in needy and languages[host] != LANGUAGES[0]
        plain = host in own or host in at_harbour
        wishes.append(
            Wish(
                key=f"{company} with {host}",
                parties=_group(random, company, host, companies),
                worth=round(random.triangular(1, 100, 40)),
                slots=allowed[HARBOUR if host in at_harbour else HALL],
                must_meet=random.random() < 0.08,  # noqa: PLR2004 - one of twelve
                kind=None if plain else _kind(random),
                accessible=not plain and company == "company 13",
                skills=(languages[host],) if foreign else (),
            )
        )
    return wishes


def _pairs(
    random: Random, companies: Sequence[Party], hosts: Sequence[Party]
) -> list[tuple[str, str]]:
    demand = list(accumulate(1 / rank**SKEW for rank in range(1, len(hosts) + 1)))
    ranked = random.sample(hosts, len(hosts))
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < WISHES:
        (host,) = random.choices(ranked, cum_weights=demand)
        pairs.setdefault((random.choice(companies).key, host.key))
    return list(pairs)


def _kind(random: Random) -> TableKind | None:
    """One of twenty-five needs a room, one of fifty is a video call."""
    (kind,) = random.choices([None, TableKind.ROOM, TableKind.VIRTUAL], [94, 4, 2])
    return kind


def _group(random: Random, company: str, host: str, companies: Sequence[Party]) -> tuple[str, ...]:
    """One wish of a hundred is of two companies for a host."""
    other = random.choice(companies).key
    together = other != company and random.random() < 0.01  # noqa: PLR2004 - one of a hundred
    return (company, other, host) if together else (company, host)


def _orders(random: Random, wishes: Sequence[Wish]) -> tuple[tuple[str, str], ...]:
    """Five times a company wants to see one host before another."""
    first = random.sample(wishes, 5)
    return tuple(
        (wish.key, next(each.key for each in wishes if each != wish and _share(each, wish)))
        for wish in first
    )


def _share(one: Wish, other: Wish) -> bool:
    return one.parties[0] == other.parties[0]


def _agreed(
    random: Random,
    wishes: Sequence[Wish],
    companies: Sequence[Party],
    orders: Sequence[tuple[str, str]],
) -> list[Wish]:
    """Eight plain wishes get their slot: of different parties, when the whole company is there."""
    party = {company.key: company for company in companies}
    ordered = {key for pair in orders for key in pair}
    agreed: dict[str, Wish] = {}
    busy: set[str] = set()
    for wish in random.sample(wishes, len(wishes)):
        company = party[wish.parties[0]]
        slot = random.choice(sorted(wish.slots or ()))
        plain = wish.kind is None and not wish.skills and not wish.accessible
        free = busy.isdisjoint(wish.parties) and len(company.present(slot)) == len(company.people)
        if len(agreed) < AGREED and plain and free and wish.key not in ordered:
            busy.update(wish.parties)
            agreed[wish.key] = replace(wish, fixed_slot=slot)
    return [agreed.get(wish.key, wish) for wish in wishes]
