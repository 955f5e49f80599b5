"""A B2B session while it goes on: who should be where, who is missing, what could be held."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from hansa.apps.attendance.models import MeetingMark, PartyMark, Scan
from hansa.apps.attendance.rules.marks import STRUCK, Outcome, Standing
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.groups import SIDES
from hansa.apps.meetings.models import Meeting, Party, Session, Slot, Table, Wish
from hansa.apps.meetings.troubles import REPAIR
from hansa.apps.programme.rules import HALLS_OF_MEETINGS

# A door that let somebody in so long before the session still tells that they are there.
BEFORE = timedelta(hours=2)
# So many meetings that wait are offered, and so many instead of one that cannot be held.
OFFERED, INSTEAD = 12, 4


@dataclass(frozen=True, slots=True)
class Side:
    """One party at a table.

    Attributes:
        seen_at: when a door last let one of its people in; None where no door did.
    """

    party: Party
    people: str
    standing: Standing
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reserve:
    """A meeting that waits and could be held in a round, at this table."""

    wish: Wish
    table: Table
    everybody_seen: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of a round, with those who should sit there and what became of it.

    Attributes:
        instead: while somebody is missing, the meetings that wait and could be held at its table.
    """

    meeting: Meeting
    sides: tuple[Side, ...]
    mark: MeetingMark | None
    instead: tuple[Reserve, ...] = ()

    @property
    def missing(self) -> tuple[Side, ...]:
        """Who is not there."""
        return tuple(side for side in self.sides if side.standing == Standing.MISSING)

    @property
    def is_short(self) -> bool:
        """Whether somebody is missing where it is still to be held."""
        return bool(self.missing) and not self.struck

    @property
    def struck(self) -> bool:
        """Whether it is not held, so that its table is free."""
        return self.mark is not None and self.mark.outcome in STRUCK

    @property
    def held(self) -> bool:
        """Whether the marshal said that it is held."""
        return self.mark is not None and self.mark.outcome == Outcome.HELD


@dataclass(frozen=True, slots=True)
class Round:
    """One slot of a session."""

    slot: Slot
    sittings: tuple[Sitting, ...]
    free: tuple[Table, ...]
    reserves: tuple[Reserve, ...]

    @property
    def missing(self) -> int:
        """How many meetings lack somebody."""
        return sum(each.is_short for each in self.sittings)


@dataclass(frozen=True, slots=True)
class Hall:
    """What is known of who is in the hall.

    Attributes:
        marks: what the marshal said, by party.
        seen: by person, when a door let them in and nothing let them out since.
    """

    marks: Mapping[int, bool]
    seen: Mapping[int, datetime]

    def side(self, party: Party, people: Iterable[tuple[int, str]]) -> Side:
        """A party with these people: the marshal's word before a door's."""
        who = list(people)
        seen = max((self.seen[pk] for pk, _ in who if pk in self.seen), default=None)
        return Side(
            party=party,
            people=", ".join(name for _, name in who),
            standing=self.standing(party.pk, [pk for pk, _ in who]),
            seen_at=seen,
        )

    def standing(self, party: int, people: Iterable[int]) -> Standing:
        """Whether a party is there."""
        if party in self.marks:
            return Standing.HERE if self.marks[party] else Standing.MISSING
        return Standing.HERE if not self.seen.keys().isdisjoint(people) else Standing.UNKNOWN


def now_and_next(slots: Sequence[Slot], *, now: datetime) -> Slot | None:
    """The round that is under way or comes next; the last one when all are over."""
    ahead = (slot for slot in slots if slot.period.upper > now)
    return next(ahead, slots[-1] if slots else None)


def slots_of(session: Session) -> list[Slot]:
    """The rounds of a session, in order of time."""
    return list(session.slots.order_by("period"))


def hall_of(session: Session, slots: Sequence[Slot]) -> Hall:
    """What the marshal and the doors know of who is there; two queries."""
    marks = dict(PartyMark.objects.filter(party__session=session).values_list("party", "here"))
    if not slots:
        return Hall(marks, {})
    scans = Scan.objects.filter(
        activity__leg=session.leg_id,
        activity__kind__in=HALLS_OF_MEETINGS,
        at__gte=slots[0].period.lower - BEFORE,
        at__lt=slots[-1].period.upper,
        let_in=True,
    ).order_by("at", "pk")
    seen: dict[int, datetime] = {}
    rows = scans.values_list(
        "badge__delegate__person", "badge__counterpart__contact", "at", "inwards"
    )
    for delegate, contact, at, inwards in rows:
        person = delegate or contact
        if person and inwards:
            seen[person] = at
        else:
            seen.pop(person, None)
    return Hall(marks, seen)


def sittings_in(session: Session, slot: Slot, *, hall: Hall) -> tuple[Sitting, ...]:
    """Who should sit where in a slot, by table."""
    standing = meetings.meetings_of(session).filter(slot=slot).order_by("table__position", "pk")
    marks = {each.wish_id: each for each in MeetingMark.objects.filter(slot=slot)}
    return tuple(_sitting(each, hall, marks.get(each.wish_id)) for each in standing)


