"""Roll-calls, and who is missing in one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from hansa.apps.attendance.models import RollCall, RollCallLine, Tick
from hansa.apps.attendance.rules import Found
from hansa.apps.missions.models import Mission


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody in a roll-call, with the latest word on them."""

    line: RollCallLine
    word: Tick | None

    @property
    def found(self) -> str:
        """What the latest word is; empty before the first."""
        return self.word.found if self.word else ""

    @property
    def is_missing(self) -> bool:
        """Whether nobody has found them yet."""
        return self.found in ("", Found.MISSING)


@dataclass(frozen=True, slots=True)
class Group:
    """People who are looked for together: on a bus, in a hotel, at an activity."""

    name: str
    people: tuple[Called, ...]

    @property
    def missing(self) -> int:
        """How many are not found yet."""
        return sum(each.is_missing for each in self.people)


def roll_calls_of(mission: Mission) -> list[RollCall]:
    """Every roll-call of a mission, latest first."""
    return list(RollCall.objects.filter(mission=mission).select_related("started_by", "closed_by"))


def open_roll_call(mission: Mission) -> RollCall | None:
    """The roll-call that is under way."""
    return RollCall.objects.filter(mission=mission, closed_at=None).first()


def called(roll_call: RollCall) -> list[Called]:
    """Everybody in a roll-call, by name, with the latest word on each.

    Whoever comes with a delegate stands under them.
    """
    lines = (
        RollCallLine.objects.filter(roll_call=roll_call)
        .select_related(
            "badge__delegate__person",
            "badge__delegate__registration__organisation",
            "badge__companion__agency",
            "badge__counterpart__contact",
            "badge__counterpart__organisation",
            "accompanying__delegate__person",
        )
        .prefetch_related(Prefetch("ticks", Tick.objects.select_related("by")))
    )
    found = [_called(line) for line in lines]
    return sorted(found, key=lambda each: each.line.place_in_list)


def grouped(people: list[Called], *, by: str) -> list[Group]:
    """The people of each bus, hotel or activity; those without one stand last.

    Args:
        by: "bus", "hotel" or "activity".
    """
    names = sorted({getattr(each.line, by) for each in people}, key=lambda name: (not name, name))
    return [
        Group(name, tuple(each for each in people if getattr(each.line, by) == name))
        for name in names
    ]


def _called(line: RollCallLine) -> Called:
    ticks = list(line.ticks.all())
    return Called(line, ticks[-1] if ticks else None)
