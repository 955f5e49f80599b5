"""Three programs that read calendars, each asked for the same of every event.

    for read in READERS.values():
        read(feed, home="Europe/Brussels", room=tmp_path)

khal reads as its user does, from the command line: imported, it changes how icalendar reads.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from icalendar import Calendar
from tests.browser.visiting import chromium
from tests.house.source import TESTS

ICAL_JS = TESTS / "fixtures" / "ical.js" / "ical.min.js"
KHAL = Path(sys.executable).with_name("khal")
FIELDS = ("uid", "start", "end", "title", "status")
SETTINGS = """
[calendars]
[[agenda]]
path = {room}/events
[sqlite]
path = {room}/khal.db
[locale]
local_timezone = {home}
default_timezone = {home}
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%dT%H:%M%z
longdatetimeformat = %Y-%m-%dT%H:%M%z
"""
IN_THE_BROWSER = """
async ([program, feed]) => {
    const ICAL = (await import(program)).default;
    const calendar = new ICAL.Component(ICAL.parse(feed));
    return calendar.getAllSubcomponents("vevent").map((component) => {
        const event = new ICAL.Event(component);
        return {
            uid: event.uid,
            start: event.startDate.toJSDate().toISOString(),
            end: event.endDate.toJSDate().toISOString(),
            title: event.summary,
            status: component.getFirstPropertyValue("status"),
        };
    });
}
"""


@dataclass(frozen=True, slots=True)
class Read:
    """What a program understood of an event.

    Attributes:
        start: the moment, in UTC.
        end: the moment, in UTC.
    """

    uid: str
    start: datetime
    end: datetime
    summary: str
    status: str

    @classmethod
    def of(cls, told: dict[str, str]) -> "Read":
        """An event as a program that writes JSON tells it."""
        return cls(
            uid=told["uid"],
            start=datetime.fromisoformat(told["start"]).astimezone(UTC),
            end=datetime.fromisoformat(told["end"]).astimezone(UTC),
            summary=told["title"],
            status=told["status"],
        )


def by_icalendar(feed: bytes, *, home: str, room: Path) -> set[Read]:
    """What icalendar reads, wherever its reader is at home."""
    return {
        Read(
            uid=str(event["UID"]),
            start=event.decoded("DTSTART").astimezone(UTC),
            end=event.decoded("DTEND").astimezone(UTC),
            summary=str(event["SUMMARY"]),
            status=str(event["STATUS"]),
        )
        for event in Calendar.from_ical(feed).walk("VEVENT")
    }


def by_khal(feed: bytes, *, home: str, room: Path) -> set[Read]:
    """What khal takes in, and then lists by the clocks of home."""
    settings, taken = room / "khal.conf", room / "feed.ics"
    settings.write_text(SETTINGS.format(room=room, home=home), encoding="utf-8")
    taken.write_bytes(feed)
    _khal(settings, "import", "--batch", "--include-calendar", "agenda", str(taken))
    fields = [word for field in FIELDS for word in ("--json", field)]
    days = _khal(settings, "list", "--once", *fields, "2025-10-20", "30d").splitlines()
    return {Read.of(event) for day in days for event in json.loads(day)}


def by_ical_js(feed: bytes, *, home: str, room: Path) -> set[Read]:
    """What ical.js reads in a browser whose clock stands as at home."""
    program = base64.b64encode(ICAL_JS.read_bytes()).decode()
    with chromium() as browser, browser.new_context(timezone_id=home) as context:
        address = f"data:text/javascript;base64,{program}"
        events = context.new_page().evaluate(IN_THE_BROWSER, [address, feed.decode()])
    return {Read.of(event) for event in events}


READERS: dict[str, Callable[..., set[Read]]] = {
    "icalendar": by_icalendar,
    "khal": by_khal,
    "ical.js": by_ical_js,
}


def _khal(settings: Path, *words: str) -> str:
    done = subprocess.run(
        [KHAL, "--config", settings, *words], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout
