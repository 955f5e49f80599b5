"""People and tables, once the slots are known."""

from itertools import pairwise

from tests.engines.scheduling.problems import session

from hansa.engines.scheduling import Party, Timetable, Wish, idle_periods, solve, violations

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
