"""When the clocks of a zone change, told as calendars want it (VTIMEZONE).

    vtimezone_of(ZoneInfo("America/Los_Angeles"), years=range(2025, 2027))

The rules are read from the zone itself, so a new edition of the zone database is a new VTIMEZONE.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A zone without changes is said to have begun here.
LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall time, as VTIMEZONE wants it
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The clocks go from one offset to another.

    Attributes:
        wall: what the clocks showed at that moment, before they were changed.
        name: the abbreviation that begins to hold, such as "PDT".
    """

    wall: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def to_summer(self) -> bool:
        """Whether the clocks go forward."""
        return self.after > self.before

    @property
    def fifth_or_last(self) -> bool:
        """Whether it falls into the last seven days of its month."""
        return (self.wall + timedelta(days=A_WEEK)).month != self.wall.month

    @property
    def week_of_month(self) -> int:
        """1 for the first such weekday of the month, and so on."""
        return (self.wall.day - 1) // A_WEEK + 1


@lru_cache(maxsize=512)
def clock_changes(zone: ZoneInfo, year: int) -> tuple[ClockChange, ...]:
    """The changes of a zone's clocks in a year of UTC, in order; its first midnight not counted."""
    new_year, next_new_year = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    days = [new_year + timedelta(days=n) for n in range((next_new_year - new_year).days + 1)]
    return tuple(
        _change(zone, _moment_of_change(zone, earlier, later))
        for earlier, later in pairwise(days)
        if _offset(zone, earlier) != _offset(zone, later)
    )


def vtimezone_of(zone: ZoneInfo, *, years: range) -> Timezone:
    """The zone's clocks for these years, with a year before and after to begin and end well.

    Yearly rules where every year follows the same one; else each change by itself.

    Source:
        RFC 5545, 3.6.5.
    """
    component = Timezone()
    component.add("tzid", zone.key)
    changes = [
        change
        for year in range(years.start - 1, years.stop + 1)
        for change in clock_changes(zone, year)
    ]
    for part in _observances(zone, changes, years=years):
        component.add_component(part)
    return component


def _observances(
    zone: ZoneInfo, changes: Sequence[ClockChange], *, years: range
) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    if not changes:
        moment = datetime(years.start, 1, 1, tzinfo=zone)
        offset = _offset(zone, moment)
        yield _observance(ClockChange(LONG_AGO, offset, offset, moment.tzname() or zone.key))
        return
    to_summer = [change for change in changes if change.to_summer]
    to_winter = [change for change in changes if not change.to_summer]
    for same in (to_summer, to_winter):
        rule = _yearly_rule(same, years=years)
        if rule:
            yield _observance(same[0], rule=rule)
            continue
        for change in same:
            yield _observance(change)


def _yearly_rule(changes: Sequence[ClockChange], *, years: range) -> vRecur | None:
    """The rule that all changes follow, one a year; None when there is none."""
    found = {
        (change.wall.month, change.wall.weekday(), change.wall.time(), change.before, change.after)
        for change in changes
    }
    if len(found) != 1 or len({change.wall.year for change in changes}) != len(years) + 2:
        return None
    weeks = {change.week_of_month for change in changes}
    if all(change.fifth_or_last for change in changes):
        weeks = {-1}
    if len(weeks) != 1:
        return None
    month, weekday, *_ = found.pop()
    return vRecur(freq="YEARLY", bymonth=month, byday=f"{weeks.pop()}{WEEKDAYS[weekday]}")


def _observance(
    change: ClockChange, *, rule: vRecur | None = None
) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.to_summer else TimezoneStandard()
    part.add("dtstart", change.wall)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", rule)
    return part


def _change(zone: ZoneInfo, moment: datetime) -> ClockChange:
    before = _offset(zone, moment - timedelta(seconds=1))
    after = moment.astimezone(zone)
    return ClockChange(
        wall=(moment + before).replace(tzinfo=None),
        before=before,
        after=_offset(zone, moment),
        name=after.tzname() or zone.key,
    )


def _moment_of_change(zone: ZoneInfo, earlier: datetime, later: datetime) -> datetime:
    """The second, between two moments, from which the later offset holds."""
    offset = _offset(zone, later)
    while later - earlier > timedelta(seconds=1):
        middle = earlier + timedelta(seconds=int((later - earlier).total_seconds()) // 2)
        if _offset(zone, middle) == offset:
            later = middle
        else:
            earlier = middle
    return later


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
