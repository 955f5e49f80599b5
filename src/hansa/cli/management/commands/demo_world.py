"""`hansa demo-world`: the demonstration missions, built once."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from hansa.cli.demonstration import world
from hansa.cli.demonstration.personas import personas
from hansa.cli.demonstration.standing import Standing, standing

SECONDS = 6


class Command(BaseCommand):
    """Build the demonstration where it is missing, and say who can sign in."""

    help = "Build the demonstration missions, once, and print the personas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("--seconds", type=int, default=SECONDS, help="for each timetable")

    def handle(self, *, seconds: int, **options: Any) -> None:
        """Build, then print."""
        found = standing()
        if found is Standing.FOREIGN:
            raise CommandError("This site has data of its own; the demonstration wants none.")
        if found is Standing.HALF:
            self.stdout.write("The last build was interrupted; building anew.")
            call_command("flush", interactive=False, verbosity=0)
        if found is not Standing.WHOLE:
            world.build(progress=self._progress, seconds=seconds)
        for persona in personas():
            self.stdout.write(f"  {persona.role:<24} {persona.way_in}")

    @contextmanager
    def _progress(self, label: str, total: int) -> Iterator[Callable[[], None]]:
        silent = not self.stderr.isatty()
        with tqdm(total=total, desc=f"{label:<44}", disable=silent, leave=True) as bar:
            yield lambda: bar.update() and None
