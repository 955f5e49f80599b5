"""What surrounds a meeting that is being placed by hand: tables, helpers, competitors, caps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from hansa.apps.meetings import needs, queries, rules
from hansa.apps.meetings.models import (
    Assistance,
    Competitors,
    Meeting,
    Party,
    Session,
    Slot,
    Table,
    Wish,
)
from hansa.apps.meetings.needs import Need, Neighbour, Spot
from hansa.apps.meetings.resources import Helper, HelperAbsence
from hansa.apps.meetings.rules import Engagement
from hansa.apps.meetings.sharing import taken_elsewhere
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class HelperSeen:
    """A helper with when they cannot come.

    Attributes:
        away: slots in which they are not there, or help in another session.
        busy: meetings that they help in.
    """

    key: int
    skills: frozenset[str]
    away: frozenset[int]
    busy: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything besides people that the rules of placing want to know, read once.

    Attributes:
        own: by name, the tables of those of the meeting's parties that have one.
        others: of each party of the meeting its name, its cap, and how many other meetings it has.
        keeping: the people who receive at a table of their own; moving takes them no time.
    """

    session: Session
    need: Need
    spots: Mapping[int, Spot]
    own: Mapping[str, Spot]
    others: tuple[tuple[str, int | None, int], ...]
    helpers: tuple[HelperSeen, ...]
    neighbours: tuple[Neighbour, ...]
    beside: frozenset[frozenset[int]]
    keeping: frozenset[int] = frozenset()

    @property
    def moving(self) -> timedelta:
        """From one meeting to the next."""
        return timedelta(minutes=self.session.moving)

    def at_table(self, table: int) -> tuple[str, ...]:
        """Why not at this table, whenever."""
        return tuple(needs.objections_to_table(self.need, self.spots[table], own=self.own))

    def in_slot(
        self, slot: Slot, people: Mapping[int, str], taken: Sequence[Engagement]
    ) -> tuple[str, ...]:
        """Why not in this slot, at whichever table.

        Args:
            people: who would sit, by their number, with their names.
        """
        return (
            *self._over_their_caps(),
            *self._without_help(slot),
            *self._in_haste(slot, people, taken),
        )

    def at(self, slot: Slot, table: int) -> tuple[str, ...]:
        """Why not there then: a competitor would sit beside."""
        if not self.neighbours:
            return ()
        return tuple(
            needs.objections_to_neighbours(
                self.spots[table],
                period_of(slot),
                neighbours=self.neighbours,
                beside=self.beside,
                clock=self._clock(slot),
            )
        )

    def helpers_in(self, slot: Slot) -> dict[str, int] | None:
        """Who would help in this slot, by skill; None when somebody is lacking."""
        return needs.assigned(self.need.skills, self._free(slot))

    def _over_their_caps(self) -> Iterator[str]:
        for name, most, others in self.others:
            yield from needs.objections_to_cap(name, most=most, others=others)

    def _without_help(self, slot: Slot) -> Iterator[str]:
        if self.need.skills:
            yield from needs.objections_to_helpers(
                self.need, self._free(slot), clock=self._clock(slot)
            )

    def _in_haste(
        self, slot: Slot, people: Mapping[int, str], taken: Sequence[Engagement]
    ) -> Iterator[str]:
        for key, name in people.items():
            others = [
                (other.period, max(self.moving, other.moving))
                for other in taken
                if key in other.people
                and not (key in self.keeping and other.session == self.session.pk)
            ]
            yield from needs.objections_to_haste(
                name, period_of(slot), others=others, clock=self._clock(slot)
            )

    def _free(self, slot: Slot) -> dict[int, frozenset[str]]:
        period = period_of(slot)
        return {
            helper.key: helper.skills
            for helper in self.helpers
            if slot.pk not in helper.away
            and not any(
                needs.is_too_close(period, busy, moving=self.moving) for busy in helper.busy
            )
        }

    def _clock(self, slot: Slot) -> str:
        return f"{slot.period.lower.astimezone(self.session.leg.zone):%H:%M}"


