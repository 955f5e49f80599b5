"""Each rule about tables, helpers and time pinned: one timetable keeps it, one breaks it.

There are two halls, North and South, with two tables each (A and B, C and D) and two slots each:
10:00 and 10:20 in the north, 10:10 and 10:40 in the south. D is a room, B reaches no wheelchair.
"""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from tests.engines.scheduling.problems import TEN, session, timetable

from hansa.engines.scheduling import (
    Helper,
    Meeting,
    Party,
    Problem,
    Session,
    Table,
    TableKind,
    Wish,
    violations,
)
from hansa.values import Period

MINUTE = timedelta(minutes=1)
AT_10_00, AT_10_10, AT_10_20, AT_10_40 = range(4)
SLOTS = tuple(
    Period(TEN + after * MINUTE, TEN + (after + 20) * MINUTE) for after in (0, 10, 20, 40)
)
TABLES = (
    Table("A", chairs=2, accessible=True, closed=frozenset({AT_10_20})),
    Table("B"),
    Table("C", kind=TableKind.VIRTUAL),
    Table("D", kind=TableKind.ROOM),
)
NORTH = Session("North", (AT_10_00, AT_10_20), ("A", "B"), place="north")
SOUTH = Session("South", (AT_10_10, AT_10_40), ("B", "C", "D"), place="south")
PARTIES = (
    Party("Orval", ("Ana", "Ben")),
    Party("Terra", ("Tom",)),
    Party("Luna", ("Lea",)),
    Party("Sol", ("Sam",)),
)
YUKI = Helper("Yuki", frozenset({"Japanese"}))
CAR = Helper("car", frozenset({"drive"}), away=frozenset({AT_10_00}))


def wish(key: str, *parties: str, **more) -> Wish:
    return Wish(key, parties or ("Orval", "Terra"), worth=10, **more)


def held(key: str, slot: int, table: str, *people: str, helpers: tuple[str, ...] = ()) -> Meeting:
    return Meeting(key, slot, table, people or ("Ana", "Tom"), helpers)


def problem(*wishes: Wish, **more) -> Problem:
    parts = {"parties": PARTIES, "sessions": (NORTH, SOUTH), "helpers": (YUKI, CAR), **more}
    return Problem(slots=SLOTS, tables=TABLES, wishes=wishes, **parts)


def with_party(party: Party) -> dict[str, tuple[Party, ...]]:
    return {"parties": tuple(party if it.key == party.key else it for it in PARTIES)}


@dataclass(frozen=True)
class Case:
    """A rule, with a timetable on each side of it."""

    rule: str
    wishes: tuple[Wish, ...]
    keeps: tuple[Meeting, ...]
    breaks: tuple[Meeting, ...]
    complaints: tuple[str, ...]
    more: dict[str, object] = field(default_factory=dict)


FIRST = wish("first")
SECOND = wish("second", "Orval", "Luna")
OTHERS = wish("others", "Sol", "Luna")
GROUP = wish("group", "Orval", "Sol", "Terra")
FLUENT = wish("fluent", skills=("Japanese",))

