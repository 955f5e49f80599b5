"""What each goal counts, case by case.

Two half-days of three slots each, "am" and "pm"; tables A, B and C stand three metres from one
another in a row. Terra and Luna are hosts; Orval and Sol visit them.
"""

from dataclasses import replace

import pytest
from tests.engines.scheduling.problems import slots

from hansa.engines.scheduling import (
    Goal,
    Helper,
    Meeting,
    Party,
    Place,
    Problem,
    Session,
    Table,
    Wish,
)
from hansa.engines.scheduling.rules.measures import parts

PROBLEM = Problem(
    slots=slots(6),
    tables=tuple(Table(key, at=(3.0 * place, 4.0)) for place, key in enumerate("ABC")),
    parties=(
        Party("Orval", ("Ana", "Ben")),
        Party("Sol", ("Sam",)),
        Party("Terra", ("Tom",)),
        Party("Luna", ("Lea",)),
    ),
    wishes=(
        Wish("Orval Terra", ("Orval", "Terra"), worth=40, must_meet=True, skills=("Japanese",)),
        Wish("Orval Luna", ("Orval", "Luna"), worth=30, published=Place(1, "A")),
        Wish("Sol Terra", ("Sol", "Terra"), worth=20, published=Place(2, "B")),
        Wish("Sol Luna", ("Sol", "Luna"), worth=10, skills=("Japanese", "car")),
        Wish("all", ("Orval", "Sol", "Terra"), worth=5, must_meet=True, skills=("Japanese",)),
    ),
    sessions=(Session("am", (0, 1, 2), ("A", "B", "C")), Session("pm", (3, 4, 5), ("A", "B", "C"))),
    helpers=(Helper("Yuki", frozenset({"Japanese"})), Helper("van", frozenset({"car"}))),
)
PEOPLE = {"Orval": "Ana", "Sol": "Sam", "Terra": "Tom", "Luna": "Lea"}
WISHES = {wish.key: wish for wish in PROBLEM.wishes}


def held(*meetings: tuple[str, int, str]) -> list[Meeting]:
    """Meetings by wish, slot and table; Ana sits for Orval."""
    return [
        Meeting(key, slot, table, tuple(PEOPLE[party] for party in WISHES[key].parties))
        for key, slot, table in meetings
    ]


CASES = [
    ("no must is held", Goal.MUST_MEETS, [("Orval Luna", 0, "A")], 0),
    ("two musts are held", Goal.MUST_MEETS, [("Orval Terra", 0, "A"), ("all", 1, "A")], 2),
    ("worth adds up", Goal.WORTH, [("Orval Terra", 0, "A"), ("Sol Luna", 0, "B")], 50),
    ("nobody served", Goal.LEAST_SERVED, [], 54),
    ("each served once", Goal.LEAST_SERVED, [("Orval Terra", 0, "A"), ("Sol Luna", 0, "B")], 22),
    ("no gap", Goal.IDLE, [("Orval Terra", 0, "A"), ("Orval Luna", 1, "A")], 0),
    ("a gap of one person", Goal.IDLE, [("Orval Terra", 0, "A"), ("Orval Luna", 2, "A")], 1),
    ("a gap of two people", Goal.IDLE, [("Orval Terra", 0, "A"), ("all", 2, "A")], 2),
    ("between sessions nobody waits", Goal.IDLE, [("Orval Terra", 0, "A"), ("all", 5, "A")], 0),
    ("a host comes once", Goal.HALF_DAYS, [("Orval Terra", 0, "A"), ("Sol Terra", 2, "A")], 1),
    ("a host comes twice", Goal.HALF_DAYS, [("Orval Terra", 2, "A"), ("Sol Terra", 3, "A")], 2),
    ("two hosts come", Goal.HALF_DAYS, [("Orval Terra", 2, "A"), ("Sol Luna", 2, "B")], 2),
    ("one interpreter does", Goal.HELPERS, [("Orval Terra", 0, "A"), ("all", 1, "A")], 1),
    ("two at once, and a car", Goal.HELPERS, [("Orval Terra", 0, "A"), ("Sol Luna", 0, "B")], 3),
    ("one in each session", Goal.HELPERS, [("Orval Terra", 0, "A"), ("all", 3, "A")], 2),
    ("nothing held moves all", Goal.MOVES, [], 2),
    ("another table is no move", Goal.MOVES, [("Orval Luna", 1, "C"), ("Sol Terra", 2, "B")], 0),
    ("another slot is one", Goal.MOVES, [("Orval Luna", 1, "C"), ("Sol Terra", 0, "B")], 1),
    ("moves weigh", Goal.MOVED_WORTH, [("Orval Luna", 0, "A"), ("Sol Terra", 2, "B")], 30),
    ("at one table", Goal.TABLE_CHANGES, [("Orval Terra", 0, "A"), ("Orval Luna", 2, "A")], 0),
    ("one changes", Goal.TABLE_CHANGES, [("Orval Terra", 0, "A"), ("Orval Luna", 2, "B")], 1),
    ("two change", Goal.TABLE_CHANGES, [("Orval Terra", 0, "A"), ("all", 1, "B")], 2),
    ("a session later, none", Goal.TABLE_CHANGES, [("Orval Terra", 0, "A"), ("all", 3, "B")], 0),
    ("two walk to the next table", Goal.WALKING, [("Orval Terra", 0, "A"), ("all", 1, "B")], 6),
    ("one walks past a table", Goal.WALKING, [("Orval Terra", 0, "A"), ("Orval Luna", 1, "C")], 6),
]  # fmt: skip
NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(("goal", "meetings", "value"), [it[1:] for it in CASES], ids=NAMES)
def test_what_a_goal_counts(goal, meetings, value):
    assert parts(PROBLEM, held(*meetings))[goal] == value


@pytest.mark.parametrize(
    ("number", "hardships"),
    [(0, [0]), (1, [8, 0]), (2, [12, 4, 0]), (3, [14, 6, 2, 0]), (4, [15, 7, 3, 1, 0])],
)
def test_each_meeting_that_a_party_lacks_is_less_hard_than_the_one_before(number, hardships):
    wishes = tuple(Wish(f"w{at}", ("Orval", "Terra"), worth=1) for at in range(number))
    problem = replace(PROBLEM, wishes=wishes)
    meetings = [Meeting(wish.key, at, "A", ("Ana", "Tom")) for at, wish in enumerate(wishes)]

    suffered = [
        parts(problem, meetings[:so_many])[Goal.LEAST_SERVED] for so_many in range(number + 1)
    ]

    assert suffered == [2 * each for each in hardships]  # both parties suffer alike


def test_every_goal_is_measured():
    assert parts(PROBLEM, []).keys() == set(Goal)


def test_tables_that_nobody_measured_are_no_way_apart():
    problem = replace(PROBLEM, tables=tuple(Table(key) for key in "ABC"))

    measured = parts(problem, held(("Orval Terra", 0, "A"), ("Orval Luna", 1, "B")))

    assert (measured[Goal.TABLE_CHANGES], measured[Goal.WALKING]) == (1, 0)