def surroundings_of(wish: Wish, *, session: Session) -> Surroundings:
    """What surrounds a meeting of the wish, wherever it stands now; in a few queries."""
    by_number = queries.parties_of(session).in_bulk(wish.numbers)
    parties = tuple(by_number[party] for party in wish.numbers)
    spots = spots_of(session.tables.order_by("position"))
    need = needs.need_of(wish, parties=parties)
    return Surroundings(
        session=session,
        need=need,
        spots=spots,
        own={str(party): spots[party.table_id] for party in parties if party.table_id},
        others=_others(parties, wish),
        helpers=_helpers(session, wish) if need.skills else (),
        neighbours=tuple(_neighbours(session, wish)),
        beside=frozenset(needs.side_by_side(list(spots.values()))),
        keeping=_keeping(parties, session),
    )


def spots_of(tables: Iterable[Table]) -> dict[int, Spot]:
    """Tables as the rules see them, by their number."""
    return {
        table.pk: Spot(
            key=table.pk,
            name=rules.table_in_words(table.label),
            kind=table.kind,
            chairs=table.chairs,
            accessible=table.accessible,
            at=measured(table),
        )
        for table in tables
    }


def measured(table: Table) -> tuple[float, float] | None:
    """Where a table stands, if somebody has measured."""
    if table.across is None or table.along is None:
        return None
    return table.across, table.along


def period_of(slot: Slot) -> Period:
    """When a slot is."""
    return Period(slot.period.lower, slot.period.upper)


def _others(parties: tuple[Party, ...], wish: Wish) -> tuple[tuple[str, int | None, int], ...]:
    return tuple(
        (
            str(party),
            party.most,
            party.seats.exclude(meeting__wish=wish).count() if party.most is not None else 0,
        )
        for party in parties
    )


def _keeping(parties: tuple[Party, ...], session: Session) -> frozenset[int]:
    owners = {party.pk for party in parties if party.table_id}
    if not owners or not session.moving:
        return frozenset()
    people = queries.people_of_parties(session)
    return frozenset(person.pk for owner in owners for person in people[owner])


def _helpers(session: Session, wish: Wish) -> tuple[HelperSeen, ...]:
    away: dict[int, set[int]] = defaultdict(set)
    for helper, slot in HelperAbsence.objects.filter(helper__session=session).values_list(
        "helper", "slot"
    ):
        away[helper].add(slot)
    for helper, slot in taken_elsewhere(session):
        away[helper].add(slot)
    busy: dict[int, list[Period]] = defaultdict(list)
    helping = Assistance.objects.filter(helper__session=session).exclude(meeting__wish=wish)
    for helper, period in helping.values_list("helper", "period"):
        busy[helper].append(Period(period.lower, period.upper))
    return tuple(
        HelperSeen(
            helper.pk, frozenset(helper.skills), frozenset(away[helper.pk]), tuple(busy[helper.pk])
        )
        for helper in Helper.objects.filter(session=session)
    )


def _neighbours(session: Session, wish: Wish) -> Iterator[Neighbour]:
    """Where the competitors of its parties meet."""
    of: dict[int, set[int]] = defaultdict(set)
    for one, other in Competitors.objects.filter(session=session).values_list("one", "other"):
        of[one].add(other)
        of[other].add(one)
    mine = set(wish.numbers)
    rivals = {rival for party in mine for rival in of[party]} - mine
    if not rivals:
        return
    meetings = Meeting.objects.filter(session=session, seats__party__in=rivals).exclude(wish=wish)
    names = {
        party.pk: str(party) for party in queries.parties_of(session).filter(pk__in=rivals | mine)
    }
    for party, table, label, period in meetings.values_list(
        "seats__party", "table", "table__label", "period"
    ):
        rivalled = next((names[each] for each in sorted(mine) if party in of[each]), "")
        yield Neighbour(
            name=names[party],
            of=rivalled,
            table=table,
            table_name=rules.table_in_words(label),
            period=Period(period.lower, period.upper),
        )
