"""What changed for a delegate, as notices keep it.

Change(kind="moved", title="Pacific Cold Chain", was=Spot(...), now=Spot(...))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hansa.apps.programme.models import Activity
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when somebody is expected.

    Attributes:
        time_zone: the zone of the leg, in whose clocks the time is told.
    """

    period: Period
    place: str
    time_zone: str

    @property
    def told(self) -> Period:
        """The time by the clocks of the leg."""
        return self.period.at(ZoneInfo(self.time_zone))


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new, moved, changed or cancelled for one person.

    Attributes:
        kind: "added", "moved", "changed" or "cancelled".
        title: what it is, or whom one meets.
        was: empty for something new.
        now: empty for something cancelled.
        why: the reason, where one was given.
    """

    kind: str
    title: str
    was: Spot | None = None
    now: Spot | None = None
    why: str = ""


def spot_of(activity: Activity) -> Spot:
    """Where and when an activity is."""
    return Spot(
        period=Period(activity.period.lower, activity.period.upper),
        place=activity.place,
        time_zone=activity.leg.time_zone,
    )


def stored(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """The changes as a column holds them: times in ISO 8601 with the leg's offset and zone."""
    return [
        {
            "kind": change.kind,
            "title": change.title,
            "was": spot_stored(change.was),
            "now": spot_stored(change.now),
            "why": change.why,
        }
        for change in changes
    ]


def read(changes: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    """The changes that a column holds."""
    return tuple(
        Change(
            kind=change["kind"],
            title=change["title"],
            was=_spot_read(change["was"]),
            now=_spot_read(change["now"]),
            why=change["why"],
        )
        for change in changes
    )


def spot_stored(spot: Spot | None) -> dict[str, str] | None:
    """A spot as a column holds it."""
    if spot is None:
        return None
    return {
        "starts": spot.told.start.isoformat(),
        "ends": spot.told.end.isoformat(),
        "zone": spot.time_zone,
        "place": spot.place,
    }


def _spot_read(spot: Mapping[str, str] | None) -> Spot | None:
    if spot is None:
        return None
    period = Period(datetime.fromisoformat(spot["starts"]), datetime.fromisoformat(spot["ends"]))
    return Spot(period=period, place=spot["place"], time_zone=spot["zone"])
