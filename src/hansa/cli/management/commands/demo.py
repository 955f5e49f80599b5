"""`hansa demo`: a mission of real size to walk through."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from hansa.cli.management.commands.serve import add_listening


class Command(BaseCommand):
    """Prepare, build the demonstration world where it is missing, and serve it."""

    help = "Serve a demonstration mission; repeating it builds nothing twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_listening(parser)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        call_command("prepare")
        call_command("demo_world")
        call_command("serve", host=host, port=port, next_free_port=True)
