"""`hansa export-session NUMBER`: what the engine is asked about a session, without names."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hansa.apps.meetings import queries
from hansa.apps.meetings.exporting import exported
from hansa.cli.scheduling.files import refuse_unwritable, write_whole
from hansa.values import Refused


class Command(BaseCommand):
    """Write the problem of a session to a file that `hansa schedule` reads."""

    help = "Write what the engine is asked about a session to a file, without names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("number", type=int, help="of the session, as in its address")
        parser.add_argument("--json", type=Path, metavar="OUT", required=True, help="the file")

    def handle(self, *, number: int, **options: Any) -> None:
        """Frame, hide the names, write."""
        out: Path = options["json"]
        refuse_unwritable(out)
        session = queries.session(number)
        if session is None:
            raise CommandError(f"No session {number}; the address of its board has the number.")
        try:
            problem = exported(session)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        write_whole(out, problem.encode("utf-8"))
        said = json.loads(problem)
        counted = ", ".join(f"{len(said[part])} {part}" for part in _COUNTED)
        self.stdout.write(f"{out}: {counted}.")


_COUNTED = ("slots", "tables", "parties", "wishes")
