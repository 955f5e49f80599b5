"""`hansa forget-data`: the data folder as if it had never been."""

import shutil
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hansa.plumbing.database import forget


class Command(BaseCommand):
    """Deletes the embedded database and every file of the data folder."""

    help = "Delete the embedded database of HANSA_DATA and everything else in that folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="really")

    def handle(self, *, yes: bool, **options: Any) -> None:
        if not yes:
            raise CommandError(f"This deletes everything in {settings.DATA}; say --yes to do it.")
        forget(data=settings.DATA)
        shutil.rmtree(settings.DATA, ignore_errors=True)
        self.stdout.write(f"{settings.DATA} is gone.")
