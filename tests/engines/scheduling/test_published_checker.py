"""The checker of published events: every rule once kept and once broken, and against our own."""

from random import Random

import pytest
from benchmarks.published_checker import complaints, idle_periods
from hypothesis import given
from tests.engines.scheduling.drawn import seeds
from tests.engines.scheduling.problems import timetable
from tests.engines.scheduling.published import FOLDER, event, needs_the_events, slots_of
from tests.examples import patient

from hansa.engines.scheduling import Meeting, violations

EVENT = """
nBusiness = 4; nMeetings = 4; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;  % two halves
requested = [|1, 2,1, |1, 3,3, |2, 3,2, |3, 4,3, |];
meetingsxBusiness = [{1,2,3},{1,2,4},{1,3,4,5},{1,5}];
nMeetingsBusiness = [2,2,3,1];
forbidden = [{0},{0},{0},{4}];
fixed = [0,2,0,0];
precedences = [{},{1},{},{}];
"""
KEPT = [(1, 1, 1), (2, 2, 1), (3, 3, 2), (4, 1, 2)]


def with_row(meeting: int, slot: int, table: int = 1) -> list[tuple[int, int, int]]:
    """The timetable that is kept, with another row for the meeting."""
    return [row for row in KEPT if row[0] != meeting] + [(meeting, slot, table)]


def test_a_timetable_that_keeps_every_rule_passes():
    assert complaints(EVENT, KEPT) == []
    assert idle_periods(EVENT, KEPT) == 1  # of participant 2, who waits during slot 2


BROKEN = [
    ([*KEPT[1:]], "Meeting 1 is held 0 times."),
    (with_row(3, 1, 2), "Meeting 3 is held in the other half of the day, in slot 1."),
    (with_row(1, 3), "Meeting 1 is held in the other half of the day, in slot 3."),
    (with_row(2, 3), "Meeting 2 is fixed in slot 2, but held in 3."),
    (with_row(1, 2, 2), "Meeting 1 does not come before 2."),
    (with_row(4, 2, 2), "Participant 3 has 2 meetings in slot 2."),
    (with_row(4, 4), "Participant 4 cannot come in slot 4."),
    (with_row(4, 1, 1), "Table 1 has 2 meetings in slot 1."),
    (with_row(4, 1, 3), "The event knows no meeting, slot or table of (4, 1, 3)."),
]


@pytest.mark.parametrize(("rows", "complaint"), BROKEN, ids=[case[1] for case in BROKEN])
def test_a_rule_that_is_broken_is_named(rows, complaint):
    assert complaint in complaints(EVENT, rows)


def test_fairness_is_asked_for_or_not():
    assert complaints(EVENT, KEPT, fairness=0) == ["Idle periods range from 0 to 1."]
    assert complaints(EVENT, KEPT, fairness=1) == []
    assert complaints(EVENT, KEPT, fairness=None) == []


@needs_the_events
@patient(60)
@given(seeds)
def test_both_checkers_pass_and_refuse_the_same_timetables_of_an_event(seed):
    name = "tic-12.prec15"
    text = (FOLDER / "instances" / f"{name}.dzn").read_text(encoding="utf-8")
    published = event(name)
    problem = published.problem(slots_of(published))
    random = Random(seed)
    some = random.sample(range(1, len(published.meetings) + 1), random.randint(1, 6))
    rows = [(it, random.randint(1, published.slots), random.randint(1, 3)) for it in some]
    rows += [(it, random.choice(rows)[1], random.choice(rows)[2]) for it in some[:1] * (seed % 2)]
    meetings = [
        Meeting(
            str(it), slot - 1, str(table), tuple(map(str, published.meetings[it - 1].participants))
        )
        for it, slot, table in rows
    ]

    ours = violations(problem, timetable(problem, *meetings))
    theirs = complaints(text, rows)

    missing = len(published.meetings) - len(set(some))
    assert sum("not held" in complaint for complaint in ours) == missing
    assert sum("held 0 times" in complaint for complaint in theirs) == missing
    assert (len(ours) == missing) == (len(theirs) == missing)
