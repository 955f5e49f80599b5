"""`hansa import-event FILE.dzn`: a brokerage event becomes a mission with its session."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.text import slugify
from tqdm import tqdm

from hansa.apps.accounts import queries as accounts
from hansa.apps.meetings import services as meetings
from hansa.engines.scheduling.files.dzn import BrokerageEvent, read_event
from hansa.engines.scheduling.files.minizinc import BadEvent
from hansa.journeys.import_event import Plan, import_event
from hansa.values import Refused

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.meetings.models import Session

DEFAULT_SECONDS = 60


class Command(BaseCommand):
    """Read a brokerage event in the published format into a mission."""

    help = "Read a brokerage event (.dzn) into a mission with its B2B session."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--agency", help="code of the agency that organises; the first if one")
        parser.add_argument("--officer", help="e-mail address of who imports; else the first")
        parser.add_argument("--day", type=date.fromisoformat, help="YYYY-MM-DD; next year today")
        parser.add_argument("--minutes", type=int, default=20, help="length of a slot")
        parser.add_argument("--propose", action="store_true", help="propose the timetable at once")
        parser.add_argument("--seconds", type=int, default=DEFAULT_SECONDS)
        parser.add_argument(
            "--published",
            type=Path,
            help="CSV with columns file, fairness_d and optimum, to print the best known beside",
        )

    def handle(self, *, file: Path, propose: bool, seconds: int, **options: Any) -> None:
        """Import, and propose when asked."""
        event = _read(file)
        plan = _plan(file, **options)
        officer = _officer(plan, options["officer"])
        total = event.participants + len(event.meetings)
        now = timezone.now()
        try:
            with tqdm(total=total, disable=not self.stderr.isatty(), unit="row") as bar:
                session = import_event(
                    event=event, plan=plan, by=officer, now=now, on_progress=bar.update
                )
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            f"{plan.title}: {event.participants} participants, {len(event.meetings)} meetings, "
            f"{event.slots} slots, {event.tables} tables: /m/{plan.slug}/meetings/{session.pk}/"
        )
        if propose:
            best = _best_known(options["published"], file=file, fairness=event.fairness)
            self._propose(session, seconds=seconds, officer=officer, best=best)

    def _propose(self, session: Session, *, seconds: int, officer: User, best: str) -> None:
        run = meetings.order_timetable(
            session=session, seconds=seconds, by=officer, now=timezone.now()
        )
        done = meetings.carry_out(run=run, clock=timezone.now)
        if done.problem:
            raise CommandError(done.problem)
        beside = f" (published best: {best})" if best else ""
        self.stdout.write(
            f"{done.held} meetings held, {done.idle_periods} idle periods{beside}, "
            f"in {done.elapsed:.1f} s."
        )


def _read(file: Path) -> BrokerageEvent:
    try:
        return read_event(file.read_text(encoding="utf-8"))
    except OSError as missing:
        raise CommandError(f"{file} cannot be read: {missing.strerror}.") from missing
    except UnicodeDecodeError as binary:
        raise CommandError(f"{file} is not a text file; a .dzn file is expected.") from binary
    except BadEvent as bad:
        raise CommandError(f"{file}: {bad} Nothing was written.") from bad


def _best_known(published: Path | None, *, file: Path, fairness: int) -> str:
    """The fewest idle periods that were published for this file; empty when none were."""
    if published is None:
        return ""
    try:
        with published.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["file"] == file.name and int(row["fairness_d"]) == fairness:
                    return row["optimum"]
    except OSError as missing:
        raise CommandError(f"{published} cannot be read: {missing.strerror}.") from missing
    except (KeyError, ValueError) as wrong:
        raise CommandError(
            f"{published} must have the columns file, fairness_d and optimum: {wrong}."
        ) from wrong
    return ""


def _plan(file: Path, *, agency: str | None, day: date | None, minutes: int, **_: Any) -> Plan:
    code = agency or next((known.code for known in accounts.agencies()), "")
    organiser = accounts.agency_with(code)
    if organiser is None:
        known = ", ".join(each.code for each in accounts.agencies()) or "none yet"
        raise CommandError(f"No agency {code!r}. Known: {known}.")
    name = file.name.removesuffix(".dzn")
    return Plan(
        slug=slugify(name.replace(".", "-")),
        title=name,
        agency=organiser,
        day=day or timezone.localdate() + timedelta(days=365),
        slot=timedelta(minutes=minutes),
    )


def _officer(plan: Plan, email: str | None) -> User:
    officer = (
        accounts.user_with_email(email) if email else accounts.planners_of(plan.agency).first()
    )
    if officer is None:
        raise CommandError(f"No officer {email or ''} in {plan.agency}. Add one, or name another.")
    return officer
