"""The problem that a file asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from django.core.management.base import CommandError

from hansa.engines.scheduling import Problem
from hansa.engines.scheduling.files.dzn import FAIRNESS, read_event
from hansa.engines.scheduling.files.misread import BadFile
from hansa.engines.scheduling.files.reading_json import read_problem
from hansa.values import Period

ENDINGS = {".dzn", ".json"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A problem with what is known of its file.

    Attributes:
        is_event: it comes in the published format, which counts from 1 and says no times.
    """

    name: str
    problem: Problem
    is_event: bool


def asked(file: Path, *, fairness: int | None, first_slot: Period) -> Asked:
    """What the file asks.

    Args:
        fairness: instead of what the file says; None: as it says.
        first_slot: of a file that says no times; the others follow without a break.

    Raises:
        CommandError: with the file, the line, and what was expected there.
    """
    text = _text(file)
    try:
        if file.suffix.lower() == ".json":
            problem = read_problem(text)
            return Asked(file.stem, _as_fair(problem, fairness), is_event=False)
        event = read_event(text)
    except BadFile as bad:
        raise CommandError(f"{file}, line {bad.line}: {bad.trouble}") from bad
    fairness = FAIRNESS if fairness is None else fairness
    problem = event.problem(_slots(first_slot, event.slots), fairness)
    return Asked(file.stem, problem, is_event=True)


def _text(file: Path) -> str:
    try:
        file.stat()
        if file.suffix.lower() not in ENDINGS and not file.is_dir():
            raise CommandError(f"{file}: expected a file that ends in .json or .dzn.")
        content = file.read_bytes()
    except (OSError, ValueError) as missing:
        why = missing.strerror if isinstance(missing, OSError) else "no such name can be"
        raise CommandError(f"{file} cannot be read: {why}.") from missing
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as binary:
        line = content.count(b"\n", 0, binary.start) + 1
        raise CommandError(f"{file}, line {line}: expected text in UTF-8.") from binary


def _as_fair(problem: Problem, fairness: int | None) -> Problem:
    return problem if fairness is None else replace(problem, fairness=fairness)


def _slots(first: Period, number: int) -> tuple[Period, ...]:
    try:
        starts = [first.start + place * first.length for place in range(number)]
        return tuple(Period(start, start + first.length) for start in starts)
    except OverflowError as late:
        raise CommandError(f"{number} slots of {_told(first.length)} go beyond 9999.") from late


def _told(length: timedelta) -> str:
    return f"{length / timedelta(minutes=1):g} minutes"
