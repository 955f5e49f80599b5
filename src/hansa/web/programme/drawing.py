"""The days of an agenda as they stand on a page.

A line depends on nothing but what it says, in which language, and in which mission. Most delegates
share most of their programme, and come for it within the same minute: each line is drawn once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hansa.apps.programme.agenda import Day, Entry, Free
from hansa.apps.programme.notices import Change, read
from hansa.apps.travel.queries import Way
from hansa.plumbing.languages import readers_language

Line = Entry | Free | Way

# Lines of about 1 kB: a large mission's whole programme, and its delegates' meetings of a day.
_KEPT = 8192


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """A day of a stay, with its lines as HTML."""

    date: date
    city: str
    lines: tuple[SafeString, ...]


def drawn(days: Iterable[Day], *, ways: Iterable[Way] = (), slug: str) -> list[DrawnDay]:
    """The days in the reader's language, with links into the mission of this address.

    Flights and rides stand between what is on the programme; a day that has nothing else, as that
    of the way home, is told by where one leaves.
    """
    language = readers_language()
    cities: dict[date, str] = {}
    lines: defaultdict[date, list[Line]] = defaultdict(list)
    for day in days:
        cities[day.date] = day.city
        lines[day.date] = list(day.lines)
    for way in ways:
        cities.setdefault(way.day, way.origin)
        lines[way.day].append(way)
    return [
        DrawnDay(
            day,
            cities[day],
            tuple(_line(line, slug, language) for line in sorted(lines[day], key=_begins)),
        )
        for day in sorted(cities)
    ]


def changes_drawn(news: Iterable[Iterable[Mapping[str, Any]]]) -> list[SafeString]:
    """What changed, by what `notices.read` takes, in the reader's language."""
    language = readers_language()
    return [_change(change, language) for told in news for change in read(told)]


def unindented(page: HttpResponse) -> HttpResponse:
    """The page without what indents its templates: a first view may carry 40 kB."""
    lines = (line.strip() for line in page.content.splitlines())
    page.content = b"\n".join(line for line in lines if line)
    return page


def _begins(line: Line) -> datetime:
    return line.leaves if isinstance(line, Way) else line.period.start


@lru_cache(maxsize=_KEPT)
def _change(change: Change, _language: str) -> SafeString:
    return render_to_string("programme/_change.html", {"change": change})


@lru_cache(maxsize=_KEPT)
def _line(line: Line, slug: str, _language: str) -> SafeString:
    if isinstance(line, Way):
        return render_to_string("programme/_way.html", {"way": line, "slug": slug})
    if isinstance(line, Free):
        return render_to_string("programme/_free.html", {"free": line})
    return render_to_string(
        "programme/_entry.html", {"entry": line, "slug": slug, "in_a_day": True}
    )
