"""The solver's answer in the forms that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hansa.engines.scheduling.answer.none_yet import NoneYet
from hansa.engines.scheduling.answer.reasons import Unheld
from hansa.engines.scheduling.answer.timetable import Meeting, NoTimetable, Timetable
from hansa.engines.scheduling.files.writing_json import as_text, told
from hansa.engines.scheduling.problem.goals import Part
from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.problem import Problem

Raw = dict[str, Any]

COLUMNS = ("wish", "start", "end", "table", "people", "helpers", "parties")
"""Of the CSV: one row for each meeting. Several names in one cell have `; ` between them."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Status(StrEnum):
    """What is known of an answer."""

    OPTIMAL = "optimal"
    """Proved: no timetable is better; table changes and walking are never proved."""
    FEASIBLE = "feasible"
    """A timetable; there may be a better one."""
    INFEASIBLE = "infeasible"
    """Proved: there is no timetable with everything that is required."""
    UNKNOWN = "unknown"
    """None was found, and none is excluded."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a problem.

    Attributes:
        outcome: a timetable, or why there is none.
        seconds: from the question to the answer.
    """

    problem: Problem
    outcome: Timetable | NoTimetable
    seconds: float

    @property
    def status(self) -> Status:
        """What is known."""
        if isinstance(self.outcome, NoneYet):
            return Status.UNKNOWN
        if isinstance(self.outcome, NoTimetable):
            return Status.INFEASIBLE
        return Status.OPTIMAL if self.outcome.proved else Status.FEASIBLE

    @property
    def timetable(self) -> Timetable | None:
        """What was found, if anything was."""
        return self.outcome if isinstance(self.outcome, Timetable) else None

    @property
    def conflict(self) -> tuple[str, ...]:
        """Requirements that contradict one another, where that is why there is no timetable."""
        if isinstance(self.outcome, Timetable):
            return ()
        return tuple(str(requirement) for requirement in self.outcome.requirements)

    @property
    def held(self) -> list[tuple[Wish, Meeting]]:
        """Each meeting with its wish, in the order of the problem."""
        wishes = {wish.key: wish for wish in self.problem.wishes}
        meetings = self.timetable.meetings if self.timetable else ()
        return [(wishes[meeting.wish], meeting) for meeting in meetings]


def as_json(answer: Answer) -> str:
    """As `timetable.schema.json` describes it."""
    found = answer.timetable
    return as_text(
        {
            "status": answer.status.value,
            "seconds": round(answer.seconds, 3),
            "stopped": found.stopped.value if found else None,
            "goals": [_part(part) for part in found.parts] if found else [],
            "meetings": [_meeting(answer.problem, *each) for each in answer.held],
            "unheld": [_unheld(each) for each in found.unheld] if found else [],
            "conflict": list(answer.conflict),
        }
    )


def as_event_json(answer: Answer) -> str:
    """As checkers of the published events read it; meetings, slots and tables count from 1.

    The objective is the number of idle periods.
    """
    found = answer.timetable
    return as_text(
        {
            "status": answer.status.value,
            "objective": found.idle_periods if found else None,
            "bound": found.idle_bound if found else None,
            "seconds": round(answer.seconds, 3),
            "meetings": [
                {
                    "meeting": int(meeting.wish),
                    "slot": meeting.slot + 1,
                    "table": int(meeting.table),
                }
                for _, meeting in answer.held
            ],
        }
    )


def as_csv(answer: Answer) -> str:
    """For spreadsheets: a line of column names, then a row for each meeting.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for row in _rows(answer):
        rows.writerow([_harmless(cell) for cell in row])
    return text.getvalue()


def _rows(answer: Answer) -> Iterator[tuple[str, ...]]:
    for wish, meeting in answer.held:
        period = answer.problem.slots[meeting.slot]
        yield (
            meeting.wish,
            told(period.start),
            told(period.end),
            meeting.table,
            "; ".join(meeting.people),
            "; ".join(meeting.helpers),
            "; ".join(wish.parties),
        )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _part(part: Part) -> Raw:
    return {"goal": part.goal.value, "value": part.value, "bound": part.bound, "gap": part.gap}


def _meeting(problem: Problem, wish: Wish, meeting: Meeting) -> Raw:
    period = problem.slots[meeting.slot]
    return {
        "wish": meeting.wish,
        "slot": meeting.slot,
        "start": told(period.start),
        "end": told(period.end),
        "table": meeting.table,
        "parties": list(wish.parties),
        "people": list(meeting.people),
        "helpers": list(meeting.helpers),
    }


def _unheld(unheld: Unheld) -> Raw:
    return {"wish": unheld.wish, "reason": unheld.reason.value, "party": unheld.party}
