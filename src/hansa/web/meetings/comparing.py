"""Two timetables of a session side by side, and bringing one of them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.meetings import services
from hansa.apps.meetings.comparing import Balance, Comparison, Line, compared
from hansa.apps.meetings.timetables import Version, versions_of
from hansa.engines.scheduling import Goal
from hansa.values import Refused
from hansa.web.design.templatetags.design import number
from hansa.web.meetings.finding import planned_session_or_404, session_or_404
from hansa.web.meetings.plots import Plot, plots_of
from hansa.web.meetings.words import goal_in_words, stop_in_words, version_in_words
from hansa.web.missions.finding import may_plan, signed_in

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session

# So many lines of each list are drawn; the rest is counted, and drawn on request.
SHOWN = 20
# So many reasons against bringing a timetable back are spelled out.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two timetables as the page shows it.

    Attributes:
        plots: how the run went that made it, where a run did; `why_stopped` likewise.
        objections: why it cannot be put on the board as it is, the first `NAMED`.
        others: how many objections more there are.
    """

    version: Version
    words: str
    plots: Sequence[Plot] = ()
    why_stopped: str = ""
    objections: tuple[str, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of both timetables.

    Attributes:
        tone: `confirmed` where the second is better, `lost` where it is worse, else "".
    """

    name: str
    was: int
    now: int
    tone: str

    @property
    def change(self) -> str:
        """With its sign; "" where nothing changed."""
        if self.now == self.was:
            return ""
        return f"{'+' if self.now > self.was else '−'}{number(abs(self.now - self.was))}"


@dataclass(frozen=True, slots=True)
class Shift:
    """From where to where on a strip, in hundredths of its width."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of which the page draws the beginning."""

    lines: Sequence[tuple[Line | Balance, Shift | None]]
    others: int


@login_required
@require_GET
def compare(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Two timetables that the address names; else what was told, or proposed, and the board."""
    session = session_or_404(request, slug, pk)
    versions = versions_of(session)
    if len(versions) == 1:
        return render(request, "meetings/compare.html", _context(request, session, versions))
    chosen = _chosen(versions, request.GET.get("a", ""), request.GET.get("b", ""))
    sides = (_side(chosen[0]), _side(chosen[1]))
    return render(request, "meetings/compare.html", _page(request, session, versions, sides))


@login_required
@require_POST
def restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put a timetable on the board; refused with the reasons where some meetings no longer fit."""
    session = planned_session_or_404(request, slug, pk)
    versions = versions_of(session)
    version = _version(versions, request.POST.get("version", ""))
    if version is None:
        messages.error(request, _("This timetable is no longer kept. Choose another."))
        return redirect("meetings:compare", slug, pk)
    try:
        restored = services.restore(
            session=session,
            version=version,
            leaving_out=request.POST.get("leaving_out") == "1",
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        sides = (_side(version, refused.objections), _side(versions[0]))
        context = _page(request, session, versions, sides)
        return render(request, "meetings/compare.html", context, status=409)
    messages.success(request, _said(restored, version_in_words(version)))
    for sentence in (*restored.broken, *restored.left_out[:NAMED]):
        messages.warning(request, sentence)
    return redirect("meetings:board", slug, pk)


def _said(restored: services.Restored, words: str) -> str:
    said = ngettext(
        "{number} meeting of “{timetable}” is on the board.",
        "{number} meetings of “{timetable}” are on the board.",
        restored.put,
    ).format(number=restored.put, timetable=words)
    if not restored.left_out:
        return said
    left_out = ngettext(
        "{number} that no longer fits is left out.",
        "{number} that no longer fit are left out.",
        len(restored.left_out),
    ).format(number=len(restored.left_out))
    return f"{said} {left_out}"


def _version(versions: Sequence[Version], key: str) -> Version | None:
    return next((version for version in versions if version.key == key), None)


def _chosen(versions: Sequence[Version], first: str, second: str) -> tuple[Version, Version]:
    """What the address names; where it names nothing, the newest of the others and the board."""
    board, newest, *_older = versions
    return _version(versions, first) or newest, _version(versions, second) or board


def _side(version: Version, objections: Sequence[str] = ()) -> Side:
    return Side(
        version=version,
        words=version_in_words(version),
        plots=plots_of(version.run) if version.run else (),
        why_stopped=stop_in_words(version.run) if version.run else "",
        objections=tuple(objections[:NAMED]),
        others=max(0, len(objections) - NAMED),
    )


def _context(
    request: HttpRequest, session: Session, versions: Sequence[Version]
) -> dict[str, object]:
    return {
        "mission": session.leg.mission,
        "session": session,
        "tab": "compare",
        "may_plan": may_plan(request, session.leg.mission),
        "versions": [(version, version_in_words(version)) for version in versions],
    }


def _page(
    request: HttpRequest, session: Session, versions: Sequence[Version], sides: tuple[Side, Side]
) -> dict[str, object]:
    found = compared(sides[0].version, sides[1].version, session=session)
    shown = None if request.GET.get("all") else SHOWN
    return _context(request, session, versions) | {
        "sides": sides,
        "was": sides[0],
        "now": sides[1],
        "found": found,
        "conclusion": _conclusion(found),
        "measures": _measures(found),
        "moved": _listed(found.moved, len(found.slots), shown),
        "seated": _listed(found.seated, len(found.slots), shown),
        "only_was": _listed(found.only_first, len(found.slots), shown),
        "only_now": _listed(found.only_second, len(found.slots), shown),
        "balances": _balanced(found.balances, shown),
        "most_meetings": _most(found.balances),
    }


def _conclusion(found: Comparison) -> str:
    if found.alike:
        return _("Both hold the same meetings in the same places.")
    was, now = found.measures["held"]
    more = {
        0: _("Both hold equally many meetings."),
        1: _("The second holds {number} more."),
        -1: _("The second holds {number} fewer."),
    }[(now > was) - (now < was)]
    rest = _("At another time: {moved}; as they were: {same}.")
    return f"{more} {rest}".format(
        number=number(abs(now - was)), moved=number(len(found.moved)), same=number(found.same)
    )


def _measures(found: Comparison) -> list[Measure]:
    return [
        Measure(
            _("Meetings held") if code == "held" else goal_in_words(code),
            was,
            now,
            _tone(code, now - was),
        )
        for code, (was, now) in found.measures.items()
    ]


def _tone(code: str, change: int) -> str:
    if not change:
        return ""
    more_is_better = code == "held" or Goal(code).is_gain
    return "confirmed" if (change > 0) == more_is_better else "lost"


def _listed(lines: Sequence[Line], slots: int, shown: int | None) -> Listed:
    drawn = [(line, _shift_of(line, slots)) for line in lines[:shown]]
    return Listed(drawn, len(lines) - len(drawn))


def _shift_of(line: Line, slots: int) -> Shift | None:
    places = [spot.place for spot in (line.was, line.now) if spot]
    if None in places:
        return None
    first, last = ((place or 0) for place in (places[0], places[-1]))
    return Shift(_hundredths(first + 0.5, slots), _hundredths(last + 0.5, slots))


def _balanced(balances: Sequence[Balance], shown: int | None) -> Listed:
    most = _most(balances)
    drawn = [
        (each, Shift(_hundredths(each.was, most), _hundredths(each.now, most)))
        for each in balances[:shown]
    ]
    return Listed(drawn, len(balances) - len(drawn))


def _most(balances: Sequence[Balance]) -> int:
    """The most meetings that anybody on the strips has in either timetable."""
    return max((max(each.was, each.now) for each in balances), default=1)


def _hundredths(place: float, whole: int) -> str:
    return f"{100 * place / whole:.2f}"
