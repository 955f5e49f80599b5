"""Calendar feeds that Google, Apple and Outlook subscribe to.

    written([Happening(uid="…", …)], name="Lima 2026", refresh=timedelta(minutes=30))

The same happenings give the same bytes, so that a reader who asks again can be told "unchanged".

Source:
    RFC 5545 (iCalendar), RFC 5546 (METHOD:PUBLISH), RFC 7986 (NAME, REFRESH-INTERVAL); the
    X- properties are those of Apple and Microsoft ([MS-OXCICAL] 2.1.3.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone
from icalendar.prop import vDuration

from hansa.plumbing.documents.clock_changes import vtimezone_of
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a calendar.

    Attributes:
        uid: the same for ever; a reader tells by it that an event moved.
        sequence: grows with every change; a reader keeps the highest.
        time_zone: in whose clocks the event is told, by its IANA name.
        end_zone: in whose clocks its end is told, where they are others.
        blocks_time: whether one is busy meanwhile.
    """

    uid: str
    sequence: int
    changed_at: datetime
    period: Period
    time_zone: str
    summary: str
    location: str = ""
    description: str = ""
    cancelled: bool = False
    blocks_time: bool = True
    url: str = ""
    end_zone: str = ""

    @property
    def told(self) -> tuple[datetime, datetime]:
        """Its start and end, each by the clocks of its place."""
        start, end = ZoneInfo(self.time_zone), ZoneInfo(self.end_zone or self.time_zone)
        return self.period.start.astimezone(start), self.period.end.astimezone(end)


def written(
    happenings: Sequence[Happening], *, name: str, refresh: timedelta | None = None
) -> bytes:
    """The calendar as it travels: CRLF, lines folded at 75 octets, UTF-8.

    Args:
        refresh: how often readers of a feed should ask again; None: it is a file.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Hansa//Agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if refresh is not None:
        calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(refresh))
    for zone in _zones_of(happenings):
        calendar.add_component(zone)
    for happening in happenings:
        calendar.add_component(_event(happening))
    return bytes(calendar.to_ical(sorted=False))


def _zones_of(happenings: Iterable[Happening]) -> Iterator[Timezone]:
    years: dict[str, set[int]] = {}
    for happening in happenings:
        for zone in {happening.time_zone, happening.end_zone or happening.time_zone}:
            years.setdefault(zone, set()).update(moment.year for moment in happening.told)
    for zone, seen in sorted(years.items()):
        yield vtimezone_of(ZoneInfo(zone), years=range(min(seen), max(seen) + 1))


def _event(happening: Happening) -> Event:
    start, end = _unmistakable(*happening.told)
    event = Event()
    event.add("uid", happening.uid)
    event.add("sequence", happening.sequence)
    event.add("dtstamp", happening.changed_at.astimezone(UTC))
    event.add("last-modified", happening.changed_at.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", happening.summary)
    if happening.location:
        event.add("location", happening.location)
    if happening.description:
        event.add("description", happening.description)
    if happening.url:
        event.add("url", happening.url)
    event.add("status", "CANCELLED" if happening.cancelled else "CONFIRMED")
    busy = happening.blocks_time and not happening.cancelled
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return event


def _unmistakable(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Both by those clocks; in UTC where they show the one or the other twice that night.

    RFC 5545, 3.3.5 means the first of the two; readers take the one or the other.
    """
    if _shown_twice(start) or _shown_twice(end):
        return start.astimezone(UTC), end.astimezone(UTC)
    return start, end


def _shown_twice(moment: datetime) -> bool:
    other = moment.replace(fold=1 - moment.fold)
    return moment.utcoffset() != other.utcoffset()
