"""The meeting scheduler: which wishes are held, when, where and by whom.

problem = Problem(slots=slots, tables=(Table("1"), Table("2")), parties=parties, wishes=wishes)
timetable = solve(problem, seconds=10)
assert violations(problem, timetable) == []
for meeting in timetable.meetings:
    print(problem.slots[meeting.slot], meeting.table, meeting.people)
"""

from hansa.engines.scheduling.answer.reasons import Instead, Presence, Reason, Unheld
from hansa.engines.scheduling.answer.requirements import Demand, Ground, Requirement, Why
from hansa.engines.scheduling.answer.timetable import (
    Enough,
    Meeting,
    NoTimetable,
    Progress,
    Stage,
    Stop,
    Timetable,
)
from hansa.engines.scheduling.explanations.easing import Change, Ease
from hansa.engines.scheduling.explanations.relaxing import Relaxation, relaxations
from hansa.engines.scheduling.problem.goals import Goal, Goals, Part
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Helper, Place, Session, Table, TableKind
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.repairing import Move, Repair, repair
from hansa.engines.scheduling.rules.checking import idle_periods, violations
from hansa.engines.scheduling.search.improving import improved, warm_up
from hansa.engines.scheduling.solving import solve

__all__ = [
    "Change",
    "Demand",
    "Ease",
    "Enough",
    "Goal",
    "Goals",
    "Ground",
    "Helper",
    "Instead",
    "Meeting",
    "Move",
    "NoTimetable",
    "Part",
    "Party",
    "Place",
    "Presence",
    "Problem",
    "Progress",
    "Reason",
    "Relaxation",
    "Repair",
    "Requirement",
    "Session",
    "Stage",
    "Stop",
    "Table",
    "TableKind",
    "Timetable",
    "Unheld",
    "Why",
    "Wish",
    "idle_periods",
    "improved",
    "relaxations",
    "repair",
    "solve",
    "violations",
    "warm_up",
]
