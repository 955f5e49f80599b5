"""The rules and the goals against a second statement of them, on timetables good and bad."""

import re

from hypothesis import event, given
from tests.engines.scheduling import independent
from tests.engines.scheduling.drawn import Dice, any_meetings, seeds, whole_problem
from tests.engines.scheduling.problems import timetable
from tests.examples import patient

from hansa.engines.scheduling import violations
from hansa.engines.scheduling.rules.measures import parts

NAMES = {
    "held twice": r"is held more than once",
    "slot not allowed": r"is not allowed at",
    "required": r"is required, but not held",
    "agreed slot": r"is agreed at .*, but not held then",
    "too few people": r"has more meetings at .* than people",
    "two meetings": r"is in two meetings at",
    "no time between": r"cannot be in meetings at",
    "away": r"is away at .*, but in a meeting",
    "other people": r"is agreed with",
    "more than wanted": r"than it wants",
    "too few tables": r"than there are tables",
    "table taken": r"^Table . has two meetings",
    "table still taken": r"^Table . has a meeting at",
    "wrong table": r"is held at table ., which",
    "not the agreed table": r"is agreed at table",
    "not its own table": r"'s own\.$",
    "competitors": r"are competitors",
    "cannot help": r"but not with",
    "helper away": r"is away at .*, but helps",
    "helps twice": r"helps twice at",
    "no time to help": r"cannot help at",
    "too few helpers": r"^More helpers",
    "order": r"must come before",
    "unfair": r"more idle periods than somebody else",
}


def named(complaint: str) -> str:
    """The short name of what a complaint is about."""
    names = [name for name, pattern in NAMES.items() if re.search(pattern, complaint)]
    assert len(names) == 1, complaint
    return names[0]


@patient(1500)
@given(seeds)
def test_two_checkers_complain_of_the_same(seed):
    dice = Dice(seed)
    problem = whole_problem(dice)
    meetings = any_meetings(dice, problem)

    complaints = violations(problem, timetable(problem, *meetings))

    broken = independent.broken(problem, meetings)
    for name in broken or {"nothing"}:
        event(name)
    assert {named(complaint) for complaint in complaints} == broken


@patient(500)
@given(seeds)
def test_two_measures_agree(seed):
    dice = Dice(seed)
    problem = whole_problem(dice)
    meetings = any_meetings(dice, problem)

    assert parts(problem, meetings) == independent.measured(problem, meetings)


def test_every_complaint_has_one_short_name():
    assert named("Table A has two meetings at 10:00-10:20.") == "table taken"
    assert named("Terra and Luna are competitors, but side by side.") == "competitors"
