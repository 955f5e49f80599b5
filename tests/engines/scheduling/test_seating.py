"""People and tables, once the slots are known."""

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.engines.scheduling.problems import session

from hansa.engines.scheduling import (
    Helper,
    Meeting,
    Party,
    Table,
    Timetable,
    Wish,
    idle_periods,
    solve,
    violations,
)
from hansa.engines.scheduling.seats.seating import Placement, Unseatable, seat

PAIR = Party("orval", ("Ana", "Ben"))


def solved(problem) -> Timetable:
    timetable = solve(problem, seconds=5, workers=1)
    assert violations(problem, timetable) == []
    return timetable


def table_changes(timetable: Timetable) -> int:
    """How often a host finds another table than at the meeting before."""
    tables: dict[str, list[str]] = {}
    for meeting in sorted(timetable.meetings, key=lambda meeting: meeting.slot):
        tables.setdefault(meeting.people[1], []).append(meeting.table)
    return sum(one != other for row in tables.values() for one, other in pairwise(row))


def test_two_people_of_a_party_meet_two_hosts_at_once():
    wishes = [Wish(host, ("orval", host), worth=10) for host in ("terra", "luna")]

    timetable = solved(session(*wishes, slots_=1, parties=(PAIR,)))

    assert {meeting.people[0] for meeting in timetable.meetings} == {"Ana", "Ben"}


def test_nobody_waits_where_a_colleague_can_take_the_later_meeting():
    early = Wish("early", ("orval", "terra"), worth=10, fixed_slot=0)
    late = Wish("late", ("orval", "luna"), worth=10, fixed_slot=2)
    problem = session(early, late, parties=(PAIR,))

    timetable = solved(problem)

    assert idle_periods(problem, timetable)["Ana"] == 0
    assert [meeting.people[0] for meeting in timetable.meetings] == ["Ana", "Ben"]


def test_people_and_tables_that_were_agreed_are_kept():
    agreed = Wish(
        "agreed",
        ("orval", "terra"),
        worth=10,
        fixed_slot=1,
        fixed_table="B",
        people=("Ben", "terra one"),
    )
    rival = Wish("rival", ("orval", "luna"), worth=90, slots=frozenset({1}), fixed_table="A")

    timetable = solved(session(agreed, rival, parties=(PAIR,)))

    assert [(it.slot, it.table, it.people[0]) for it in timetable.meetings] == [
        (1, "B", "Ben"),
        (1, "A", "Ana"),
    ]


def test_hosts_stay_at_their_tables():
    wishes = [
        Wish(f"{guest} {host}", (guest, host), worth=10)
        for guest in ("orval", "sol", "astra", "mona")
        for host in ("terra", "luna", "rio", "faro")
    ]

    timetable = solved(session(*wishes, slots_=4, tables=4))

    assert len(timetable.meetings) == 16
    assert table_changes(timetable) == 0


def test_a_host_who_comes_back_finds_the_same_table():
    first = Wish("first", ("orval", "terra"), worth=10, fixed_slot=0)
    between = Wish("between", ("sol", "luna"), worth=10, fixed_slot=1)
    last = Wish("last", ("mona", "terra"), worth=10, fixed_slot=2)

    timetable = solved(session(first, between, last))

    tables = {meeting.wish: meeting.table for meeting in timetable.meetings}
    assert tables == {"first": "A", "between": "B", "last": "A"}


def seated(problem, **slots: int) -> dict[str, Meeting]:
    """By wish key, the meetings in those slots."""
    return {meeting.wish: meeting for meeting in seat(problem, Placement(slots))}


def test_a_newcomer_walks_to_the_nearest_table():
    kept = [Wish(key, (f"guest of {key}", key), worth=10) for key in ("terra", "luna")]
    walker = Wish("walker", ("orval", "terra"), worth=10)
    seldom = Wish("seldom", ("orval", "sol"), worth=10)
    problem = replace(
        session(*kept, walker, seldom, tables=4),
        tables=tuple(
            Table(key, at=(float(x), 0.0)) for key, x in zip("ABCD", (0, 9, 4, 1), strict=True)
        ),
    )

    meetings = seated(problem, terra=0, luna=0, walker=1, seldom=2)

    assert [meetings[key].table for key in ("terra", "luna", "walker")] == ["A", "B", "A"]
    assert meetings["seldom"].table == "A"  # where orval sits already, and terra will not be


def test_whoever_helps_already_goes_on_helping():
    wishes = [
        Wish(f"w{at}", (f"g{at}", f"h{at}"), worth=10, skills=("Japanese",)) for at in range(4)
    ]
    fluent = frozenset({"Japanese"})
    helpers = (Helper("Aiko", fluent, away=frozenset({0})), Helper("Yuki", fluent))
    problem = session(*wishes, slots_=3, helpers=helpers)

    meetings = seated(problem, w0=0, w1=1, w2=2, w3=2)

    assert [meetings[f"w{at}"].helpers for at in range(4)] == [
        ("Yuki",),
        ("Yuki",),
        ("Yuki",),
        ("Aiko",),
    ]


def test_somebody_changes_tables_where_another_needs_that_very_one():
    anywhere = Wish("anywhere", ("orval", "terra"), worth=10)
    level = Wish("level", ("sol", "luna"), worth=10, accessible=True)
    problem = replace(session(anywhere, level), tables=(Table("A", accessible=True), Table("B")))

    meetings = seated(problem, anywhere=0, level=0)

    assert (meetings["anywhere"].table, meetings["level"].table) == ("B", "A")


def test_competitors_find_tables_apart():
    one = Wish("one", ("orval", "terra"), worth=10)
    other = Wish("other", ("sol", "luna"), worth=10)
    problem = session(one, other, tables=3, competitors=(("orval", "sol"),))

    meetings = seated(problem, one=0, other=0)

    assert {meeting.table for meeting in meetings.values()} == {"A", "C"}


REFUSED = [
    ({"tables": 1}, {}),
    ({"tables": 2}, {"fixed_table": "B"}),
    ({"tables": 2, "competitors": (("orval", "sol"),)}, {}),
    ({"helpers": (Helper("Yuki", frozenset({"Japanese"})),)}, {"skills": ("Japanese",)}),
    (
        {"parties": (Party("terra", ("Tom",)), Party("luna", ("Lea",), table="A"))},
        {"fixed_table": "A"},
    ),
]


@pytest.mark.parametrize(("of_problem", "of_wishes"), REFUSED)
def test_wishes_that_cannot_be_seated_together_are_named(of_problem, of_wishes):
    one = Wish("one", ("orval", "terra"), worth=10, **of_wishes)
    other = Wish("other", ("sol", "luna"), worth=10, **of_wishes)
    apart = Wish("apart", ("sol", "terra"), worth=10)
    problem = session(apart, one, other, **of_problem)

    with pytest.raises(Unseatable) as refusal:
        seat(problem, Placement({"apart": 2, "one": 0, "other": 0}))

    assert set(refusal.value.wishes) == {"one", "other"}
