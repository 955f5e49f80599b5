"""`hansa schedule FILE`: the timetable for a problem that stands in a file."""

from __future__ import annotations

import math
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from hansa.cli.scheduling.asking import Asked, asked
from hansa.cli.scheduling.calendar import as_calendar
from hansa.cli.scheduling.files import refuse_unwritable, write_whole
from hansa.cli.scheduling.stopping import told_to_stop
from hansa.cli.scheduling.telling import told
from hansa.engines.scheduling import Enough, NoTimetable, Progress, Timetable, solve, warm_up
from hansa.engines.scheduling.files.answering import Answer, as_csv, as_event_json, as_json
from hansa.engines.scheduling.files.json_places import Amiss
from hansa.engines.scheduling.files.slots_in_json import period_of
from hansa.values import Period

SECONDS = 60.0
FIRST_SLOT = "2026-01-05T09:00Z/PT30M"
STDOUT = Path("-")
DIGITS = 18
FORMATS = ("json", "csv", "ics")


class Command(BaseCommand):
    """Reads a problem, solves it, and writes the timetable."""

    help = "Make the timetable for a problem in a file (.json or .dzn); needs no site."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("file", type=Path, help="a problem in JSON, or a published .dzn event")
        for name, least, what in (
            ("--seconds", 0, f"how long it may take; {SECONDS:.0f} unless --work is given"),
            ("--work", 0, "how much it may compute, whatever the machine's load"),
        ):
            parser.add_argument(name, type=_number(least), help=what)
        for name, most, default, what in (
            ("--gap", 10**9, 0, "stop when the first goal not proved is so near its bound"),
            ("--fairness", 10**4, None, "idle periods of one more than another; .dzn: 2"),
            ("--seed", 2**31 - 1, 0, "the same seed and --work give the same timetable"),
        ):
            parser.add_argument(name, type=_whole(0, most), default=default, help=what)
        parser.add_argument("--workers", type=_whole(1, 64), default=2, help="threads; 2")
        parser.add_argument(
            "--first-slot",
            type=_period,
            help=f"when the first slot of a .dzn file is, as {FIRST_SLOT}; the others follow",
        )
        for name in FORMATS:
            parser.add_argument(
                f"--{name}", type=Path, metavar="OUT", help="write the timetable; - is stdout"
            )

    def handle(self, *, file: Path, **options: Any) -> None:
        """Read, solve, write, and say in the last line what came out."""
        outputs = {name: options[name] for name in FORMATS if options[name] is not None}
        _refuse_outputs(file, outputs)
        first_slot = options["first_slot"] or _period(FIRST_SLOT)
        problem = asked(file, fairness=options["fairness"], first_slot=first_slot)
        if problem.is_event and options["first_slot"] is None and outputs.keys() & {"csv", "ics"}:
            raise CommandError(f"{file} says no times; --first-slot says when the first slot is.")
        answer = self._answer(problem, **options)
        texts = [_written(name, problem, answer) for name in outputs]
        for out, text in zip(outputs.values(), texts, strict=True):
            if out == STDOUT:
                self.stdout.write(text, ending="")
            else:
                write_whole(out, text.encode("utf-8"))
        (self.stderr if STDOUT in outputs.values() else self.stdout).write(told(answer))

    def _answer(self, asked: Asked, *, seconds: float | None, **options: Any) -> Answer:
        warm_up()  # compiling is no part of the answer's time
        began = monotonic()
        seconds = SECONDS if seconds is None and options["work"] is None else seconds
        bar = tqdm(total=seconds, unit="s", disable=not self.stderr.isatty())

        def show(progress: Progress) -> None:
            bar.n = round(progress.seconds, 1)
            bar.set_postfix({part.goal.value: part.value for part in progress.parts})
            if is_told():
                raise Enough

        outcome: Timetable | NoTimetable
        with bar, told_to_stop() as is_told:
            try:
                outcome = solve(
                    asked.problem,
                    seconds=seconds,
                    work=options["work"],
                    gap=options["gap"],
                    seed=options["seed"],
                    workers=options["workers"],
                    on_progress=show,
                )
            except NoTimetable as none:
                outcome = none
        return Answer(asked.problem, outcome, seconds=monotonic() - began)


def _refuse_outputs(file: Path, outputs: dict[str, Path]) -> None:
    places = [out if out == STDOUT else out.resolve() for out in outputs.values()]
    if len(set(places)) < len(places):
        raise CommandError("--json, --csv and --ics need a place of their own each.")
    for out in outputs.values():
        if out != STDOUT:
            if out.resolve() == file.resolve():
                raise CommandError(f"{out} is the problem itself; write the timetable elsewhere.")
            refuse_unwritable(out)


def _written(name: str, asked: Asked, answer: Answer) -> str:
    if name == "csv":
        return as_csv(answer)
    if name == "ics":
        return as_calendar(answer, name=asked.name, now=timezone.now())
    return as_event_json(answer) if asked.is_event else as_json(answer)


def _number(least: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not least <= number <= 10**7:
            raise ArgumentTypeError(f"expected a number from {least} to 10000000, not {text!r}")
        return number

    return read


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else -1
        if not least <= number <= most:
            raise ArgumentTypeError(
                f"expected a whole number from {least} to {most}, not {text[:40]!r}"
            )
        return number

    return read


def _period(text: str) -> Period:
    try:
        return period_of(text, None, ())
    except Amiss as wrong:
        raise ArgumentTypeError(wrong.trouble) from wrong
