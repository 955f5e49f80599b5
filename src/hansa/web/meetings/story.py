"""The history of a session in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from hansa.apps.meetings.story import names_in, story_of_session
from hansa.web.meetings.finding import session_or_404
from hansa.web.missions.finding import may_plan

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session
    from hansa.plumbing.history.models import Event

A_PAGE = 50
WORDS = {
    "session.planned": gettext_lazy("The session was planned: {slots} slots, {tables} tables."),
    "session.aimed": gettext_lazy("It was said what the timetable is to be good at."),
    "session.holds_all": gettext_lazy("From then on every wish was to be held."),
    "session.chooses": gettext_lazy("From then on a proposal chose which wishes are held."),
    "session.bounded": gettext_lazy(
        "From then on the waits of two people were to differ by this at most: {fairness}."
    ),
    "session.unbounded": gettext_lazy("From then on the waits of people might differ at will."),
    "session.furnished": gettext_lazy("What tables are was said anew: {tables} changed."),
    "helper.added": gettext_lazy("{helper} helps in this session."),
    "helper.changed": gettext_lazy("{helper}: said anew what they can do, and when."),
    "helper.dismissed": gettext_lazy("{helper} no longer helps."),
    "parties.kept_apart": gettext_lazy("{one} and {other} are kept apart."),
    "parties.let_together": gettext_lazy("{one} and {other} may sit side by side."),
    "party.seated": gettext_lazy("{name}: said anew what they have and need."),
    "party.capped": gettext_lazy("{name}: no more than {most} meetings."),
    "interest.carried": gettext_lazy("Interest was carried into the session: {wishes} wishes."),
    "wish.needs_said": gettext_lazy("{name}: said anew what it needs."),
    "timetable.ordered": gettext_lazy("A timetable was ordered, to be made in {seconds} seconds."),
    "timetable.proposed": gettext_lazy(
        "A timetable was proposed: {held} meetings, worth {worth}, {idle_periods} idle periods."
    ),
    "timetable.failed": gettext_lazy("The timetable could not be made; the old one stands."),
    "timetable.stop_asked": gettext_lazy("The proposal was stopped; the best so far is taken."),
    "timetable.cancelled": gettext_lazy(
        "The order of a timetable was cancelled; the board stands."
    ),
    "timetable.restored": gettext_lazy(
        "An earlier timetable was put on the board: {held} meetings, {left_out} left out."
    ),
    "timetable.published": gettext_lazy("Publication {number}: {changes} changes were told."),
    "wish.made": gettext_lazy("{name}: wished for, worth {worth}."),
    "wish.weighed": gettext_lazy("{name}: now worth {worth}, before {was}."),
    "wish.answered": gettext_lazy("{name}: worth {worth} to the other side."),
    "wish.answer_taken_back": gettext_lazy("{name}: the other side no longer says a worth."),
    "wish.no_taken_back": gettext_lazy("{name}: no longer declined."),
    "wish.withdrawn": gettext_lazy("{wish}: no longer wished for."),
    "wish.declined": gettext_lazy("{name}: declined."),
    "group.made": gettext_lazy("{name}: a group meeting was made."),
    "wish.joined": gettext_lazy("{name}: {party} joined."),
    "wish.left": gettext_lazy("{name}: {party} left; the others go on."),
    "wishes.ordered": gettext_lazy("One meeting must be held before another."),
    "meeting.moved": gettext_lazy("{name}: moved from table {was_table} to {time}, table {table}."),
    "meeting.placed": gettext_lazy("{name}: placed at {time}, table {table}."),
    "meeting.taken_off": gettext_lazy("{name}: taken off the board."),
    "meeting.agreed": gettext_lazy("{name}: agreed; a proposal leaves it where it is."),
    "meeting.released": gettext_lazy("{name}: a proposal may move it again."),
    "people.missing": gettext_lazy("Missing from {time}: {people}."),
    "people.late": gettext_lazy("Missing from {time} until {until}: {people}."),
    "people.back": gettext_lazy("There after all: {people}."),
    "tables.closed": gettext_lazy("Closed from {time}: table {tables}."),
    "tables.opened": gettext_lazy("Open again: table {tables}."),
    "repair.proposed": gettext_lazy("Ways out were looked for."),
    "timetable.repaired": gettext_lazy(
        "The timetable was repaired: {moved} moved, {lost} lost, {won} won."
    ),
    "meeting.reseated": gettext_lazy("{name}: somebody else sits in it."),
    "absence.ended": gettext_lazy("{person} can come again."),
    "party.joined": gettext_lazy("{name} take part."),
    "counterpart.added": gettext_lazy("{name} joined the list of hosts."),
    "counterpart.link_renewed": gettext_lazy("{name}: every link sent before became worthless."),
    "counterpart.link_mailed": gettext_lazy("{name}: the link was mailed to {to}."),
}
TONES = {
    "timetable.published": "confirmed",
    "timetable.failed": "lost",
    "wish.declined": "lost",
    "meeting.taken_off": "lost",
    "timetable.proposed": "accent",
    "timetable.restored": "accent",
    "timetable.repaired": "accent",
    "people.missing": "lost",
    "tables.closed": "lost",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, in words."""

    when: datetime
    words: str
    by: str
    why: str
    tone: str


@login_required
@require_GET
def history(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What happened to the session, latest first."""
    session = session_or_404(request, slug, pk)
    page = Paginator(story_of_session(session), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "mission": session.leg.mission,
        "session": session,
        "tab": "history",
        "may_plan": may_plan(request, session.leg.mission),
        "page": page,
        "moments": told(list(page.object_list), session),
    }
    return render(request, "meetings/history.html", context)


def told(events: Iterable[Event], session: Session) -> list[Moment]:
    """The events as sentences; one whose verb nobody knows is told by its verb."""
    listed = list(events)
    names = names_in(listed, session=session)
    clocks = {
        slot.pk: f"{slot.period.lower.astimezone(session.leg.zone):%H:%M}"
        for slot in session.slots.all()
    }
    return [_moment(event, names, clocks) for event in listed]


def _moment(event: Event, names: dict[tuple[str, int], str], clocks: dict[int, str]) -> Moment:
    name = names.get((event.about_type.model, event.about_id), _("A meeting that is gone"))
    details = {
        "name": name,
        "time": clocks.get(event.details.get("slot", 0), ""),
        "until": clocks.get(event.details.get("until_slot") or 0, ""),
        **{key: _listed(value) for key, value in event.details.items()},
    }
    words = str(WORDS.get(event.verb, event.verb))
    return Moment(
        when=event.at,
        words=words.format_map(_Gaps(details)),
        by=str(event.by) if event.by else _("The host"),
        why=event.why,
        tone=TONES.get(event.verb, ""),
    )


def _listed(value: object) -> object:
    """Several names as one."""
    return ", ".join(str(each) for each in value) if isinstance(value, list) else value


class _Gaps(dict[str, object]):
    """What an old event did not tell is shown as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
