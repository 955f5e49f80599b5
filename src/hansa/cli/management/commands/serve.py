"""`hansa serve`: the site and its worker."""

import os
import sys
import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hansa.cli.ports import answers, first_free_port
from hansa.cli.supervisor import Program, keep_running
from hansa.plumbing.database import running

# Seconds between two looks at the embedded server.
_LOOK_AT_DATABASE_EVERY = 5


class Command(BaseCommand):
    """Serves the site and works off its jobs until Ctrl-C."""

    help = "Serve the site and work off its background jobs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_listening(parser)
        parser.add_argument(
            "--next-free-port", action="store_true", help="take the next port where this is taken"
        )
        parser.add_argument("--processes", type=int, default=2, help="that answer requests")
        parser.add_argument("--threads", type=int, default=4, help="of each of them")

    def handle(
        self,
        *,
        host: str,
        port: int,
        next_free_port: bool,
        processes: int,
        threads: int,
        **options: Any,
    ) -> None:
        port = self._port(host, wanted=port, or_next=next_free_port)
        os.environ["HANSA_BASE_URL"] = served_at(host, port)
        tell = partial(self._tell_once_it_answers, host, port)
        meanwhile = _Meanwhile(tell)
        programs = [_web_server(host, port, processes, threads), _worker()]
        code = keep_running(programs, say=self._say, meanwhile=meanwhile)
        raise CommandError("Hansa has stopped.", returncode=code)

    def _port(self, host: str, *, wanted: int, or_next: bool) -> int:
        free = free_port(host, wanted=wanted)
        if free == wanted:
            return wanted
        taken = f"Port {wanted} is taken by another program"
        if not or_next:
            raise CommandError(f"{taken}; `--port {free}` is free.")
        self._say(f"{taken}; Hansa takes {free}.")
        return free

    def _tell_once_it_answers(self, host: str, port: int) -> bool:
        # Under another name the site would complain of us in its own log.
        if not answers(host, port, called=settings.ALLOWED_HOSTS[0].lstrip("*.")):
            return False
        self.stdout.write(
            self.style.SUCCESS(f"Hansa is at {os.environ['HANSA_BASE_URL']} (Ctrl-C stops it).")
        )
        self.stdout.flush()
        return True

    def _say(self, sentence: str) -> None:
        self.stderr.write(sentence)


def add_listening(parser: ArgumentParser) -> None:
    """The options that say where the site is served."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000)


def free_port(host: str, *, wanted: int) -> int:
    """`wanted`, or the next port on which the site can be served.

    Raises:
        CommandError: when nobody can listen there.
    """
    try:
        return first_free_port(host, wanted=wanted)
    except OSError as trouble:
        raise CommandError(f"Nobody can listen on {host}:{wanted}: {trouble}.") from None


def served_at(host: str, port: int) -> str:
    """The address that people see: the one they were promised, else where the server listens."""
    shown = "localhost" if host in {"127.0.0.1", "::1"} else host
    return os.environ.get("HANSA_BASE_URL", f"http://{shown}:{port}")


class _Meanwhile:
    """Tells the address once the site answers, and brings back a database that was killed."""

    def __init__(self, tell: Any) -> None:
        self._tell = tell
        self._told = False
        self._look_again_at = time.monotonic() + _LOOK_AT_DATABASE_EVERY

    def __call__(self) -> None:
        self._told = self._told or self._tell()
        if os.environ.get("DATABASE_URL") or time.monotonic() < self._look_again_at:
            return
        with running(data=settings.DATA):
            self._look_again_at = time.monotonic() + _LOOK_AT_DATABASE_EVERY


def _web_server(host: str, port: int, processes: int, threads: int) -> Program:
    command = (
        *(sys.executable, "-m", "granian", "hansa.site.wsgi:application", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--no-ws", "--log-level", "warning"),
        *("--workers", str(processes), "--blocking-threads", str(threads)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "3"),
    )
    return Program("The web server", command, essential=True)


def _worker() -> Program:
    command = (
        *(sys.executable, "-m", "django", "procrastinate", "worker"),
        *("--concurrency", "2", "--shutdown-graceful-timeout", "4"),
    )
    return Program("The worker", command)
