"""The benchmark's own checker finds each kind of fault, and its bounds bind."""

from dataclasses import replace

import pytest
from benchmarks.scheduling.bounds import most_worth
from benchmarks.scheduling.checking import complaints, told
from tests.bench.scheduling.drawn import event

from hansa.engines.scheduling import Meeting, Party, Problem


def held(problem: Problem, *places: str) -> tuple[Meeting, ...]:
    """Meetings from words such as "AB@0/1": the pair, the slot, the table."""
    meetings = []
    for word in places:
        pair, _, place = word.partition("@")
        slot, _, table = place.partition("/")
        meetings.append(Meeting(pair, int(slot), table, tuple(pair)))
    return tuple(meetings)


def test_a_timetable_without_fault_has_no_complaint():
    problem = event("AB", "CD", "AC", required=True)

    assert complaints(problem, held(problem, "AB@0/1", "CD@0/2", "AC@1/1")) == []


@pytest.mark.parametrize(
    ("places", "complaint"),
    [
        (["AB@0/1", "AC@0/2"], "person A is in 2 meetings in slot 0."),
        (["AB@0/1", "CD@0/1"], "table 1 is in 2 meetings in slot 0."),
        (["AB@0/1", "AB@1/1"], "AB is held 2 times."),
        (["AB@0/9"], "AB sits at table 9, which is not there."),
        (["AB@7/1"], "AB is not allowed in slot 7."),
    ],
)
def test_a_fault_is_found(places, complaint):
    problem = event("AB", "CD", "AC", slots=8)
    problem = replace(
        problem,
        wishes=tuple(replace(wish, slots=frozenset(range(7))) for wish in problem.wishes),
    )

    assert complaints(problem, held(problem, *places)) == [complaint]


def test_what_is_required_and_missing_is_found():
    problem = event("AB", "CD", required=True)

    assert complaints(problem, held(problem, "AB@0/1")) == ["CD is held 0 times."]


def test_those_who_are_away_capped_or_at_their_own_table_are_found():
    problem = event("AB", "AC", "AD")
    first = Party("A", ("A",), frozenset({("A", 0)}), table="2", most=2)
    problem = replace(problem, parties=(first, *problem.parties[1:]))

    found = complaints(problem, held(problem, "AB@0/2", "AC@1/1", "AD@2/2"))

    assert found == [
        "A of A is not there in slot 0.",
        "A does not sit at its own table in slot 1.",
        "A has 3 meetings in session '', and wants 2 at most.",
    ]


def test_no_timetable_is_worth_more_than_tables_and_people_allow():
    assert most_worth(event("AB", "CD", "EF", slots=1, tables=2)) == pytest.approx(19)
    assert most_worth(event("AB", "AC", "AD", slots=2)) == pytest.approx(19)


def test_a_whole_bound_is_closer_than_one_of_halves():
    triangle = event("AB", "BC", "AC", slots=1, tables=9)

    assert most_worth(triangle) == pytest.approx(13.5)
    assert most_worth(triangle, whole=True) == pytest.approx(10)


def test_of_many_complaints_the_first_are_told_and_the_others_counted():
    many = [f"complaint {number}" for number in range(1, 31)]

    assert told(many[:10]) == many[:10]
    assert told(many) == [*many[:10], "And 20 more."]
