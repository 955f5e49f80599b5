"""The command `hansa`."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from types import FrameType

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from hansa.plumbing.database import NoDatabase, running

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# These need no database, or must have it to themselves.
_WITHOUT_DATABASE = {"help", "version", "forget_data", "messages"}
# These read and write the files they are given, and leave no folder of data behind.
_WITHOUT_DATA = {"schedule"}


def main() -> None:
    """`hansa NAME-WITH-DASHES ...`: one of Django's commands or ours, with its database beside it.

    Without `DATABASE_URL` the embedded server runs for as long as some command does.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansa.site.settings")
    for number in _ENDING:
        # Whoever started us with `nohup` wants this signal ignored, and it stays so.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _leave)
    name, *rest = [*sys.argv[1:], "help"][: max(len(sys.argv) - 1, 1)]
    command = name if name.startswith("-") else name.replace("-", "_")
    try:
        with _surroundings(command, rest):
            execute_from_command_line(["hansa", command, *rest])
    except (NoDatabase, ImproperlyConfigured) as trouble:
        sys.exit(f"{trouble}")


@contextmanager
def _surroundings(command: str, rest: list[str]) -> Iterator[None]:
    """What the command needs for as long as it runs."""
    if command in _WITHOUT_DATA:
        with TemporaryDirectory(prefix="hansa-") as passing:
            os.environ["HANSA_DATA"] = passing
            yield
    elif _needs_no_database(command, rest):
        yield
    else:
        with running(data=settings.DATA):
            yield


def _needs_no_database(command: str, rest: list[str]) -> bool:
    return (
        bool(os.environ.get("DATABASE_URL"))
        or command.startswith("-")
        or command in _WITHOUT_DATABASE
        or "--help" in rest
    )


def _leave(number: int, frame: FrameType | None) -> None:
    """End through every `finally`, once: an impatient second Ctrl-C must not interrupt those."""
    for each in _ENDING:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)
