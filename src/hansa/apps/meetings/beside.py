"""Whether meetings can be held beside one another as things are now, one after the other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from hansa.apps.meetings import needs, queries, rules
from hansa.apps.meetings.hall import Hall, hall_of
from hansa.apps.meetings.models import Absence, Competitors, Precedence, Session, Slot
from hansa.apps.meetings.needs import Neighbour
from hansa.apps.meetings.rules import Engagement, Part, Place
from hansa.apps.meetings.serving import Register, people_in, register_of, together
from hansa.apps.meetings.surroundings import period_of
from hansa.apps.meetings.timetables import Sitting
from hansa.values import Period


@dataclass(slots=True)
class Beside:
    """The session as it is, read once, and the meetings that are held in it so far.

    Attributes:
        names: of everybody who sits.
        present: who may sit for each party.
        absent: (slot, person) at which they are away.
        rivals: the competitors of each party.
        before: for each wish, those that must be over before it; `after` the other way round.
        taken: meetings in other sessions, and those that are held here.
        held: in this session, in the order in which they came.
    """

    session: Session
    hall: Hall
    register: Register
    names: Mapping[int, str]
    present: Mapping[int, frozenset[int]]
    absent: frozenset[tuple[int, int]]
    rivals: Mapping[int, set[int]]
    before: Mapping[int, set[int]]
    after: Mapping[int, set[int]]
    taken: list[Engagement]
    held: list[Sitting] = field(default_factory=list)
    busy: Counter[int] = field(default_factory=Counter)
    standing: int = 0

    def meeting(self, sitting: Sitting) -> str:
        """Who meets whom."""
        wanted = self.register.wishes.get(sitting.wish)
        companies = self.register.companies
        names = wanted.names if wanted else [companies[party].name for party, _ in sitting.seats]
        return together(names)

    def worthiest(self, sittings: Sequence[Sitting]) -> list[Sitting]:
        """The worthiest first."""
        wishes = self.register.wishes
        return sorted(
            sittings,
            key=lambda each: -wishes[each.wish].worth if each.wish in wishes else 0,
        )

    def try_to_hold(self, sitting: Sitting) -> str:
        """Hold the meeting beside the others; else the first reason why it cannot be."""
        why = next(self._objections(sitting), "")
        if not why:
            self.hold(sitting)
        return why

    def hold(self, sitting: Sitting) -> None:
        """From now on it takes its place, its people and its table."""
        slot, table = self._slot(sitting), self.register.tables.get(sitting.table)
        if slot is None or table is None:
            return
        self.held.append(sitting)
        self.busy.update(party for party, _person in sitting.seats)
        place = self._place(sitting, slot, table.label)
        self.taken.append(
            Engagement(
                meeting=0,
                table=sitting.table,
                people=place.people,
                period=place.period,
                session=self.session.pk,
                moving=self.hall.moving,
            )
        )

    def with_helpers(self) -> tuple[list[Sitting], dict[int, str]]:
        """What came and is held, with those who help now; and by wish why some have no help.

        Who helped then and still can comes first; for the others somebody who is free is called.
        """
        coming = self.held[self.standing :]
        helping: dict[int, list[Period]] = defaultdict(list)
        for helper, periods in self.hall.helping.items():
            helping[helper] += periods
        kept: dict[int, tuple[tuple[int, str], ...]] = {}
        for each in coming:
            kept[each.wish] = self.hall.still_helping(each, self._known_slot(each))
            for helper, _skill in kept[each.wish]:
                helping[helper].append(period_of(self._known_slot(each)))
        put, lacking = [], {}
        for each in coming:
            called, why = self._called(each, kept[each.wish], helping)
            if why:
                lacking[each.wish] = why
            else:
                put.append(replace(each, helpers=tuple(sorted((*kept[each.wish], *called)))))
        return put, lacking

    def _called(
        self, sitting: Sitting, kept: Sequence[tuple[int, str]], helping: dict[int, list[Period]]
    ) -> tuple[list[tuple[int, str]], str]:
        """Who is called besides those who are there, or why somebody is lacking."""
        slot = self._known_slot(sitting)
        need, has = self.hall.need_of(sitting), {skill for _helper, skill in kept}
        lacking = replace(need, skills=tuple(skill for skill in need.skills if skill not in has))
        free = self.hall.free(slot, helping)
        why = next(needs.objections_to_helpers(lacking, free, clock=self._clock(slot)), "")
        if why:
            return [], why
        found = needs.assigned(lacking.skills, free) or {}
        for helper in found.values():
            helping[helper].append(period_of(slot))
        return [(helper, skill) for skill, helper in found.items()], ""

    def _objections(self, sitting: Sitting) -> Iterator[str]:
        wanted = self.register.wishes.get(sitting.wish)
        if wanted is None or not wanted.is_open:
            yield _("It is no longer wished for.")
            return
        slot, table = self._slot(sitting), self.register.tables.get(sitting.table)
        if slot is None or table is None:
            yield _("Its time or its table is gone.")
            return
        if {party for party, _person in sitting.seats} != set(wanted.parties):
            yield _("By now others are at this meeting.")
            return
        for party, person in sitting.seats:
            if person not in self.present.get(party, ()):
                yield _("{person} no longer comes.").format(person=self.names.get(person, "–"))
        where = self._place(sitting, slot, table.label)
        yield from self._against_its_part(sitting, slot)
        yield from rules.objections_to_place(where, taken=self.taken)
        yield from self.hall.objections(sitting)
        yield from self._in_haste(sitting, where)
        yield from self._over_their_caps(sitting)
        yield from self._beside_competitors(sitting, where)
        yield from self._against_the_order(sitting, slot)

    def _against_its_part(self, sitting: Sitting, slot: Slot) -> Iterator[str]:
        wish = self.hall.wishes[sitting.wish]
        if wish.part not in {Part.ANY, slot.part}:
            yield _("By now it is wished for in the other part of the session.")

    def _in_haste(self, sitting: Sitting, where: Place) -> Iterator[str]:
        """Who would not come in time; whoever receives at a table of their own does not move."""
        keeping = {person for party, person in sitting.seats if self.hall.parties[party].table_id}
        for key, name in where.people.items():
            others = [
                (other.period, max(self.hall.moving, other.moving))
                for other in self.taken
                if key in other.people and not (key in keeping and other.session == self.session.pk)
            ]
            yield from needs.objections_to_haste(
                name, where.period, others=others, clock=where.clock
            )

    def _over_their_caps(self, sitting: Sitting) -> Iterator[str]:
        for party, _person in sitting.seats:
            row = self.hall.parties[party]
            yield from needs.objections_to_cap(str(row), most=row.most, others=self.busy[party])

    def _beside_competitors(self, sitting: Sitting, where: Place) -> Iterator[str]:
        neighbours = list(self._neighbours(sitting))
        if neighbours:
            yield from needs.objections_to_neighbours(
                self.hall.spots[sitting.table],
                where.period,
                neighbours=neighbours,
                beside=self.hall.beside,
                clock=where.clock,
            )

    def _neighbours(self, sitting: Sitting) -> Iterator[Neighbour]:
        mine = [party for party, _person in sitting.seats]
        for other in self.held if any(self.rivals.get(party) for party in mine) else ():
            for party, _person in other.seats:
                rival_of = next((it for it in mine if party in self.rivals.get(it, ())), None)
                if rival_of is not None:
                    yield Neighbour(
                        name=str(self.hall.parties[party]),
                        of=str(self.hall.parties[rival_of]),
                        table=other.table,
                        table_name=self.hall.spots[other.table].name,
                        period=period_of(self._known_slot(other)),
                    )

    def _against_the_order(self, sitting: Sitting, slot: Slot) -> Iterator[str]:
        earlier = self.before.get(sitting.wish, set())
        later = self.after.get(sitting.wish, set())
        for other in self.held if earlier or later else ():
            there = self._known_slot(other).period
            if other.wish in earlier and there.upper > slot.period.lower:
                yield _("It must come after {meeting}.").format(meeting=self.meeting(other))
            if other.wish in later and slot.period.upper > there.lower:
                yield _("It must come before {meeting}.").format(meeting=self.meeting(other))

    def _place(self, sitting: Sitting, slot: Slot, label: str) -> Place:
        people = {person: self.names.get(person, "–") for _party, person in sitting.seats}
        return Place(
            table=sitting.table,
            table_label=rules.table_in_words(label),
            period=period_of(slot),
            people=people,
            clock=self._clock(slot),
            away=tuple(name for key, name in people.items() if (slot.pk, key) in self.absent),
            closed=(slot.pk, sitting.table) in self.hall.closed,
        )

    def _slot(self, sitting: Sitting) -> Slot | None:
        place = self.register.place(sitting.slot)
        return None if place is None else self.register.slots[place]

    def _known_slot(self, sitting: Sitting) -> Slot:
        return next(slot for slot in self.register.slots if slot.pk == sitting.slot)

    def _clock(self, slot: Slot) -> str:
        return f"{slot.period.lower.astimezone(self.register.zone):%H:%M}"


def beside_of(
    session: Session, *, standing: Sequence[Sitting], coming: Sequence[Sitting]
) -> Beside:
    """The session with what stands, before anything comes."""
    names = people_in([*standing, *coming])
    rivals, before, after = (defaultdict[int, set[int]](set) for _ in range(3))
    for one, other in Competitors.objects.filter(session=session).values_list("one", "other"):
        rivals[one].add(other)
        rivals[other].add(one)
    order = Precedence.objects.filter(first__session=session)
    for first, then in order.values_list("first", "then"):
        before[then].add(first)
        after[first].add(then)
    absences = Absence.objects.filter(slot__session=session)
    elsewhere = queries.engagements(people=names, session=session)
    beside = Beside(
        session=session,
        hall=hall_of(session),
        register=register_of(session),
        names=names,
        present={
            party: frozenset(person.pk for person in people)
            for party, people in queries.people_of_parties(session).items()
        },
        absent=frozenset(absences.values_list("slot", "person")),
        rivals=rivals,
        before=before,
        after=after,
        taken=[each for each in elsewhere if each.session != session.pk],
    )
    for sitting in standing:
        beside.hold(sitting)
    beside.standing = len(beside.held)
    return beside
