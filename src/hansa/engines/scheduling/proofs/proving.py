"""Proving that nobody could wait less often, by a SAT solver beside the caller."""

from __future__ import annotations

import subprocess
import sys
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from pickle import dumps
from queue import Empty, Queue
from signal import SIGCONT, SIGSTOP
from threading import Thread

from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.proofs.clausal import Clauses
from hansa.engines.scheduling.proofs.nearby import nearby

SCRIPT = Path(__file__).with_name("deciding.py")
UNKNOWN = 60
"""Up to so many waits are counted where there is no timetable yet."""
OVER = "over"
"""The last word of a process."""


@dataclass(frozen=True, slots=True)
class Word:
    """What the prover has found.

    Attributes:
        least: nobody can do with fewer waits in all.
        slots: a timetable with just so many, by wish key.
        is_impossible: there is no timetable at all.
    """

    least: int | None = None
    slots: Mapping[str, int] | None = None
    is_impossible: bool = False


class Asked:
    """A question put to a solver in another process.

    Attributes:
        is_over: no word will come any more.
    """

    def __init__(self, clauses: Clauses, **question: object) -> None:
        """Put a question about the clauses."""
        self._clauses = clauses
        self._words: Queue[str] = Queue()
        self._process: subprocess.Popen[bytes] | None = None
        self.is_over = False
        if clauses.are_impossible:
            self._words.put("impossible")
            self._words.put(OVER)
            return
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        asked = dumps({"clauses": _flat(clauses.clauses), "more": clauses.more, **question})
        Thread(target=_ask, args=(self._process, asked), daemon=True).start()
        Thread(target=_listen, args=(self._process, self._words.put), daemon=True).start()

    def word(self, seconds: float) -> Word | None:
        """The next word, if there is one within so many seconds."""
        try:
            said = self._words.get(timeout=max(0.01, seconds))
        except Empty:
            return None
        if said == OVER:
            self.is_over = True
            return None
        kind, *numbers = said.split()
        if kind == "no":
            return Word(least=int(numbers[0]) + 1)
        if kind == "yes":
            return Word(slots=self._clauses.slots([int(number) for number in numbers]))
        return Word(is_impossible=kind == "impossible")

    def pause(self) -> None:
        """Let it stand still, whatever it is at."""
        if self._process is not None:
            self._process.send_signal(SIGSTOP)

    def go_on(self) -> None:
        """Let it go on after a pause."""
        if self._process is not None:
            self._process.send_signal(SIGCONT)

    def stop(self) -> None:
        """End the other process, whatever it is at."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def fewest(setting: Setting, *, waits: int | None, least: int) -> Asked:
    """Ask for the fewest waits, from below.

    Args:
        waits: how many the best timetable so far has; None: there is none.
        least: fewer are impossible, as is known already.
    """
    most = UNKNOWN if waits is None else waits + 1
    clauses = Clauses(setting, most=most)
    return Asked(
        clauses,
        least=least,
        is_possible=waits is not None,
        counts_all=not clauses.are_impossible and len(clauses.more) < most,
    )


def fewer(setting: Setting, slots: Mapping[str, int], *, waits: int, least: int) -> Asked:
    """Ask for fewer waits near a timetable, from above, until there is none nearby.

    Args:
        slots: the timetable, by wish key.
        waits: how many it has.
        least: fewer are impossible.
    """
    usable, calm = nearby(setting, slots)
    clauses = Clauses(setting, most=waits, usable=usable, calm=calm)
    begin = [clauses.at[place] for place in slots.items()] if not clauses.are_impossible else []
    return Asked(clauses, begin=begin, ends=clauses.waits, waits=waits, least=least)


def _flat(clauses: list[list[int]]) -> array[int]:
    numbers: array[int] = array("i")
    for clause in clauses:
        numbers.extend(clause)
        numbers.append(0)
    return numbers


def _ask(process: subprocess.Popen[bytes], question: bytes) -> None:
    """Hand the question over; a process that was stopped meanwhile hears no more."""
    if process.stdin is None:
        return
    try:
        process.stdin.write(question)
        process.stdin.close()
    except BrokenPipeError:
        return


def _listen(process: subprocess.Popen[bytes], hear: Callable[[str], None]) -> None:
    for line in process.stdout or ():
        hear(line.decode("ascii"))
    hear(OVER)
