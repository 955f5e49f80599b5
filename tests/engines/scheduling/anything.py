"""Problems that say everything a problem can say, drawn at random; nobody solves them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from hansa.engines.scheduling import (
    Goal,
    Goals,
    Helper,
    Party,
    Place,
    Problem,
    Session,
    Table,
    TableKind,
    Wish,
)
from hansa.values import Period

ZONES = [UTC, timezone(timedelta(hours=5, minutes=45)), ZoneInfo("Europe/Brussels"),
         ZoneInfo("America/Los_Angeles")]  # fmt: skip
FIRST_DAY, LAST_DAY = datetime(2026, 6, 1), datetime(2026, 9, 1)  # noqa: DTZ001 - of any zone

names = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=8
)  # fmt: skip
times = st.one_of(
    st.integers(0, 90).map(lambda minutes: timedelta(minutes=minutes)),
    st.timedeltas(timedelta(), timedelta(days=2)),
)


@st.composite
def everything(draw) -> Problem:
    """A problem in which any part may be given."""
    slots = draw(periods())
    tables = tuple(draw(_tables(key, len(slots))) for key in draw(_some_names(1, 3)))
    people = draw(_some_names(3, 8))
    parties = tuple(draw(_parties(people, tables, len(slots))))
    wishes = tuple(
        draw(_wishes(key, parties, tables, len(slots))) for key in draw(_some_names(0, 4))
    )
    return Problem(
        slots=slots,
        tables=tables,
        parties=parties,
        wishes=wishes,
        precedences=draw(_pairs([wish.key for wish in wishes])),
        fairness=draw(st.none() | st.integers(0, 5)),
        sessions=draw(_sessions(len(slots), tables)),
        helpers=tuple(draw(_helpers(key, len(slots))) for key in draw(_some_names(0, 2))),
        moving=draw(times),
        travel=tuple(draw(st.lists(st.tuples(names, names, times), max_size=2))),
        competitors=draw(_pairs([party.key for party in parties])),
        beside=draw(_pairs([table.key for table in tables])),
        half_days=draw(st.just(()) | st.lists(
            st.integers(0, 9), min_size=len(slots), max_size=len(slots)).map(tuple)),
        goals=draw(_goals()),
    )  # fmt: skip


@st.composite
def periods(draw) -> tuple[Period, ...]:
    """Up to six slots that follow one another, told by the clocks of one zone or of several."""
    one = draw(st.sampled_from([*ZONES, None]))
    moment = draw(st.datetimes(FIRST_DAY, LAST_DAY, timezones=st.just(UTC)))
    found = []
    for _ in range(draw(st.integers(1, 6))):
        moment += draw(times)
        end = moment + draw(st.sampled_from([timedelta(minutes=20), timedelta(seconds=90)]))
        found.append(Period(moment, end).at(one or draw(st.sampled_from(ZONES))))
        moment = end
    return tuple(found)


def _some_names(least: int, most: int):
    return st.lists(names, min_size=least, max_size=most, unique=True)


def _slots(number: int):
    return st.frozensets(st.integers(0, number - 1), max_size=3)


@st.composite
def _tables(draw, key: str, number: int) -> Table:
    metres = st.floats(-1000, 1000)
    return Table(
        key,
        kind=draw(st.sampled_from(TableKind)),
        chairs=draw(st.none() | st.integers(1, 9)),
        accessible=draw(st.booleans()),
        at=draw(st.none() | st.tuples(metres, metres)),
        closed=draw(_slots(number)),
    )


@st.composite
def _parties(draw, people: list[str], tables: tuple[Table, ...], number: int):
    cut = draw(st.integers(1, len(people) - 2))
    groups = (people[:cut], people[cut:-1], people[-1:])
    return [draw(_party(tuple(own), tables, number)) for own in groups]


@st.composite
def _party(draw, people: tuple[str, ...], tables: tuple[Table, ...], number: int) -> Party:
    absences = st.tuples(st.sampled_from(people), st.integers(0, number - 1))
    return Party(
        key=people[0] if draw(st.booleans()) else f"{people[0]} & Co",
        people=people,
        away=draw(st.frozensets(absences, max_size=4)),
        table=draw(st.none() | st.sampled_from(tables).map(lambda table: table.key)),
        most=draw(st.none() | st.integers(0, 5)),
    )


@st.composite
def _wishes(draw, key: str, parties: tuple[Party, ...], tables: tuple[Table, ...], number: int):
    group = draw(st.permutations(parties))[: draw(st.integers(2, 3))]
    slot, table = st.integers(0, number - 1), st.sampled_from([table.key for table in tables])
    return Wish(
        key,
        parties=tuple(party.key for party in group),
        worth=draw(st.integers(1, 100)),
        slots=draw(st.none() | _slots(number)),
        required=draw(st.booleans()),
        fixed_slot=draw(st.none() | slot),
        fixed_table=draw(st.none() | table),
        people=draw(st.none() | st.tuples(*(st.sampled_from(party.people) for party in group))),
        must_meet=draw(st.booleans()),
        kind=draw(st.none() | st.sampled_from(TableKind)),
        accessible=draw(st.booleans()),
        skills=tuple(draw(st.lists(names, max_size=2))),
        published=draw(st.none() | st.builds(Place, slot, table)),
    )


@st.composite
def _helpers(draw, key: str, number: int) -> Helper:
    return Helper(key, skills=draw(st.frozensets(names, max_size=2)), away=draw(_slots(number)))


@st.composite
def _sessions(draw, number: int, tables: tuple[Table, ...]) -> tuple[Session, ...]:
    if draw(st.booleans()):
        return ()
    cut = draw(st.integers(0, number))
    parts = [part for part in (range(cut), range(cut, number)) if part]
    own = st.lists(st.sampled_from([table.key for table in tables]), unique=True).map(tuple)
    keys = draw(_some_names(len(parts), len(parts)))
    return tuple(
        Session(key, tuple(part), draw(own), place=draw(st.just("") | names))
        for key, part in zip(keys, parts, strict=True)
    )


def _pairs(keys: list[str]):
    if len(keys) < 2:
        return st.just(())
    return st.lists(st.permutations(keys).map(lambda order: tuple(order[:2])), max_size=2).map(
        tuple
    )


@st.composite
def _goals(draw) -> Goals:
    order = tuple(draw(st.lists(st.sampled_from(Goal), min_size=1, unique=True)))
    size = len(order)
    weights = st.lists(st.integers(1, 100), min_size=size, max_size=size).map(tuple)
    return Goals(order, draw(st.just(()) | weights))
