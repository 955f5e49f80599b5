"""The meeting scheduler: which wishes are held, when, where and by whom.

problem = Problem(slots=slots, tables=(Table("1"), Table("2")), parties=parties, wishes=wishes)
timetable = solve(problem, seconds=10)
assert violations(problem, timetable) == []
for meeting in timetable.meetings:
    print(problem.slots[meeting.slot], meeting.table, meeting.people)
"""

from hansa.engines.scheduling.checking import idle_periods, violations
from hansa.engines.scheduling.goals import Goal, Goals, Part
from hansa.engines.scheduling.parties import Party, Wish
from hansa.engines.scheduling.places import Helper, Place, Session, Table, TableKind
from hansa.engines.scheduling.problem import Problem
from hansa.engines.scheduling.solving import solve
from hansa.engines.scheduling.timetable import (
    Enough,
    Meeting,
    NoTimetable,
    Progress,
    Reason,
    Stage,
    Stop,
    Timetable,
    Unheld,
)

__all__ = [
    "Enough",
    "Goal",
    "Goals",
    "Helper",
    "Meeting",
    "NoTimetable",
    "Part",
    "Party",
    "Place",
    "Problem",
    "Progress",
    "Reason",
    "Session",
    "Stage",
    "Stop",
    "Table",
    "TableKind",
    "Timetable",
    "Unheld",
    "Wish",
    "idle_periods",
    "solve",
    "violations",
]
