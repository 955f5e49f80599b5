"""The latest run of a session as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from hansa.apps.meetings import queries, rules
from hansa.apps.meetings.contradictions import problem_in_words
from hansa.apps.meetings.relaxations import what_would_help
from hansa.apps.meetings.rules import RunStatus
from hansa.web.meetings.plots import Plot, plots_of
from hansa.web.meetings.words import stop_in_words

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Run, Session

# A run that nobody has picked up for so long tells the officer to look after the worker.
PATIENCE = timedelta(seconds=20)
# So long after a run the page looks whether it is known what would help.
PONDERING = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Watch:
    """The latest run as the page shows it.

    Attributes:
        under_way: it waits or works, and is not known to be interrupted.
        interrupted: it says that it works, but nothing has been heard of it.
        ignored: it waits longer than a worker that is there would let it.
    """

    run: Run | None
    under_way: bool
    interrupted: bool
    ignored: bool

    @classmethod
    def over(cls, session: Session) -> Watch:
        """The latest run of the session, seen now."""
        run, now = queries.latest_run(session), timezone.now()
        if run is None:
            return cls(None, under_way=False, interrupted=False, ignored=False)
        interrupted = rules.looks_interrupted(
            status=run.status, sign_of_life=run.sign_of_life, now=now
        )
        return cls(
            run,
            under_way=run.status in rules.UNDER_WAY and not interrupted,
            interrupted=interrupted,
            ignored=run.status == RunStatus.WAITING and now - run.ordered_at > PATIENCE,
        )

    @property
    def failed(self) -> bool:
        """Whether the old timetable stands because the run came to nothing."""
        return bool(self.run and (self.interrupted or self.run.status == RunStatus.FAILED))

    @property
    def problem(self) -> str:
        """Why it failed, in words."""
        return problem_in_words(self.run) if self.run else ""

    @property
    def helps(self) -> list[str]:
        """What would help to hold more, in sentences."""
        return what_would_help(self.run) if self.run else []

    @property
    def ponders(self) -> bool:
        """Whether it is being found out what would help; a while after that nobody waits."""
        if self.run is None or self.run.finished_at is None or self.run.relaxations is not None:
            return False
        return self.done and timezone.now() - self.run.finished_at < PONDERING

    @property
    def cancelled(self) -> bool:
        """Whether somebody stopped it before it had found anything."""
        return bool(self.run and self.run.status == RunStatus.CANCELLED)

    @property
    def done(self) -> bool:
        """Whether its timetable was put on the board."""
        return bool(self.run and self.run.status == RunStatus.DONE)

    @property
    def state(self) -> str:
        """What can be done about it: `waiting`, `searching`, `found`, `stopping`, or "" once over.

        While this stays the same, only the figures are drawn anew.
        """
        if self.run is None or not self.under_way:
            return ""
        if self.run.status == RunStatus.WAITING:
            return "waiting"
        if self.run.stop_asked_at:
            return "stopping"
        return "found" if self.run.worth else "searching"

    @property
    def plots(self) -> list[Plot]:
        """The parts of the objective, each with how it went."""
        return plots_of(self.run) if self.run else []

    @property
    def why_stopped(self) -> str:
        """Why the finished run ended, as a sentence."""
        return stop_in_words(self.run) if self.run else ""

    @property
    def stage(self) -> str:
        """What is being done, in words."""
        if self.run is None or self.run.status == RunStatus.WAITING:
            return _("Waiting for the worker")
        if self.run.stop_asked_at:
            return _("Stopping, and taking the best so far")
        return {
            "worth": _("Choosing the meetings that are worth most together"),
            "idle": _("Moving meetings so that people wait less"),
            "seating": _("Giving out people and tables"),
        }.get(self.run.stage, _("Putting a first timetable together"))
