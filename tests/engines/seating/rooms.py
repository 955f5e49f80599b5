"""Rooms of any sort, for the tests of the seater."""

from hypothesis import strategies as st

from hansa.engines.seating import Bond, Guest, Pair, Problem, Shape, Side, Table

SECTORS = ("energy", "media", "")


@st.composite
def guests(draw, key):
    """Somebody with or without a rank, a language, an employer."""
    return Guest(
        key,
        draw(st.sampled_from(Side)),
        rank=draw(st.none() | st.integers(1, 9)),
        languages=draw(st.frozensets(st.sampled_from(["en", "fr", "nl"]), max_size=2)),
        organisation=draw(st.none() | st.integers(1, 3)),
        sector=draw(st.sampled_from(SECTORS)),
    )


@st.composite
def rooms(draw, *, most_guests=12):
    """Two or three tables with no more guests than seats, and now and then a bond."""
    tables = tuple(
        Table(
            key,
            draw(st.integers(3, 6)),
            shape=draw(st.sampled_from(Shape)),
            is_head=key == 1 and draw(st.booleans()),
            distance=key,
        )
        for key in range(1, draw(st.integers(2, 3)) + 1)
    )
    seats = sum(table.seats for table in tables)
    number = draw(st.integers(2, min(seats, most_guests)))
    people = tuple(draw(guests(key)) for key in range(1, number + 1))
    bond = draw(st.none() | st.sampled_from(Bond))
    return Problem(people, tables, pairs=(Pair(1, 2, bond),) if bond else ())
