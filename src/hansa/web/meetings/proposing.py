"""Having a timetable proposed, and watching it being made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.meetings import queries, rules
from hansa.apps.meetings.contradictions import problem_in_words
from hansa.apps.meetings.relaxations import what_would_help
from hansa.values import Refused
from hansa.web.meetings.finding import planned_session_or_404, session_or_404
from hansa.web.missions.finding import may_plan, signed_in
from hansa.worker import orders

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Run, Session

SECONDS = (10, 30, 60)
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
            ignored=run.status == rules.RunStatus.WAITING and now - run.ordered_at > PATIENCE,
        )

    @property
    def failed(self) -> bool:
        """Whether the old timetable stands because the run came to nothing."""
        return bool(self.run and (self.interrupted or self.run.status == rules.RunStatus.FAILED))

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
        is_done = self.run.status == rules.RunStatus.DONE
        return is_done and timezone.now() - self.run.finished_at < PONDERING

    @property
    def stage(self) -> str:
        """What is being done, in words."""
        if self.run is None or self.run.status == rules.RunStatus.WAITING:
            return _("Waiting for the worker")
        return {
            "worth": _("Choosing the meetings that are worth most together"),
            "idle": _("Moving meetings so that people wait less"),
            "seating": _("Giving out people and tables"),
        }.get(self.run.stage, _("Putting a first timetable together"))


@login_required
@require_POST
def propose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Order a timetable; the worker makes it, the page watches."""
    session = planned_session_or_404(request, slug, pk)
    asked = request.POST.get("seconds", "")
    seconds = int(asked) if asked in {str(each) for each in SECONDS} else SECONDS[0]
    objections: tuple[str, ...] = ()
    try:
        orders.propose_timetable(
            session=session, seconds=seconds, by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        objections = refused.objections
    if not request.headers.get("HX-Request") and not objections:
        return redirect("meetings:board", slug, pk)
    context = _context(session, may_plan=True) | {
        "watch": Watch.over(session),
        "objections": objections,
    }
    status = 409 if objections else 200
    return render(request, "meetings/board.html#progress", context, status=status)


@login_required
@require_GET
def progress(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How far the run is; when it is over, the page is told to fetch the new board."""
    session = session_or_404(request, slug, pk)
    watch = Watch.over(session)
    context = _context(session, may_plan=may_plan(request, session.leg.mission)) | {"watch": watch}
    response = render(request, "meetings/board.html#progress", context)
    if not watch.under_way:
        response["HX-Trigger"] = "board-changed"
    return response


def _context(session: Session, *, may_plan: bool) -> dict[str, object]:
    return {
        "mission": session.leg.mission,
        "session": session,
        "seconds": SECONDS,
        "may_plan": may_plan,
    }
