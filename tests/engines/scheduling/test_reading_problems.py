"""Reading a problem in our JSON format: short files, and what stands for what."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

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
from hansa.engines.scheduling.files.reading_json import read_problem
from hansa.values import Period

SHORT = """
{
  "slots": ["2026-10-05T10:00Z/PT20M", "2026-10-05T10:20Z/2026-10-05T10:40Z"],
  "tables": 2,
  "wishes": [{"parties": ["Orval", "Terra"]}]
}
"""


def read(**parts) -> Problem:
    """A short file with some parts more, or others."""
    return read_problem(json.dumps({**json.loads(SHORT), **parts}))


def ten(minute: int, *, length: int = 20) -> Period:
    start = datetime(2026, 10, 5, 10, minute, tzinfo=UTC)
    return Period(start, start + timedelta(minutes=length))


def test_a_short_file_says_enough():
    assert read_problem(SHORT) == Problem(
        slots=(ten(0), ten(20)),
        tables=(Table("1"), Table("2")),
        parties=(Party("Orval", ("Orval",)), Party("Terra", ("Terra",))),
        wishes=(Wish("Orval + Terra", ("Orval", "Terra"), worth=1),),
    )


def test_slots_tables_and_sessions_are_read_in_full():
    problem = read(
        slots=[
            {"period": "2026-10-05T10:00Z/PT20M", "half_day": 0},
            {"period": "2026-10-05T10:30Z/PT20M", "half_day": 1, "key": "late"},
        ],
        tables=[
            "A",
            {"key": "B", "kind": "room", "chairs": 4, "accessible": True, "at": [1, 2.5],
             "closed": [0]},
        ],
        sessions=[
            {"key": "one", "slots": [0], "tables": ["B"], "place": "Hall"},
            {"key": "two", "slots": ["late"]},
        ],
        moving=5,
        travel=[{"between": ["Hall", "Fair"], "takes": "PT1H30M"}],
        beside=[["A", "B"]],
    )  # fmt: skip

    assert (problem.slots, problem.half_days) == ((ten(0), ten(30)), (0, 1))
    assert problem.tables == (
        Table("A"),
        Table("B", TableKind.ROOM, 4, accessible=True, at=(1, 2.5), closed=frozenset({0})),
    )
    assert problem.sessions == (
        Session("one", (0,), ("B",), "Hall"),
        Session("two", (1,), ("A", "B")),
    )
    assert problem.moving == timedelta(minutes=5)
    assert problem.travel == (("Hall", "Fair", timedelta(minutes=90)),)
    assert problem.beside == (("A", "B"),)


def test_parties_helpers_and_goals_are_read_in_full():
    problem = read(
        tables=["A"],
        parties=[
            {"key": "Orval", "people": ["Ana", "Ben"], "table": "A", "most": 3,
             "away": [0, {"person": "Ben", "slots": [1]}]},
            "Terra",
        ],
        helpers=[{"key": "Ina", "skills": ["Dutch"], "away": [1]}],
        competitors=[["Orval", "Terra"]],
        fairness=2,
        goals={"worth": 10, "idle": 1},
    )  # fmt: skip

    away = frozenset({("Ana", 0), ("Ben", 0), ("Ben", 1)})
    assert problem.parties == (
        Party("Orval", ("Ana", "Ben"), away=away, table="A", most=3),
        Party("Terra", ("Terra",)),
    )
    assert problem.helpers == (Helper("Ina", frozenset({"Dutch"}), frozenset({1})),)
    assert (problem.competitors, problem.fairness) == ((("Orval", "Terra"),), 2)
    assert problem.goals == Goals((Goal.WORTH, Goal.IDLE), (10, 1))


def test_wishes_are_read_in_full():
    problem = read(
        parties=["Orval", "Terra", "Luna"],
        wishes=[
            {"key": "w", "parties": ["Orval", "Terra", "Luna"], "worth": 9, "slots": [0, 1],
             "required": True, "must_meet": True, "fixed_slot": 1, "fixed_table": "1",
             "people": ["Orval", "Terra", "Luna"], "kind": "table", "accessible": True,
             "skills": ["Dutch"], "published": {"slot": 0, "table": "2"}},
            {"parties": ["Terra", "Luna"]},
        ],
        precedences=[["w", "Terra + Luna"]],
    )  # fmt: skip

    assert problem.precedences == (("w", "Terra + Luna"),)
    assert problem.wishes[0] == Wish(
        "w",
        ("Orval", "Terra", "Luna"),
        worth=9,
        slots=frozenset({0, 1}),
        required=True,
        fixed_slot=1,
        fixed_table="1",
        people=("Orval", "Terra", "Luna"),
        must_meet=True,
        kind=TableKind.TABLE,
        accessible=True,
        skills=("Dutch",),
        published=Place(0, "2"),
    )


def test_one_entry_stands_for_several_slots_with_keys_of_their_own():
    problem = read(
        slots=[{"period": "2026-10-05T10:00Z/PT15M", "times": 3, "every": 20, "key": "early"}],
        wishes=[{"parties": ["Orval", "Terra"], "fixed_slot": "early 2"}],
    )

    assert problem.slots == (ten(0, length=15), ten(20, length=15), ten(40, length=15))
    assert problem.wishes[0].fixed_slot == 1


def test_times_without_an_offset_are_told_by_the_clocks_of_the_zone():
    slots = ["2026-10-05T10:00/PT20M", {"period": "2026-10-06T10:00/PT20M", "zone": "Asia/Tokyo"}]

    first, second = read(zone="Europe/Brussels", slots=slots).slots

    assert first.start == datetime(2026, 10, 5, 8, tzinfo=UTC)
    assert first.start.tzinfo == ZoneInfo("Europe/Brussels")
    assert second.start == datetime(2026, 10, 6, 1, tzinfo=UTC)


def test_a_length_is_counted_as_time_passes_also_when_the_clocks_change():
    (slot,) = read(zone="Europe/Brussels", slots=["2026-10-25T01:30/PT3H"]).slots

    assert slot.start == datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    assert slot.end == datetime(2026, 10, 25, 2, 30, tzinfo=UTC)


def test_a_period_allows_the_slots_inside_it_and_closes_those_it_touches():
    noon = "2026-10-05T10:10Z/2026-10-05T10:40Z"

    problem = read(
        tables=[{"key": "A", "closed": [noon]}],
        parties=[{"key": "Orval", "away": [noon]}, "Terra"],
        wishes=[{"parties": ["Orval", "Terra"], "slots": [noon]}],
        helpers=[{"key": "Ina", "skills": [], "away": [noon]}],
    )

    assert problem.wishes[0].slots == {1}
    assert problem.tables[0].closed == {0, 1}
    assert problem.parties[0].away == {("Orval", 0), ("Orval", 1)}
    assert problem.helpers[0].away == {0, 1}


def test_goals_in_a_list_count_one_after_another():
    assert read(goals=["must_meets", "walking"]).goals == Goals((Goal.MUST_MEETS, Goal.WALKING))


def test_whole_numbers_may_be_written_as_json_writes_them():
    problem = read(fairness=2.0, wishes=[{"parties": ["Orval", "Terra"], "worth": 1e1}])

    assert (problem.fairness, problem.wishes[0].worth) == (2, 10)
    assert isinstance(problem.wishes[0].worth, int)
