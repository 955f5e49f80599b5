"""`hansa demo-world`: the demonstration missions, built once."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from hansa.cli.demonstration import world
from hansa.cli.demonstration.personas import personas

SECONDS = 8


class Command(BaseCommand):
    """Build the demonstration where it is missing, and say who can sign in."""

    help = "Build the demonstration missions, once, and print the personas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("--seconds", type=int, default=SECONDS, help="for each timetable")

    def handle(self, *, seconds: int, **options: Any) -> None:
        """Build, then print."""
        if not world.exists():
            world.build(progress=self._progress, seconds=seconds)
        for persona in personas():
            self.stdout.write(f"  {persona.role:<24} {persona.way_in}")

    @contextmanager
    def _progress(self, label: str, total: int) -> Iterator[Callable[[], None]]:
        silent = not self.stderr.isatty()
        with tqdm(total=total, desc=f"{label:<44}", disable=silent, leave=True) as bar:
            yield lambda: bar.update() and None
