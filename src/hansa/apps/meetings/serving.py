"""How well a timetable serves those who take part: meetings, waits, half-days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.db.models.functions import Coalesce

from hansa.apps.directory.models import Person
from hansa.apps.meetings import needs, rules
from hansa.apps.meetings.groups import joined_in
from hansa.apps.meetings.models import Session, Slot, Table, Wish
from hansa.apps.meetings.timetables import Sitting
from hansa.engines.scheduling.problem.goals import HARDSHIP, Goal
from hansa.engines.scheduling.rules.checking import waits

# A wish that carries one of these could not be held by any timetable.
IMPOSSIBLE = frozenset({"no_common_slot", "no_suitable_table", "no_helper", rules.NOBODY_THERE})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wish with the names of everybody at its table, who is asked last.

    Attributes:
        worth: to both sides together, 1 to 100.
        reason: why the latest proposal does not hold it; a code, "" for none.
        is_open: nobody has declined it, and no group meets it.
    """

    wish: int
    parties: tuple[int, ...]
    names: tuple[str, ...]
    worth: int
    is_must: bool
    reason: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Company:
    """Who takes part: a company of the delegation, or a host."""

    party: int
    name: str
    is_host: bool


@dataclass(frozen=True, slots=True)
class Register:
    """What any timetable of a session is read against, by the numbers of rows."""

    slots: tuple[Slot, ...]
    tables: Mapping[int, Table]
    companies: Mapping[int, Company]
    wishes: Mapping[int, Wanted]
    zone: ZoneInfo

    def place(self, slot: int) -> int | None:
        """Where the slot comes among the session's slots; None where it is gone."""
        return next((place for place, row in enumerate(self.slots) if row.pk == slot), None)


@dataclass(frozen=True, slots=True)
class Served:
    """What one party gets.

    Attributes:
        wished: open wishes that it made or received.
        impossible: those of them that no timetable could hold.
        waits: idle periods by person, of those who sit.
        half_days: on how many somebody of it has to come.
    """

    company: Company
    wished: int
    held: int
    impossible: int
    waits: Mapping[int, int]
    half_days: int

    @property
    def idle_periods(self) -> int:
        """Of all its people together."""
        return sum(self.waits.values())

    @property
    def hardship(self) -> int:
        """As the scheduler counts it: 15 for no meeting, down to 0; see `Goal.LEAST_SERVED`."""
        steps = (*HARDSHIP, 0)
        most = min(self.wished, len(HARDSHIP))
        return steps[min(self.held, most)] - steps[most]

    @property
    def share(self) -> float:
        """How much of what was wished is held, from 0 to 1; 1 where nothing was."""
        return self.held / self.wished if self.wished else 1.0


def together(names: Sequence[str]) -> str:
    """Who meets whom: those who are asked last."""
    *guests, asked = names
    return f"{', '.join(guests)} – {asked}"


def register_of(session: Session) -> Register:
    """Slots, tables, parties and wishes of a session, in five queries."""
    return Register(
        slots=tuple(session.slots.order_by("period")),
        tables={table.pk: table for table in session.tables.all()},
        companies={company.party: company for company in _companies(session)},
        wishes={wanted.wish: wanted for wanted in _wishes(session)},
        zone=session.leg.zone,
    )


def _companies(session: Session) -> Iterable[Company]:
    named = session.parties.annotate(
        name=Coalesce("registration__organisation__name", "counterpart__organisation__name")
    )
    for party, name, host in named.order_by("name", "pk").values_list("pk", "name", "counterpart"):
        yield Company(party, name, host is not None)


