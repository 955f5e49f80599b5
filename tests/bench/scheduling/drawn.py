"""A small event to try the benchmark's parts on."""

from datetime import UTC, datetime, timedelta

from hansa.engines.scheduling import Party, Problem, Table, Wish
from hansa.values import Period

NINE = datetime(2026, 10, 5, 9, tzinfo=UTC)


def event(
    *pairs: str, slots: int = 3, tables: int = 2, required: bool = False, **more: object
) -> Problem:
    """A problem of people with one letter; "AB" is their meeting, worth 10, 9, 8 and so on."""
    names = sorted({name for pair in pairs for name in pair})
    times = [NINE + place * timedelta(minutes=20) for place in range(slots)]
    return Problem(
        slots=tuple(Period(time, time + timedelta(minutes=20)) for time in times),
        tables=tuple(Table(str(number)) for number in range(1, tables + 1)),
        parties=tuple(Party(name, (name,)) for name in names),
        wishes=tuple(
            Wish(pair, tuple(pair), worth=10 - place, required=required)
            for place, pair in enumerate(pairs)
        ),
        **more,
    )
