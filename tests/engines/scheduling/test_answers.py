"""The solver's answer as other programs read it."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator
from tests.engines.scheduling.problems import session

from hansa.engines.scheduling import (
    Demand,
    Goal,
    Meeting,
    NoTimetable,
    Part,
    Party,
    Reason,
    Requirement,
    Stop,
    Timetable,
    Unheld,
    Wish,
)
from hansa.engines.scheduling.answer.none_yet import NoneYet
from hansa.engines.scheduling.files.answering import Answer, as_csv, as_event_json, as_json
from hansa.engines.scheduling.files.schemas import schema

PROBLEM = session(
    Wish("1", ("Orval", "Terra"), worth=80, skills=("Dutch",)),
    Wish("2", ("Orval", "Luna"), worth=30),
    parties=(Party("Orval", ("Ana", "Ben")), Party("Terra", ("Tom",)), Party("Luna", ("Lea",))),
)
MEETING = Meeting("1", slot=1, table="A", people=("Ana", "Tom"), helpers=("Ina",))
FOUND = Timetable(
    meetings=(MEETING,),
    unheld=(Unheld("2", Reason.PARTY_FULL, "Luna"),),
    worth=80,
    bound=110,
    idle_periods=3,
    idle_bound=2,
    parts=(Part(Goal.WORTH, 80, 110), Part(Goal.IDLE, 3)),
    stopped=Stop.CLOSE,
)
BEST = Timetable(
    meetings=(), unheld=(), worth=0, bound=0, idle_periods=2, idle_bound=2, proved=True
)
IMPOSSIBLE = NoTimetable(
    "No.",
    requirements=(
        Requirement(Demand.AGREED, "Both are at ten."),
        Requirement(Demand.REQUIRED, "One table."),
    ),
)
NOT_YET = NoneYet("Nobody knows.")


def answer(outcome) -> Answer:
    return Answer(PROBLEM, outcome, seconds=1.23456)


def test_a_timetable_is_written_with_all_that_is_known_of_it():
    assert json.loads(as_json(answer(FOUND))) == {
        "status": "feasible",
        "seconds": 1.235,
        "stopped": "close",
        "goals": [
            {"goal": "worth", "value": 80, "bound": 110, "gap": 30},
            {"goal": "idle", "value": 3, "bound": None, "gap": None},
        ],
        "meetings": [
            {
                "wish": "1",
                "slot": 1,
                "start": "2026-10-05T10:20+00:00",
                "end": "2026-10-05T10:40+00:00",
                "table": "A",
                "parties": ["Orval", "Terra"],
                "people": ["Ana", "Tom"],
                "helpers": ["Ina"],
            }
        ],
        "unheld": [{"wish": "2", "reason": "party_full", "party": "Luna"}],
        "conflict": [],
    }


def test_where_there_is_no_timetable_the_requirements_are_written_that_contradict():
    document = json.loads(as_json(answer(IMPOSSIBLE)))

    assert (document["status"], document["meetings"], document["stopped"]) == (
        "infeasible",
        [],
        None,
    )
    assert document["conflict"] == ["Both are at ten.", "One table."]


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(BEST, "optimal"), (FOUND, "feasible"), (IMPOSSIBLE, "infeasible"), (NOT_YET, "unknown")],
)
def test_what_is_proved_is_told_from_what_is_not(outcome, status):
    assert json.loads(as_json(answer(outcome)))["status"] == status


@pytest.mark.parametrize("outcome", [BEST, FOUND, IMPOSSIBLE, NOT_YET])
def test_every_answer_keeps_to_its_schema(outcome):
    errors = Draft202012Validator(schema("timetable")).iter_errors(
        json.loads(as_json(answer(outcome)))
    )

    assert list(errors) == []


def test_the_answer_to_an_event_counts_from_one():
    problem = session(Wish("1", ("k", "l"), worth=1), slots_=3)
    meeting = Meeting("1", slot=2, table="7", people=("k one", "l one"))
    found = Timetable((meeting,), (), worth=1, bound=1, idle_periods=4, idle_bound=3)

    assert json.loads(as_event_json(Answer(problem, found, seconds=0.5))) == {
        "status": "feasible",
        "objective": 4,
        "bound": 3,
        "seconds": 0.5,
        "meetings": [{"meeting": 1, "slot": 3, "table": 7}],
    }


def test_the_answer_to_an_impossible_event_has_no_objective():
    assert json.loads(as_event_json(answer(IMPOSSIBLE))) == {
        "status": "infeasible",
        "objective": None,
        "bound": None,
        "seconds": 1.235,
        "meetings": [],
    }


def test_a_spreadsheet_has_one_row_for_each_meeting():
    rows = list(csv.DictReader(io.StringIO(as_csv(answer(FOUND)), newline="")))

    assert rows == [
        {
            "wish": "1",
            "start": "2026-10-05T10:20+00:00",
            "end": "2026-10-05T10:40+00:00",
            "table": "A",
            "people": "Ana; Tom",
            "helpers": "Ina",
            "parties": "Orval; Terra",
        }
    ]


@pytest.mark.parametrize("name", ["=1+1", "+32", "-1", "@SUM(A1)", " =1"])
def test_no_cell_is_a_formula(name):
    problem = session(Wish(name, ("k", "l"), worth=1))
    meeting = Meeting(name, slot=0, table="A", people=("k one", "l one"))
    found = Timetable((meeting,), (), worth=1, bound=1, idle_periods=0)

    (row,) = csv.DictReader(io.StringIO(as_csv(Answer(problem, found, seconds=0)), newline=""))

    assert row["wish"] == f"'{name}"