def _wishes(session: Session) -> Iterable[Wanted]:
    joined = joined_in(Wish.objects.filter(session=session))
    rows = Wish.objects.filter(session=session).annotate(
        asking_name=Coalesce(
            "asking__registration__organisation__name", "asking__counterpart__organisation__name"
        ),
        asked_name=Coalesce(
            "asked__registration__organisation__name", "asked__counterpart__organisation__name"
        ),
    )
    for row in rows.order_by("-worth", "pk"):
        with_them = joined.get(row.pk, ())
        yield Wanted(
            wish=row.pk,
            parties=(row.asking_id, *(each.party for each in with_them), row.asked_id),
            names=(row.asking_name, *(each.name for each in with_them), row.asked_name),
            worth=rules.joint_worth(row.worth, row.answer),
            is_must=rules.is_must_meet(worth=row.worth, answer=row.answer, marked=row.marked),
            reason=row.unheld_reason,
            is_open=row.declined_at is None and row.folded_into_id is None,
        )


def people_in(sittings: Iterable[Sitting]) -> dict[int, str]:
    """The names of everybody who sits, by number; one query."""
    numbers = {person for sitting in sittings for _party, person in sitting.seats}
    rows = Person.objects.filter(pk__in=numbers).values_list("pk", "first_name", "last_name")
    return {number: f"{first} {last}" for number, first, last in rows}


def served(register: Register, sittings: Sequence[Sitting]) -> list[Served]:
    """What each party gets of a timetable, in the order of their names."""
    wished, impossible = _wished(register)
    held = Counter(party for sitting in sittings for party, _person in sitting.seats)
    busy, half_days = _times(register, sittings)
    return [
        Served(
            company=company,
            wished=wished[party],
            held=held[party],
            impossible=impossible[party],
            waits={person: waits(places) for person, places in busy[party].items()},
            half_days=len(half_days[party]),
        )
        for party, company in register.companies.items()
    ]


def _wished(register: Register) -> tuple[Counter[int], Counter[int]]:
    """How many open wishes each party has, and how many of them could never be held."""
    wished: Counter[int] = Counter()
    impossible: Counter[int] = Counter()
    for wanted in register.wishes.values():
        if wanted.is_open:
            wished.update(wanted.parties)
            impossible.update(wanted.parties if wanted.reason in IMPOSSIBLE else ())
    return wished, impossible


def _times(
    register: Register, sittings: Iterable[Sitting]
) -> tuple[Mapping[int, Mapping[int, set[int]]], Mapping[int, set[int]]]:
    """By party: by person the slots in which they sit; and the half-days."""
    places = {slot.pk: place for place, slot in enumerate(register.slots)}
    halves = needs.half_days(
        [(slot.period.lower.astimezone(register.zone), slot.part) for slot in register.slots]
    )
    busy: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    half_days: dict[int, set[int]] = defaultdict(set)
    for sitting in sittings:
        if sitting.slot not in places:
            continue
        place = places[sitting.slot]
        for party, person in sitting.seats:
            busy[party][person].add(place)
            half_days[party].add(halves[place])
    return busy, half_days


def measured(register: Register, sittings: Sequence[Sitting]) -> dict[str, int]:
    """What a timetable comes to: `held` meetings, then the scheduler's goals by their codes."""
    parties = served(register, sittings)
    known = [register.wishes[each.wish] for each in sittings if each.wish in register.wishes]
    return {
        "held": len(sittings),
        str(Goal.MUST_MEETS): sum(wanted.is_must for wanted in known),
        str(Goal.WORTH): sum(wanted.worth for wanted in known),
        str(Goal.LEAST_SERVED): sum(each.hardship for each in parties),
        str(Goal.IDLE): sum(each.idle_periods for each in parties),
        str(Goal.HALF_DAYS): sum(each.half_days for each in parties if each.company.is_host),
        str(Goal.TABLE_CHANGES): _table_changes(register, sittings),
    }


def _table_changes(register: Register, sittings: Iterable[Sitting]) -> int:
    places = {slot.pk: place for place, slot in enumerate(register.slots)}
    at: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for sitting in sittings:
        for _party, person in sitting.seats:
            at[person].append((places.get(sitting.slot, -1), sitting.table))
    return sum(
        before[1] != after[1]
        for meetings in at.values()
        for before, after in pairwise(sorted(meetings))
    )
