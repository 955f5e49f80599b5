"""Who is served how well by the board: meetings, waits, half-days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from hansa.apps.meetings.serving import Served, people_in, register_of, served
from hansa.apps.meetings.timetables import on_the_board
from hansa.web.design.templatetags.design import number
from hansa.web.meetings.finding import session_or_404
from hansa.web.missions.finding import may_plan

# How the tables may be sorted; a minus before the name turns it round.
SORTS: Mapping[str, Callable[[Served], tuple[object, ...]]] = {
    "served": lambda each: (-each.hardship, each.share, -each.wished),
    "name": lambda each: (each.company.name,),
    "wished": lambda each: (each.wished,),
    "held": lambda each: (each.held,),
    "unmet": lambda each: (each.wished - each.held,),
    "idle": lambda each: (each.idle_periods,),
    "half_days": lambda each: (each.half_days,),
}
# The dots: so many beside one another in a column, so far apart, with room below for numbers.
ABREAST, APART, BELOW = 3, 9, 24
# How many times larger than its units the chart is drawn where there is room.
ENLARGED = 1.75


@dataclass(frozen=True, slots=True)
class Dot:
    """One party, drawn above the number of its meetings.

    Attributes:
        tone: `lost` for those without a meeting, `decision` for those with one, else "".
    """

    x: int
    y: int
    name: str
    tone: str


@dataclass(frozen=True, slots=True)
class Chart:
    """How many parties have how many meetings.

    Attributes:
        labels: (x, number of meetings) below the columns.
        told: the whole chart in a sentence.
    """

    width: int
    height: int
    dots: Sequence[Dot]
    labels: Sequence[tuple[int, int]]
    told: str

    @property
    def drawn(self) -> int:
        """How wide it is on a wide screen, in pixels; elsewhere as wide as there is room."""
        return round(ENLARGED * self.width)

    @property
    def floor(self) -> int:
        """Where the columns stand."""
        return self.height - BELOW


@dataclass(frozen=True, slots=True)
class Line:
    """A party in the table.

    Attributes:
        waits: idle periods by the name of the person, those who wait alone.
        tone: as of its dot.
    """

    served: Served
    waits: Sequence[tuple[str, int]]
    tone: str

    @property
    def unmet(self) -> int:
        """How many open wishes are not held."""
        return max(0, self.served.wished - self.served.held)


@dataclass(frozen=True, slots=True)
class Group:
    """The companies of the delegation, or the hosts."""

    key: str
    conclusion: str
    chart: Chart
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the tables.

    Attributes:
        link: how to sort by it, or to turn it round where it is sorted by.
        sorted: `ascending`, `descending`, or "" where the tables are sorted by another.
    """

    words: str
    link: str
    sorted: str


@login_required
@require_GET
def fairness(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The companies, then the hosts: least served first, unless the address sorts otherwise."""
    session = session_or_404(request, slug, pk)
    sittings = on_the_board(session)
    names = people_in(sittings)
    asked = request.GET.get("sort", "")
    found = _sorted(served(register_of(session), sittings), asked)
    context = {
        "mission": session.leg.mission,
        "session": session,
        "tab": "fairness",
        "may_plan": may_plan(request, session.leg.mission),
        "held": len(sittings),
        "groups": [
            _group(key, [each for each in found if each.company.is_host == is_host], names)
            for key, is_host in (("companies", False), ("hosts", True))
        ],
        "headings": _headings(asked),
    }
    return render(request, "meetings/fairness.html", context)


def _sorted(found: Sequence[Served], asked: str) -> list[Served]:
    key = SORTS.get(asked.removeprefix("-"), SORTS["served"])
    return sorted(found, key=key, reverse=asked.startswith("-"))


def _headings(asked: str) -> dict[str, Heading]:
    words = {
        "name": _("Name"),
        "held": _("Held"),
        "wished": _("Wished"),
        "unmet": _("Unmet"),
        "idle": _("Idle periods"),
        "half_days": _("Half-days"),
    }
    return {name: _heading(name, said, asked) for name, said in words.items()}


def _heading(name: str, words: str, asked: str) -> Heading:
    if asked == name:
        return Heading(words, f"-{name}", "ascending")
    return Heading(words, name, "descending" if asked == f"-{name}" else "")


def _group(key: str, parties: Sequence[Served], names: Mapping[int, str]) -> Group:
    return Group(
        key=key,
        conclusion=_conclusion(key, parties),
        chart=_chart(parties),
        lines=[_line(each, names) for each in parties],
    )


def _line(each: Served, names: Mapping[int, str]) -> Line:
    waits = [(names.get(person, "–"), often) for person, often in each.waits.items() if often]
    return Line(each, sorted(waits, key=lambda wait: (-wait[1], wait[0])), _tone(each))


def _tone(each: Served) -> str:
    if not each.wished or each.held > 1 or each.held >= each.wished:
        return ""
    return "decision" if each.held else "lost"


def _conclusion(key: str, parties: Sequence[Served]) -> str:
    asked = [each for each in parties if each.wished]
    without = sum(not each.held for each in asked)
    if key == "hosts":
        if not without:
            return _("Every host who is asked for has a meeting")
        words = ngettext(
            "{number} of {all} hosts has no meeting",
            "{number} of {all} hosts have no meeting",
            without,
        )
    else:
        if not without:
            return _("Every company that asks or is asked has a meeting")
        words = ngettext(
            "{number} of {all} companies has no meeting",
            "{number} of {all} companies have no meeting",
            without,
        )
    return words.format(number=number(without), all=number(len(asked)))


def _chart(parties: Sequence[Served]) -> Chart:
    """A dot for each party with a wish, stacked above the number of its meetings."""
    columns: dict[int, list[Served]] = defaultdict(list)
    for each in sorted(parties, key=lambda each: (-each.hardship, each.company.name)):
        if each.wished:
            columns[each.held].append(each)
    most = max(columns, default=0)
    rows = -(-max((len(column) for column in columns.values()), default=0) // ABREAST)
    height, across = (rows + 1) * APART + BELOW, (ABREAST + 1) * APART
    dots = [
        Dot(
            x=held * across + APART + place % ABREAST * APART,
            y=height - BELOW - APART // 2 - 1 - place // ABREAST * APART,
            name=each.company.name,
            tone=_tone(each),
        )
        for held, column in columns.items()
        for place, each in enumerate(column)
    ]
    labels = [(held * across + 2 * APART, held) for held in range(most + 1)]
    return Chart((most + 1) * across, height, dots, labels, _told(columns))


def _told(columns: Mapping[int, Sequence[Served]]) -> str:
    held = [meetings for meetings, column in columns.items() for _each in column]
    if not held:
        return _("Nobody has wished for a meeting yet.")
    return _("Between {least} and {most} meetings each; half have {middle} or more.").format(
        least=min(held), most=max(held), middle=number(median(held))
    )
