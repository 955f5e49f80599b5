"""Two timetables of a session side by side: what they come to, and where they differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hansa.apps.meetings.models import Session, Slot
from hansa.apps.meetings.serving import (
    Company,
    Register,
    Served,
    Wanted,
    measured,
    people_in,
    register_of,
    served,
    together,
)
from hansa.apps.meetings.timetables import Sitting, Version, sittings_of


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a meeting stands in one timetable.

    Attributes:
        slot: None where it is gone; `place` is where it comes among the session's slots.
        table: its label; "" where the table is gone.
        people: the names of those who sit.
    """

    slot: Slot | None
    place: int | None
    table: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting in two timetables.

    Attributes:
        wanted: None where nobody wishes for it any more; `names` are still told.
        was: where the first timetable holds it; None where it does not. `now`: the second.
    """

    wish: int
    wanted: Wanted | None
    names: tuple[str, ...]
    was: Spot | None
    now: Spot | None

    @property
    def meeting(self) -> str:
        """Who meets whom."""
        return together(self.names)

    @property
    def worth(self) -> int:
        """0 where nobody wishes for it any more."""
        return self.wanted.worth if self.wanted else 0


@dataclass(frozen=True, slots=True)
class Balance:
    """How many meetings a party has in either timetable."""

    company: Company
    was: int
    now: int

    @property
    def change(self) -> int:
        """How many more it has in the second."""
        return self.now - self.was


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two timetables, the first as `was` and the second as `now`.

    Attributes:
        measures: (first, second) by the code of each measure, see `serving.measured`.
        only_first: held only there, the worthiest first; so are the others.
        moved: held at another time.
        seated: held at the same time at another table, or by others.
        same: how many are held alike.
        balances: who has more or fewer meetings; the greatest change first.
    """

    slots: tuple[Slot, ...]
    measures: Mapping[str, tuple[int, int]]
    only_first: tuple[Line, ...]
    only_second: tuple[Line, ...]
    moved: tuple[Line, ...]
    seated: tuple[Line, ...]
    same: int
    balances: tuple[Balance, ...]

    @property
    def alike(self) -> bool:
        """Whether there is nothing to tell apart."""
        return not (self.only_first or self.only_second or self.moved or self.seated)


def compared(first: Version, second: Version, *, session: Session) -> Comparison:
    """The two side by side, in a few queries whatever their size."""
    was = {each.wish: each for each in sittings_of(first, session=session)}
    now = {each.wish: each for each in sittings_of(second, session=session)}
    register = register_of(session)
    reading = _Reading(register, people_in([*was.values(), *now.values()]))
    lines = sorted(
        (reading.line(was.get(wish), now.get(wish)) for wish in was.keys() | now.keys()),
        key=lambda line: (-line.worth, line.wish),
    )
    both = [line for line in lines if line.was and line.now and line.was != line.now]
    return Comparison(
        slots=register.slots,
        measures=_measures(register, was, now),
        only_first=tuple(line for line in lines if line.now is None),
        only_second=tuple(line for line in lines if line.was is None),
        moved=tuple(line for line in both if _moved(line)),
        seated=tuple(line for line in both if not _moved(line)),
        same=sum(line.was == line.now for line in lines),
        balances=_balances(
            served(register, list(was.values())), served(register, list(now.values()))
        ),
    )


def _moved(line: Line) -> bool:
    return bool(line.was and line.now and line.was.place != line.now.place)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Numbers of rows turned into what a reader knows."""

    register: Register
    people: Mapping[int, str]

    def line(self, was: Sitting | None, now: Sitting | None) -> Line:
        either = now or was
        if either is None:
            raise ValueError("A meeting stands in one of the two timetables at least.")
        wanted = self.register.wishes.get(either.wish)
        companies = self.register.companies
        names = tuple(companies[party].name for party, _ in either.seats if party in companies)
        return Line(
            either.wish,
            wanted if wanted and wanted.is_open else None,
            wanted.names if wanted else names,
            self._spot(was),
            self._spot(now),
        )

    def _spot(self, sitting: Sitting | None) -> Spot | None:
        if sitting is None:
            return None
        place = self.register.place(sitting.slot)
        table = self.register.tables.get(sitting.table)
        return Spot(
            slot=None if place is None else self.register.slots[place],
            place=place,
            table=table.label if table else "",
            people=tuple(self.people.get(person, "") for _party, person in sitting.seats),
        )


def _measures(
    register: Register, was: Mapping[int, Sitting], now: Mapping[int, Sitting]
) -> dict[str, tuple[int, int]]:
    first, second = measured(register, list(was.values())), measured(register, list(now.values()))
    return {code: (first[code], second[code]) for code in first}


def _balances(was: Iterable[Served], now: Iterable[Served]) -> tuple[Balance, ...]:
    found = [
        Balance(before.company, before.held, after.held)
        for before, after in zip(was, now, strict=True)
        if before.held != after.held
    ]
    return tuple(sorted(found, key=lambda each: (-abs(each.change), each.company.name)))