CASES = [
    Case(
        "a group takes one of each party",
        (GROUP, wish("others", "Luna", "Sol")),
        keeps=(held("group", AT_10_00, "B", "Ana", "Sam", "Tom"),),
        breaks=(
            held("group", AT_10_00, "B", "Ana", "Sam", "Tom"),
            held("others", AT_10_00, "A", "Lea", "Sam"),
        ),
        complaints=(
            "Sol has more meetings at 10:00-10:20 than people (1).",
            "Sam is in two meetings at 10:00-10:20.",
        ),
    ),
    Case(
        "nobody sits in slots that overlap",
        (FIRST, SECOND),
        keeps=(held("first", AT_10_00, "A"), held("second", AT_10_10, "D", "Ben", "Lea")),
        breaks=(held("first", AT_10_00, "A"), held("second", AT_10_10, "D", "Ana", "Lea")),
        complaints=("Ana cannot be in meetings at 10:00-10:20 and at 10:10-10:30 both.",),
    ),
    Case(
        "moving takes its time",
        (FIRST, SECOND),
        keeps=(held("first", AT_10_00, "A"), held("second", AT_10_20, "B", "Ben", "Lea")),
        breaks=(held("first", AT_10_00, "A"), held("second", AT_10_20, "B", "Ana", "Lea")),
        complaints=("Ana cannot be in meetings at 10:00-10:20 and at 10:20-10:40 both.",),
        more={"moving": 5 * MINUTE},
    ),
    Case(
        "whoever keeps a table does not move",
        (FIRST, wish("second", "Luna", "Terra")),
        keeps=(held("first", AT_10_00, "B"), held("second", AT_10_20, "B", "Lea", "Tom")),
        breaks=(held("first", AT_10_20, "B"), held("second", AT_10_40, "B", "Lea", "Tom")),
        complaints=("Tom cannot be in meetings at 10:20-10:40 and at 10:40-11:00 both.",),
        more={"moving": 5 * MINUTE, **with_party(Party("Terra", ("Tom",), table="B"))},
    ),
    Case(
        "travel takes its time",
        (FIRST, SECOND),
        keeps=(held("first", AT_10_00, "A"), held("second", AT_10_40, "D", "Ana", "Lea")),
        breaks=(held("first", AT_10_20, "B"), held("second", AT_10_40, "D", "Ana", "Lea")),
        complaints=("Ana cannot be in meetings at 10:20-10:40 and at 10:40-11:00 both.",),
        more={"travel": (("south", "north", 15 * MINUTE),)},
    ),
    Case(
        "no party has more meetings than it wants",
        (FIRST, SECOND),
        keeps=(held("first", AT_10_00, "A"), held("second", AT_10_40, "D", "Ana", "Lea")),
        breaks=(held("first", AT_10_00, "A"), held("second", AT_10_20, "B", "Ana", "Lea")),
        complaints=("Orval has more meetings in session North than it wants (1).",),
        more=with_party(Party("Orval", ("Ana", "Ben"), most=1)),
    ),
    Case(
        "a closed table is not used",
        (FIRST,),
        keeps=(held("first", AT_10_00, "A"),),
        breaks=(held("first", AT_10_20, "A"),),
        complaints=("first at 10:20-10:40 is held at table A, which cannot be used then.",),
    ),
    Case(
        "a table of another session is not used",
        (FIRST,),
        keeps=(held("first", AT_10_10, "D"),),
        breaks=(held("first", AT_10_10, "A"),),
        complaints=("first at 10:10-10:30 is held at table A, which cannot be used then.",),
    ),
    Case(
        "a table has one meeting, also in slots that overlap",
        (FIRST, OTHERS),
        keeps=(held("first", AT_10_00, "A"), held("others", AT_10_10, "B", "Sam", "Lea")),
        breaks=(held("first", AT_10_00, "B"), held("others", AT_10_10, "B", "Sam", "Lea")),
        complaints=("Table B has a meeting at 10:00-10:20 and one at 10:10-10:30.",),
    ),
    Case(
        "a meeting is virtual only if it is to be",
        (FIRST, wish("call", "Sol", "Luna", kind=TableKind.VIRTUAL)),
        keeps=(held("first", AT_10_40, "B"), held("call", AT_10_40, "C", "Sam", "Lea")),
        breaks=(held("first", AT_10_40, "C"),),
        complaints=("first at 10:40-11:00 is held at table C, which is virtual.",),
    ),
    Case(
        "a meeting has the kind of table it needs",
        (wish("quiet", kind=TableKind.ROOM),),
        keeps=(held("quiet", AT_10_40, "D"),),
        breaks=(held("quiet", AT_10_40, "B"),),
        complaints=(
            "quiet at 10:40-11:00 is held at table B, which is not of the kind it needs (room).",
        ),
    ),
    Case(
        "a wheelchair reaches the table",
        (wish("level", accessible=True),),
        keeps=(held("level", AT_10_00, "A"),),
        breaks=(held("level", AT_10_00, "B"),),
        complaints=("level at 10:00-10:20 is held at table B, which no wheelchair reaches.",),
    ),
    Case(
        "a table has chairs enough",
        (GROUP,),
        keeps=(held("group", AT_10_00, "B", "Ana", "Sam", "Tom"),),
        breaks=(held("group", AT_10_00, "A", "Ana", "Sam", "Tom"),),
        complaints=("group at 10:00-10:20 is held at table A, which has too few chairs (2).",),
    ),
    Case(
        "a party keeps its own table, whatever it is like",
        (FIRST,),
        keeps=(held("first", AT_10_40, "C"),),
        breaks=(held("first", AT_10_40, "D"),),
        complaints=("first at 10:40-11:00 is not held at table C, which is Terra's own.",),
        more=with_party(Party("Terra", ("Tom",), table="C")),
    ),
    Case(
        "competitors are never side by side",
        (wish("one", "Terra", "Luna"), wish("other", "Orval", "Sol")),
        keeps=(
            held("one", AT_10_10, "B", "Tom", "Lea"),
            held("other", AT_10_10, "D", "Ana", "Sam"),
        ),
        breaks=(
            held("one", AT_10_00, "A", "Tom", "Lea"),
            held("other", AT_10_10, "B", "Ana", "Sam"),
        ),
        complaints=(
            "Orval and Luna are competitors, but side by side at 10:10-10:30, at tables B and A.",
        ),
        more={"competitors": (("Orval", "Luna"),)},
    ),
    Case(
        "what is side by side can be said",
        (wish("one", "Terra", "Luna"), wish("other", "Orval", "Sol")),
        keeps=(
            held("one", AT_10_00, "A", "Tom", "Lea"),
            held("other", AT_10_00, "B", "Ana", "Sam"),
        ),
        breaks=(
            held("one", AT_10_40, "B", "Tom", "Lea"),
            held("other", AT_10_40, "D", "Ana", "Sam"),
        ),
        complaints=(
            "Orval and Luna are competitors, but side by side at 10:40-11:00, at tables D and B.",
        ),
        more={"competitors": (("Orval", "Luna"),), "beside": (("D", "B"),)},
    ),
    Case(
        "a helper has the skill",
        (FLUENT,),
        keeps=(held("fluent", AT_10_40, "D", helpers=("Yuki",)),),
        breaks=(held("fluent", AT_10_40, "D", helpers=("car",)),),
        complaints=("car helps in fluent at 10:40-11:00, but not with Japanese.",),
    ),
    Case(
        "a helper is there",
        (wish("far", skills=("drive",)),),
        keeps=(held("far", AT_10_40, "D", helpers=("car",)),),
        breaks=(held("far", AT_10_00, "B", helpers=("car",)),),
        complaints=(
            "car is away at 10:00-10:20, but helps in a meeting.",
            "More helpers with drive are needed at 10:00-10:20 than there are (0).",
        ),
    ),
    Case(
        "a helper helps once at a time",
        (FLUENT, wish("too", "Sol", "Luna", skills=("Japanese",))),
        keeps=(
            held("fluent", AT_10_00, "A", helpers=("Yuki",)),
            held("too", AT_10_20, "B", "Sam", "Lea", helpers=("Yuki",)),
        ),
        breaks=(
            held("fluent", AT_10_00, "A", helpers=("Yuki",)),
            held("too", AT_10_00, "B", "Sam", "Lea", helpers=("Yuki",)),
        ),
        complaints=(
            "Yuki helps twice at 10:00-10:20.",
            "More helpers with Japanese are needed at 10:00-10:20 than there are (1).",
        ),
    ),
    Case(
        "a helper needs time between",
        (FLUENT, wish("too", "Sol", "Luna", skills=("Japanese",))),
        keeps=(
            held("fluent", AT_10_00, "A", helpers=("Yuki",)),
            held("too", AT_10_40, "B", "Sam", "Lea", helpers=("Yuki",)),
        ),
        breaks=(
            held("fluent", AT_10_00, "A", helpers=("Yuki",)),
            held("too", AT_10_10, "D", "Sam", "Lea", helpers=("Yuki",)),
        ),
        complaints=("Yuki cannot help at 10:00-10:20 and at 10:10-10:30 both.",),
    ),
    Case(
        "the first is over before the second begins",
        (FIRST, OTHERS),
        keeps=(held("first", AT_10_00, "A"), held("others", AT_10_20, "B", "Sam", "Lea")),
        breaks=(held("first", AT_10_00, "A"), held("others", AT_10_10, "B", "Sam", "Lea")),
        complaints=("first must come before others, which is held at 10:10-10:30.",),
        more={"precedences": (("first", "others"),)},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_rule_lets_pass_and_complains(case):
    asked = problem(*case.wishes, **case.more)

    assert violations(asked, timetable(asked, *case.keeps)) == []
    assert violations(asked, timetable(asked, *case.breaks)) == list(case.complaints)


STRANGERS = [
    (held("fluent", 0, "A"), "fluent does not have one helper for each skill."),
    (
        held("fluent", 0, "A", helpers=("Zoe",)),
        "Zoe helps in fluent, but nobody knows them.",
    ),
]


@pytest.mark.parametrize(("meeting", "complaint"), STRANGERS, ids=[it[1] for it in STRANGERS])
def test_helpers_whom_the_problem_does_not_know_are_named(meeting, complaint):
    asked = problem(FLUENT)

    assert violations(asked, timetable(asked, meeting)) == [complaint]


def test_waits_of_all_sessions_count_together():
    halves = (Session("early", (0, 1, 2), ("A",)), Session("late", (3, 4, 5), ("A",)))
    wishes = [wish(f"w{slot}", "Orval", f"host {slot}") for slot in range(6)]
    asked = session(*wishes, slots_=6, sessions=halves, fairness=1)
    meetings = [held(f"w{slot}", slot, "A", "Orval one", f"host {slot} one") for slot in range(6)]
    once, twice = (
        timetable(asked, *(meetings[at] for at in day)) for day in ((0, 2, 3), (0, 2, 3, 5))
    )

    assert violations(asked, once) == []
    assert violations(asked, twice) == ["Somebody has over 1 more idle periods than somebody else."]
