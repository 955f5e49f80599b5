"""The days of an agenda as they stand on a page.

A line depends on nothing but what it says, in which language, and in which mission. Most delegates
share most of their programme, and come for it within the same minute: each line is drawn once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hansa.apps.programme.agenda import Day, Entry, Free
from hansa.plumbing.languages import readers_language

# Lines of about 1 kB: a large mission's whole programme, and its delegates' meetings of a day.
_KEPT = 8192


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """A day of a stay, with its lines as HTML."""

    date: date
    city: str
    lines: tuple[SafeString, ...]


def drawn(days: Iterable[Day], *, slug: str) -> list[DrawnDay]:
    """The days in the reader's language, with links into the mission of this address."""
    language = readers_language()
    return [
        DrawnDay(day.date, day.city, tuple(_line(line, slug, language) for line in day.lines))
        for day in days
    ]


@lru_cache(maxsize=_KEPT)
def _line(line: Entry | Free, slug: str, _language: str) -> SafeString:
    if isinstance(line, Free):
        return render_to_string("programme/_free.html", {"free": line})
    return render_to_string(
        "programme/_entry.html", {"entry": line, "slug": slug, "in_a_day": True}
    )
