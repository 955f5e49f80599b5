"""The meeting scheduler: which wishes are held, when, where and by whom.

problem = Problem(slots=slots, tables=("1", "2"), parties=parties, wishes=wishes)
timetable = solve(problem, seconds=10)
assert violations(problem, timetable) == []
for meeting in timetable.meetings:
    print(problem.slots[meeting.slot], meeting.table, meeting.people)
"""

from hansa.engines.scheduling.checking import idle_periods, violations
from hansa.engines.scheduling.problem import Party, Problem, Wish
from hansa.engines.scheduling.solving import solve
from hansa.engines.scheduling.timetable import (
    Meeting,
    NoTimetable,
    Progress,
    Reason,
    Stage,
    Timetable,
    Unheld,
)

__all__ = [
    "Meeting",
    "NoTimetable",
    "Party",
    "Problem",
    "Progress",
    "Reason",
    "Stage",
    "Timetable",
    "Unheld",
    "Wish",
    "idle_periods",
    "solve",
    "violations",
]
