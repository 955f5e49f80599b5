"""A repair as its readers see it: names, times and tables instead of numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hansa.apps.directory.models import Person
from hansa.apps.meetings import mending, queries, rules
from hansa.apps.meetings.models import Party, Session, Slot, Table
from hansa.apps.meetings.repair_rows import Repair
from hansa.apps.meetings.troubles import JOINED, MISSING, Alternative, Shift, Spot, Trouble


@dataclass(frozen=True, slots=True)
class Seen:
    """A place on the board.

    Attributes:
        people: who sits there, by name, those who ask first; then who helps.
    """

    starts: datetime
    table: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting that is moved, lost or won.

    Attributes:
        asking: who asks, and at a group meeting who joins them.
        why: why it is lost, or who is missing where it goes on; "" otherwise.
    """

    asking: str
    asked: str
    was: Seen | None
    now: Seen | None
    why: str


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways out.

    Attributes:
        moved: what is held at another time.
        retabled: what keeps its time, but is held at another table.
        reseated: what stays where it is, but is held by others.
        kept: how many meetings of the session stay exactly as they are.
        worth_more: by how much the meetings are worth more than before.
        idle_more: how many idle periods there are more than before.
    """

    number: int
    moved: tuple[Line, ...]
    retabled: tuple[Line, ...]
    reseated: tuple[Line, ...]
    lost: tuple[Line, ...]
    won: tuple[Line, ...]
    kept: int
    worth_more: int
    idle_more: int

    @property
    def changes(self) -> int:
        """How many meetings do not stay as they are."""
        return sum(
            len(lines) for lines in (self.moved, self.retabled, self.reseated, self.lost, self.won)
        )

    @property
    def worth_lost(self) -> int:
        """By how much the meetings are worth less than before."""
        return -self.worth_more

    @property
    def idle_less(self) -> int:
        """How many idle periods there are fewer than before."""
        return -self.idle_more


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, in names.

    Attributes:
        missing_until: None: not in this session.
        closed_from: None: from then on.
        left: meetings that are hit, but begin too soon to be changed.
    """

    missing: tuple[str, ...]
    missing_until: datetime | None
    tables: tuple[str, ...]
    closed_from: datetime | None
    closed_until: datetime | None
    joining: str
    wishes: tuple[str, ...]
    back: tuple[str, ...]
    opened: tuple[str, ...]
    left: tuple[str, ...]
    notice: int
    most_moves: int
    why: str


class Names:
    """The names behind the numbers of a repair, read in a few queries."""

    def __init__(self, repair: Repair, session: Session) -> None:
        self.trouble = Trouble.told(repair.trouble)
        self._repair = repair
        self._alternatives = [Alternative.told(said) for said in repair.alternatives]
        self._slots: dict[int, Slot] = {slot.pk: slot for slot in session.slots.all()}
        self._tables: dict[int, Table] = {table.pk: table for table in session.tables.all()}
        self._parties: dict[int, Party] = {party.pk: party for party in queries.parties_of(session)}
        self._helpers = {helper.pk: helper.name for helper in session.helpers.all()}
        self._people = {person.pk: str(person) for person in self._everybody()}
        joining = self.trouble.joining
        self._joining = mending.name_of(joining, session) if joining else ""

    def ways(self) -> list[Way]:
        """The alternatives, the best first."""
        return [self._way(number, each) for number, each in enumerate(self._alternatives)]

    def told(self) -> Told:
        """What happened."""
        said, joining = self.trouble, self.trouble.joining
        return Told(
            missing=(*self._people_named(said.missing), *self._helpers_named(said.helpers)),
            missing_until=self._starts(said.missing_until),
            tables=self._tables_named(said.tables),
            closed_from=self._starts(said.closed_from),
            closed_until=self._starts(said.closed_until),
            joining=self._joining,
            wishes=tuple(self._party(key) for key in joining.wishes) if joining else (),
            back=self._people_named(said.back),
            opened=self._tables_named(said.opened),
            left=tuple(str(wish) for wish in queries.wishes_named(self._repair.left)),
            notice=said.notice,
            most_moves=said.most_moves,
            why=said.why,
        )

    def _everybody(self) -> Iterable[Person]:
        shifts = [shift for each in self._alternatives for shift in each.shifts]
        spots = [spot for shift in shifts for spot in (shift.was, shift.now) if spot]
        sitting = {person for spot in spots for person in spot.people.values()}
        return Person.objects.filter(pk__in={*sitting, *self.trouble.missing, *self.trouble.back})

    def _way(self, number: int, way: Alternative) -> Way:
        return Way(
            number=number,
            moved=self._lines(way.moved),
            retabled=self._lines(way.retabled),
            reseated=self._lines(way.reseated),
            lost=self._lines(way.lost),
            won=self._lines(way.won),
            kept=way.held - sum(shift.now is not None for shift in way.shifts),
            worth_more=way.worth_more,
            idle_more=way.idle_more,
        )

    def _lines(self, shifts: Iterable[Shift]) -> tuple[Line, ...]:
        lines = [self._line(shift) for shift in shifts]
        return tuple(sorted(lines, key=_when))

    def _line(self, shift: Shift) -> Line:
        *guests, asked = (self._party(party) for party in shift.parties)
        return Line(
            asking=", ".join(guests),
            asked=asked,
            was=self._seen(shift.was, shift),
            now=self._seen(shift.now, shift),
            why=self._why(shift),
        )

    def _why(self, shift: Shift) -> str:
        if shift.was and shift.now:
            return self._without(shift.was, shift.now)
        if shift.reason != MISSING or shift.was is None:
            return rules.reason_in_words(shift.reason)
        trouble, was = self.trouble, shift.was
        sitting = sorted(set(trouble.missing).intersection(was.people.values()))
        helping = sorted(set(trouble.helpers).intersection(was.helpers.values()))
        names = (*self._people_named(sitting), *self._helpers_named(helping))
        return _("Missing: {people}.").format(people=", ".join(names))

    def _without(self, was: Spot, now: Spot) -> str:
        """Who has left a group meeting that goes on."""
        left = [self._party(party) for party in was.people if party not in now.people]
        return _("It goes on without {names}.").format(names=", ".join(left)) if left else ""

    def _seen(self, spot: Spot | None, shift: Shift) -> Seen | None:
        if spot is None:
            return None
        people = [self._people.get(spot.people.get(party, 0), "–") for party in shift.parties]
        helpers = self._helpers_named(spot.helpers.values())
        slot, table = self._slots[spot.slot], self._tables[spot.table]
        return Seen(slot.period.lower, table.label, (*people, *helpers))

    def _party(self, key: int) -> str:
        if key == JOINED:
            return self._joining
        return str(self._parties[key]) if key in self._parties else "–"

    def _starts(self, slot: int | None) -> datetime | None:
        return self._slots[slot].period.lower if slot in self._slots else None

    def _people_named(self, people: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._people.get(person, "–") for person in people)

    def _helpers_named(self, helpers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._helpers.get(helper, "–") for helper in helpers)

    def _tables_named(self, tables: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._tables[table].label for table in tables if table in self._tables)


def _when(line: Line) -> tuple[datetime, str]:
    first = line.was or line.now
    if first is None:
        raise ValueError("A line of a repair has a place before or after.")
    return first.starts, line.asking
