"""What is measured, and with what: the clock, the processors, the memory, the timetable itself."""

from __future__ import annotations

import resource
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import monotonic

from benchmarks.scheduling.curves import Curve
from tqdm import tqdm

from hansa.engines.scheduling import Meeting, NoTimetable, Problem, Progress, Timetable, solve

GRACE = 1.0
"""So many seconds after its time an answer still counts as being in time."""

NOTHING = Timetable(meetings=(), unheld=(), worth=0, bound=0, idle_periods=0)
KIBIBYTE = 1024
"""Linux counts memory in kibibytes."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One call of the scheduler.

    Attributes:
        cpu: seconds of all processors together.
        memory: the most bytes that the process held until then.
    """

    timetable: Timetable
    curve: Curve
    seconds: float
    cpu: float
    memory: int


def watched(problem: Problem, *, seconds: float, workers: int, name: str) -> Watched:
    """Solve it, and write down how good it was when; nothing found is a result as well."""
    curve, cpu, began = Curve(), cpu_seconds(), monotonic()
    with tqdm(total=seconds, unit="s", desc=name, leave=False, disable=None) as bar:

        def note(progress: Progress) -> None:
            elapsed = monotonic() - began
            curve.note(elapsed, progress.worth, progress.idle_periods)
            bar.n = min(round(elapsed), seconds)
            bar.refresh()

        try:
            timetable = solve(problem, seconds=seconds, workers=workers, on_progress=note)
        except NoTimetable:
            timetable = NOTHING
    elapsed, cpu, memory = monotonic() - began, cpu_seconds() - cpu, peak_memory()
    curve.note(elapsed, worth_of(problem, timetable.meetings), idle_of(problem, timetable.meetings))
    return Watched(timetable, curve, elapsed, cpu, memory)


def worth_of(problem: Problem, meetings: Sequence[Meeting]) -> int:
    """The worth of the wishes held."""
    worth = {wish.key: wish.worth for wish in problem.wishes}
    return sum(worth[meeting.wish] for meeting in meetings)


def all_worth(problem: Problem) -> int:
    """The worth of every wish there is."""
    return sum(wish.worth for wish in problem.wishes)


def idle_of(problem: Problem, meetings: Sequence[Meeting]) -> int:
    """The idle periods of all people together, counted here and not by what is measured.

    A gap between two meetings of one person in one session counts once, however long.
    """
    session = {slot: each.key for each in problem.all_sessions() for slot in each.slots}
    place = {slot: n for each in problem.all_sessions() for n, slot in enumerate(each.slots)}
    busy: dict[tuple[str, str], set[int]] = defaultdict(set)
    for meeting in meetings:
        for person in meeting.people:
            busy[person, session[meeting.slot]].add(place[meeting.slot])
    return sum(
        later - earlier > 1
        for places in busy.values()
        for earlier, later in pairwise(sorted(places))
    )


def cpu_seconds() -> float:
    """What this process and those it started have used of all processors so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def peak_memory() -> int:
    """The most bytes that this process ever held in memory.

    Linux tells it of the program that runs now; the other number would remember the program that
    started it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * KIBIBYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE
