"""The board: where meetings stand, what is left out, and where each of them may go."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from hansa.apps.directory.models import Person
from hansa.apps.meetings import needs, queries, rules
from hansa.apps.meetings.facts import Facts
from hansa.apps.meetings.groups import Joined, joined_in
from hansa.apps.meetings.models import Absence, Seat, Session, Slot, Table, Wish
from hansa.apps.meetings.naming import Names, names_for, names_of_people, people_in
from hansa.apps.meetings.reasons import reason_in_words
from hansa.apps.meetings.rules import Engagement, Place
from hansa.apps.meetings.surroundings import Surroundings, surroundings_of
from hansa.engines.scheduling.rules.checking import waits
from hansa.values import Period

# How many of the meetings left out stand beside the board; the list of wishes has them all.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A wish as the board shows it, placed or not.

    Attributes:
        asking: the name of those who ask.
        asking_party: their number in this session.
        joined: who joined them, at a group meeting.
        slot: None, as `table` and `meeting`, where it has no place.
        reason: a code of the latest proposal; "" when it gave none.
        facts: of the reason, see `facts`.
        why: the reason in words.
    """

    wish: int
    worth: int
    asking_party: int
    asking: str
    asked_party: int
    asked: str
    reason: str
    meeting: int | None
    slot: int | None
    table: int | None
    agreed: bool
    facts: Facts = field(default_factory=dict)
    why: str = ""
    joined: tuple[Joined, ...] = ()

    @property
    def guests(self) -> str:
        """Everybody at the table but those who are asked."""
        return ", ".join([self.asking, *(each.name for each in self.joined)])

    @property
    def parties(self) -> dict[int, str]:
        """Everybody at the table: their names by their numbers, those who are asked last."""
        joined = {each.party: each.name for each in self.joined}
        return {self.asking_party: self.asking, **joined, self.asked_party: self.asked}


@dataclass(frozen=True, slots=True)
class Figures:
    """What a timetable comes to.

    Attributes:
        waits: how many people wait how often between their first meeting and their last.
        spread: how many times more often somebody waits than somebody else who takes part; 0
            where the session does not ask.
    """

    wishes: int
    placed: int
    worth: int
    worth_wished: int
    people: int
    idle_periods: int
    waits: Mapping[int, int]
    spread: int = 0

    @property
    def unmet(self) -> int:
        """How many wishes have no place."""
        return self.wishes - self.placed

    @property
    def share_of_worth(self) -> float:
        """How much of what was wished is held, from 0 to 1."""
        return self.worth / self.worth_wished if self.worth_wished else 0.0

    @property
    def idle_each(self) -> float:
        """Idle periods per person who sits."""
        return self.idle_periods / self.people if self.people else 0.0


@dataclass(frozen=True, slots=True)
class Board:
    """A working timetable.

    Attributes:
        held: by (slot, table).
        unmet: the worthiest of those without a place, at most `SHOWN`.
        busy: the parties that sit in another session, by slot.
        closed: the (slot, table) pairs at which nothing can be held.
    """

    slots: tuple[Slot, ...]
    tables: tuple[Table, ...]
    held: Mapping[tuple[int, int], Entry]
    unmet: tuple[Entry, ...]
    figures: Figures
    busy: Mapping[int, frozenset[int]]
    closed: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where one meeting may go.

    Attributes:
        objections: why not, by (slot, table); nothing where it may.
        idle: by slot, how many idle periods more (or fewer) there would be.
    """

    objections: Mapping[tuple[int, int], tuple[str, ...]]
    idle: Mapping[int, int]


def board_of(session: Session) -> Board:
    """The whole board, in nine queries at most whatever its size."""
    slots = tuple(session.slots.order_by("period"))
    entries = _entries(queries.open_wishes(session))
    unmet = tuple(entry for entry in entries if entry.meeting is None)
    return Board(
        slots=slots,
        tables=tuple(session.tables.order_by("position")),
        held={
            (entry.slot, entry.table): entry
            for entry in entries
            if entry.slot is not None and entry.table is not None
        },
        unmet=tuple(_with_reasons(unmet[:SHOWN], entries, session=session, slots=slots)),
        figures=_figures(session, entries, slots),
        busy=_busy_elsewhere(session, slots),
        closed=queries.closed_places(session),
    )


def entry_of(wish: Wish) -> Entry:
    """One wish as the board shows it."""
    (entry,) = _entries(Wish.objects.filter(pk=wish.pk))
    if entry.meeting is not None:
        return entry
    names = names_for(wish.session, [entry.facts])
    return replace(entry, why=reason_in_words(entry.reason, entry.facts, names))


def places_for(wish: Wish, *, session: Session) -> Places:
    """Every place of the board with what stands in the way of holding `wish` there.

    Asks the rule that `services.move` and `services.place` ask, in a few queries for all places.
    """
    slots = tuple(session.slots.order_by("period"))
    around = surroundings_of(wish, session=session)
    candidates = _candidates(wish, session)
    people = {person.pk for party in candidates for person in party}
    taken = queries.engagements(people=people, session=session, leaving_out=_standing(wish))
    running = tuple(
        rules.objections_while_running(running=queries.run_under_way(session) is not None)
    )
    closed = queries.closed_places(session)
    asking = _Asking(around, candidates, taken, _absences(session), closed, running)
    objections = {
        (slot.pk, table): found for slot in slots for table, found in asking.in_slot(slot)
    }
    return Places(objections, _more_idle(slots, candidates, taken))


@dataclass(frozen=True, slots=True)
class _Asking:
    """Everything the rule wants to know, read once for all places."""

    around: Surroundings
    candidates: list[list[Person]]
    taken: list[Engagement]
    absent: Mapping[int, set[int]]
    closed: frozenset[tuple[int, int]]
    running: tuple[str, ...]

    def in_slot(self, slot: Slot) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The objections to each table in this slot."""
        period = Period(slot.period.lower, slot.period.upper)
        around = self.around
        near = [
            other
            for other in self.taken
            if needs.is_too_close(period, other.period, moving=max(around.moving, other.moving))
        ]
        then = [other for other in near if other.period.overlaps(period)]
        absent = self.absent.get(slot.pk, set())
        sitting = self._sitting(absent.union(*(other.people for other in near)))
        people = {person.pk: str(person) for person in sitting}
        # The rule is asked for each table, but only about meetings that could be in the way.
        with_them = [other for other in then if not people.keys().isdisjoint(other.people)]
        at_table = {other.table: other for other in then}
        place = Place(
            table=0,
            table_label="",
            period=period,
            people=people,
            clock=f"{slot.period.lower.astimezone(around.session.leg.zone):%H:%M}",
            away=tuple(name for key, name in people.items() if key in absent),
        )
        always = (*self.running, *self._nobody_there(sitting))
        then_only = around.in_slot(slot, people, near)
        for table, spot in around.spots.items():
            taken = [*with_them, at_table[table]] if table in at_table else with_them
            closed = (slot.pk, table) in self.closed
            there = replace(place, table=table, table_label=spot.name, closed=closed)
            yield (
                table,
                (
                    *always,
                    *rules.objections_to_place(there, taken=taken),
                    *around.at_table(table),
                    *then_only,
                    *around.at(slot, table),
                ),
            )

    def _sitting(self, busy: Set[int]) -> list[Person]:
        return [rules.first_free(party, busy=busy) for party in self.candidates if party]

    def _nobody_there(self, sitting: list[Person]) -> list[str]:
        everybody = len(sitting) == len(self.candidates)
        return [] if everybody else [rules.reason_in_words(rules.NOBODY_THERE)]


def _candidates(wish: Wish, session: Session) -> list[list[Person]]:
    """Who may sit, side by side: those who sit already, else whoever is there for each party."""
    sitting = Seat.objects.filter(meeting__wish=wish).select_related("person")
    if seated := [[seat.person] for seat in sitting]:
        return seated
    people = queries.people_of_parties(session)
    return [people[party] for party in wish.numbers]


def _standing(wish: Wish) -> int | None:
    return Wish.objects.filter(pk=wish.pk).values_list("meeting", flat=True).first()


def _absences(session: Session) -> dict[int, set[int]]:
    """Who is away, by slot."""
    away: dict[int, set[int]] = defaultdict(set)
    for slot, person in Absence.objects.filter(slot__session=session).values_list("slot", "person"):
        away[slot].add(person)
    return away


def _more_idle(
    slots: tuple[Slot, ...], candidates: list[list[Person]], taken: list[Engagement]
) -> dict[int, int]:
    """What a meeting of the first of each party would add to their idle periods, by slot."""
    index = {slot.period.lower: place for place, slot in enumerate(slots)}
    busy = [
        {
            index[one.period.start]
            for one in taken
            if person.pk in one.people and one.period.start in index
        }
        for person in (party[0] for party in candidates if party)
    ]
    return {
        slot.pk: sum(waits({*already, place}) - waits(already) for already in busy)
        for place, slot in enumerate(slots)
    }


def _rows(wishes: QuerySet[Wish]) -> QuerySet[Wish, Any]:
    """Wishes as plain values: the board reads a thousand of them at once."""
    return wishes.order_by("-worth", "pk").values(
        "pk",
        "worth",
        "answer",
        "asking_id",
        "asked_id",
        "unheld_reason",
        "unheld_facts",
        "meeting__pk",
        "meeting__slot_id",
        "meeting__table_id",
        "meeting__agreed",
        asking_name=Coalesce(
            "asking__registration__organisation__name", "asking__counterpart__organisation__name"
        ),
        asked_name=Coalesce(
            "asked__registration__organisation__name", "asked__counterpart__organisation__name"
        ),
    )


def _entries(wishes: QuerySet[Wish]) -> list[Entry]:
    joined = joined_in(wishes)
    return [_entry(row, joined.get(row["pk"], ())) for row in _rows(wishes)]


def _entry(row: Mapping[str, Any], joined: tuple[Joined, ...]) -> Entry:
    return Entry(
        wish=row["pk"],
        worth=rules.joint_worth(row["worth"], row["answer"]),
        asking_party=row["asking_id"],
        asking=row["asking_name"],
        asked_party=row["asked_id"],
        asked=row["asked_name"],
        reason=row["unheld_reason"],
        meeting=row["meeting__pk"],
        slot=row["meeting__slot_id"],
        table=row["meeting__table_id"],
        agreed=bool(row["meeting__agreed"]),
        facts=row["unheld_facts"],
        joined=joined,
    )


def _with_reasons(
    unmet: Sequence[Entry], entries: Sequence[Entry], *, session: Session, slots: tuple[Slot, ...]
) -> Iterator[Entry]:
    """Those without a place, with the reason in words; the names are at hand but for people's."""
    names = Names(
        slots=slots,
        zone=session.leg.zone,
        parties={key: name for entry in entries for key, name in entry.parties.items()},
        people=names_of_people(people_in(entry.facts for entry in unmet)),
        wishes={entry.wish: f"{entry.guests} – {entry.asked}" for entry in entries},
    )
    for entry in unmet:
        yield replace(entry, why=reason_in_words(entry.reason, entry.facts, names))


def _figures(session: Session, entries: list[Entry], slots: tuple[Slot, ...]) -> Figures:
    index = {slot.pk: place for place, slot in enumerate(slots)}
    sits: dict[int, set[int]] = defaultdict(set)
    seats = Seat.objects.filter(meeting__session=session).values_list("person", "meeting__slot")
    for person, slot in seats:
        sits[person].add(index[slot])
    idle = [waits(busy) for busy in sits.values()]
    placed = [entry for entry in entries if entry.meeting is not None]
    return Figures(
        wishes=len(entries),
        placed=len(placed),
        worth=sum(entry.worth for entry in placed),
        worth_wished=sum(entry.worth for entry in entries),
        people=len(sits),
        idle_periods=sum(idle),
        waits=Counter(idle),
        spread=_spread(session, entries, sits.keys(), idle),
    )


def _spread(session: Session, entries: list[Entry], sitting: Set[int], idle: list[int]) -> int:
    """As the scheduler counts it: whoever is there for a wish and sits nowhere waits never."""
    if session.fairness is None:
        return 0
    people = queries.people_of_parties(session)
    parties = {party for each in entries for party in each.parties}
    there = {person.pk for party in parties for person in people[party]}
    least = 0 if there - sitting else min(idle, default=0)
    return max(idle, default=0) - least


def _busy_elsewhere(session: Session, slots: tuple[Slot, ...]) -> dict[int, frozenset[int]]:
    """Which parties sit in another session, by slot."""
    if not slots:
        return {}
    span = (slots[0].period.lower, slots[-1].period.upper)
    elsewhere = [
        row
        for side in ("registration", "counterpart")
        for row in Seat.objects.filter(
            **{f"party__{side}__parties__session": session}, period__overlap=span
        )
        .exclude(meeting__session=session)
        .values_list(f"party__{side}__parties", "period")
    ]
    return {
        slot.pk: frozenset(
            party
            for party, period in elsewhere
            if period.lower < slot.period.upper and slot.period.lower < period.upper
        )
        for slot in slots
    }
