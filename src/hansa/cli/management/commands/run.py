"""`hansa run`: prepare, then serve."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from hansa.cli.management.commands.serve import add_listening


class Command(BaseCommand):
    """A site of your own, empty at first."""

    help = "Prepare the site and serve it; the first page makes the first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_listening(parser)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        call_command("prepare")
        call_command("serve", host=host, port=port, next_free_port=True)
