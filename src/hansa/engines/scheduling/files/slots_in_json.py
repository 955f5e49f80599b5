"""Slots, periods and lengths of time as the JSON format writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hansa.engines.scheduling.files.json_places import Amiss, Path
from hansa.values import Period

MOST = 10_000
"""More slots than this are a slip of the keyboard."""

TOO_LATE = "expected a time before the year 10000."

_LENGTH = re.compile(
    r"P(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,7})M)?(?:(?P<seconds>\d{1,9}(?:\.\d{1,6})?)S)?)?"
)


@dataclass(slots=True)
class Slots:
    """The slots of a file, and how the rest of the file refers to them."""

    zone: tzinfo | None
    periods: list[Period] = field(default_factory=list)
    half_days: list[int] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    _indexes: dict[str, int] = field(default_factory=dict)

    def add(self, raw: Any, path: Path) -> None:
        """Take one entry of the file's list, which may stand for several slots."""
        given = {"period": raw} if isinstance(raw, str) else raw
        zone = zone_of(given["zone"], (*path, "zone")) if "zone" in given else self.zone
        where = path if isinstance(raw, str) else (*path, "period")
        first = period_of(given["period"], zone, where)
        times = int(given.get("times", 1))
        every = length_of(given["every"], (*path, "every")) if "every" in given else first.length
        if len(self.periods) + times > MOST:
            raise Amiss(path, f"expected {MOST} slots at most.")
        for number in range(times):
            self._add_key(given, number + 1, path)
            self._add_half_day(given, path)
            self.paths.append(path)
            self.periods.append(_later(first, number * every, path))

    def index(self, given: Any, path: Path) -> int:
        """The index of a slot that is referred to by it, or by a key."""
        if isinstance(given, str):
            if given not in self._indexes:
                raise Amiss(path, f"expected the key of a slot, not {given!r}.")
            return self._indexes[given]
        if given not in range(len(self.periods)):
            last = len(self.periods) - 1
            raise Amiss(path, f"expected a slot from 0 to {last}, not {int(given)}.")
        return int(given)

    def inside(self, given: Iterable[Any], path: Path) -> list[int]:
        """The slots of a list; a period stands for those that lie wholly inside it."""
        return [
            slot
            for place, each in enumerate(given)
            for slot in self._one(each, (*path, place), _holds)
        ]

    def touched(self, given: Iterable[Any], path: Path) -> list[int]:
        """The slots of a list; a period stands for every slot that it touches."""
        return [
            slot
            for place, each in enumerate(given)
            for slot in self.touched_by(each, (*path, place))
        ]

    def touched_by(self, given: Any, path: Path) -> list[int]:
        """The one slot that is referred to, or every slot that a period touches."""
        return self._one(given, path, Period.overlaps)

    def _one(
        self, given: Any, path: Path, stands_for: Callable[[Period, Period], bool]
    ) -> list[int]:
        if not isinstance(given, str) or "/" not in given:
            return [self.index(given, path)]
        period = period_of(given, self.zone, path)
        return [slot for slot, own in enumerate(self.periods) if stands_for(period, own)]

    def _add_key(self, given: dict[str, Any], number: int, path: Path) -> None:
        if "key" not in given:
            return
        key = f"{given['key']} {number}" if "times" in given else str(given["key"])
        if key in self._indexes:
            raise Amiss((*path, "key"), f"Slot {key!r} is given twice.")
        self._indexes[key] = len(self.periods)

    def _add_half_day(self, given: dict[str, Any], path: Path) -> None:
        if self.periods and ("half_day" in given) != bool(self.half_days):
            raise Amiss(path, 'expected "half_day" for every slot, or for none.')
        if "half_day" in given:
            self.half_days.append(int(given["half_day"]))


def period_of(text: str, zone: tzinfo | None, path: Path) -> Period:
    """Start and end, or start and length.

    Args:
        zone: of times that say no offset.
    """
    first, _, last = text.partition("/")
    start = _moment(first, zone, path)
    try:
        if last.startswith("P"):
            return Period(start, _after(start, length_of(last, path)))
        return Period(start, _moment(last, zone, path))
    except ValueError as wrong:
        raise Amiss(path, f"{wrong}") from wrong
    except OverflowError as wrong:
        raise Amiss(path, TOO_LATE) from wrong


def length_of(given: Any, path: Path) -> timedelta:
    """Minutes, or a length in ISO 8601."""
    if not isinstance(given, str):
        return timedelta(minutes=int(given))
    match = _LENGTH.fullmatch(given)
    parts = {unit: text for unit, text in match.groupdict().items() if text} if match else {}
    if not parts:
        raise Amiss(path, f'expected a length in ISO 8601 such as "PT20M", not {given!r}.')
    seconds, _, fraction = parts.pop("seconds", "0").partition(".")
    whole = timedelta(**{unit: int(text) for unit, text in parts.items()})
    return whole + timedelta(seconds=int(seconds), microseconds=int(fraction.ljust(6, "0")))


def zone_of(name: str, path: Path) -> ZoneInfo:
    """The zone of an IANA name."""
    if name not in _zones():
        raise Amiss(path, f'expected a time zone such as "Europe/Brussels", not {name!r}.')
    return ZoneInfo(name)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _moment(text: str, zone: tzinfo | None, path: Path) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            told = None if zone is None else moment.replace(tzinfo=zone)
        else:
            told = moment if zone is None else moment.astimezone(zone)
    except (ValueError, OverflowError) as wrong:
        raise Amiss(path, f'expected a time such as "2026-10-05T10:00", not {text!r}.') from wrong
    if told is None:
        raise Amiss(
            path, f'expected an offset from UTC behind {text!r}, or a "zone" for the whole file.'
        )
    return told


def _after(moment: datetime, time: timedelta) -> datetime:
    """So much later as time passes, whatever the clocks do meanwhile."""
    return (moment.astimezone(UTC) + time).astimezone(moment.tzinfo)


def _later(period: Period, time: timedelta, path: Path) -> Period:
    try:
        return Period(_after(period.start, time), _after(period.end, time))
    except OverflowError as wrong:
        raise Amiss(path, TOO_LATE) from wrong


def _holds(period: Period, other: Period) -> bool:
    return period.start <= other.start and other.end <= period.end