def round_of(session: Session, slot: Slot, *, hall: Hall) -> Round:
    """A slot with who should sit where, and what could be held at tables that are free then."""
    sittings = sittings_in(session, slot, hall=hall)
    taken = {each.meeting.table_id for each in sittings if not each.struck}
    closed = {table for at, table in meetings.closed_places(session) if at == slot.pk}
    free = tuple(each for each in session.tables.all() if each.pk not in taken | closed)
    if not free and not any(each.is_short for each in sittings):
        return Round(slot=slot, sittings=sittings, free=free, reserves=())
    bench = _bench(session, slot, hall=hall)
    busy = {who for each in sittings if not each.struck for who in _people_at(each)}
    return Round(
        slot=slot,
        sittings=tuple(_with_instead(each, bench, busy) for each in sittings),
        free=free,
        reserves=tuple(bench.fitting(free, busy=busy)[:OFFERED]),
    )


def sitting_at(slot: Slot, table: Table) -> Meeting | None:
    """The meeting that stands at a table in a slot."""
    return Meeting.objects.filter(slot=slot, table=table).select_related("wish").first()


def is_struck(meeting: Meeting) -> bool:
    """Whether the marshal said that it is not held in the round in which it stands."""
    marks = MeetingMark.objects.filter(wish=meeting.wish_id, slot=meeting.slot_id)
    return marks.filter(outcome__in=STRUCK).exists()


def missing_people(session: Session) -> tuple[list[int], list[int]]:
    """The people of parties that are marked missing, and of those who are back after all."""
    marks = dict(PartyMark.objects.filter(party__session=session).values_list("party", "here"))
    people = meetings.people_of_parties(session)
    gone = [who.pk for party, here in marks.items() if not here for who in people[party]]
    here = [who.pk for party, is_here in marks.items() if is_here for who in people[party]]
    noted = {
        person for slot in session.slots.all()
        for person in slot.absences.filter(cause=REPAIR, person__in=here).values_list(
            "person", flat=True
        )
    }  # fmt: skip
    return sorted(gone), sorted(noted)


def reserves_waiting(session: Session) -> QuerySet[Wish]:
    """Wishes that no meeting holds, or whose meeting was not held when it should have been."""
    struck = MeetingMark.objects.filter(wish__session=session, outcome__in=STRUCK)
    held = Meeting.objects.filter(session=session).exclude(wish__in=struck.values("wish"))
    return (
        meetings.open_wishes(session)
        .exclude(pk__in=held.values("wish"))
        .select_related(*SIDES, "meeting")
        .order_by("-worth", "pk")
    )


def _sitting(meeting: Meeting, hall: Hall, mark: MeetingMark | None) -> Sitting:
    seats = {seat.party_id: seat.person for seat in meeting.seats.all()}
    sides = tuple(
        hall.side(party, [(seats[party.pk].pk, str(seats[party.pk]))])
        for party in meeting.wish.parties
        if party.pk in seats
    )
    return Sitting(meeting=meeting, sides=sides, mark=mark)


@dataclass(frozen=True, slots=True)
class Bench:
    """The meetings that wait in a session, and what says whether one could be held in a round.

    Attributes:
        people: by party, by number.
        away: who is not there in this round.
        owned: the tables that are a party's own.
    """

    slot: Slot
    hall: Hall
    waiting: Sequence[Wish]
    people: Mapping[int, Sequence[int]]
    away: frozenset[int]
    owned: frozenset[int]

    def fitting(self, free: Sequence[Table], *, busy: Iterable[int]) -> list[Reserve]:
        """Those that could be held at one of these tables; first where everybody was seen."""
        taken = self.away.union(busy)
        found = []
        for wish in self.waiting:
            table = _table_for(wish, free, owned=self.owned)
            standings = [self.hall.standing(each, self.people[each]) for each in wish.numbers]
            able = all(not taken.issuperset(self.people[each]) for each in wish.numbers)
            waits = able and Standing.MISSING not in standings and not _stands_in(wish, self.slot)
            if table and waits:
                seen = all(each == Standing.HERE for each in standings)
                found.append(Reserve(wish=wish, table=table, everybody_seen=seen))
        return sorted(found, key=lambda each: not each.everybody_seen)


def _bench(session: Session, slot: Slot, *, hall: Hall) -> Bench:
    people = meetings.people_of_parties(session)
    parties = meetings.parties_of(session)
    return Bench(
        slot=slot,
        hall=hall,
        waiting=list(reserves_waiting(session)),
        people={party: [who.pk for who in them] for party, them in people.items()},
        away=frozenset(meetings.absences_in(slot)),
        owned=frozenset(party.table_id for party in parties if party.table_id),
    )


def _with_instead(sitting: Sitting, bench: Bench, busy: set[int]) -> Sitting:
    """A meeting that lacks somebody, with those that could have its table and its people."""
    if not sitting.is_short:
        return sitting
    fitting = bench.fitting([sitting.meeting.table], busy=busy - _people_at(sitting))
    return replace(sitting, instead=tuple(fitting[:INSTEAD]))


def _people_at(sitting: Sitting) -> set[int]:
    return {seat.person_id for seat in sitting.meeting.seats.all()}


def _stands_in(wish: Wish, slot: Slot) -> bool:
    """Whether its meeting stands in this very round, or in a later one."""
    held = getattr(wish, "meeting", None)
    return bool(held and held.period.lower >= slot.period.lower)


def _table_for(wish: Wish, free: Sequence[Table], *, owned: Container[int]) -> Table | None:
    """The party's own table where it has one, else the first that nobody owns."""
    own = {party.table_id for party in wish.parties if party.table_id}
    fitting = [each for each in free if (each.pk in own if own else each.pk not in owned)]
    return next(iter(fitting), None)
