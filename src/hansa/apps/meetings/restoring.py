"""Which meetings of a kept timetable can stand on the board now, and why the others cannot."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from hansa.apps.meetings import needs, queries, rules
from hansa.apps.meetings.hall import Hall, hall_of
from hansa.apps.meetings.models import Absence, Meeting, Session, Slot
from hansa.apps.meetings.rules import Engagement, Place
from hansa.apps.meetings.serving import Register, people_in, register_of
from hansa.apps.meetings.timetables import Sitting
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Restoration:
    """What bringing a timetable back would do.

    Attributes:
        put: meetings that can be held as they were.
        staying: wishes whose meeting is agreed, and stays where it is.
        objections: a sentence for each meeting that would be left out.
    """

    put: tuple[Sitting, ...]
    staying: frozenset[int]
    objections: tuple[str, ...]


def restoration(session: Session, sittings: Sequence[Sitting]) -> Restoration:
    """What would become of these meetings on the board; nothing is written."""
    now = _Now.of(session, sittings)
    put, objections = [], []
    for sitting in sittings:
        if sitting.wish in now.staying:
            continue
        why = next(now.objections(sitting), "")
        if why:
            objections.append(f"{now.meeting(sitting)}: {why}")
        else:
            put.append(now.with_helpers(sitting))
    return Restoration(tuple(put), now.staying, tuple(objections))


@dataclass(frozen=True, slots=True)
class _Now:
    """The session as it is, read once for all meetings.

    Attributes:
        names: of everybody who sat.
        present: who may sit for each party.
        absent: who is away, by slot.
        taken: meetings that stay, here and in other sessions.
        staying: wishes whose meeting is agreed.
    """

    hall: Hall
    register: Register
    names: Mapping[int, str]
    present: Mapping[int, frozenset[int]]
    absent: Mapping[int, frozenset[int]]
    taken: Sequence[Engagement]
    staying: frozenset[int]

    @classmethod
    def of(cls, session: Session, sittings: Sequence[Sitting]) -> "_Now":
        names = people_in(sittings)
        agreed = dict(
            Meeting.objects.filter(session=session, agreed=True).values_list("pk", "wish_id")
        )
        engagements = queries.engagements(people=names, session=session)
        return cls(
            hall=hall_of(session),
            register=register_of(session),
            names=names,
            present={
                party: frozenset(person.pk for person in people)
                for party, people in queries.people_of_parties(session).items()
            },
            absent=_absent(session),
            taken=[
                each for each in engagements if each.meeting in agreed or each.session != session.pk
            ],
            staying=frozenset(agreed.values()),
        )

    def meeting(self, sitting: Sitting) -> str:
        """Who meets whom."""
        wanted = self.register.wishes.get(sitting.wish)
        companies = self.register.companies
        names = wanted.names if wanted else [companies[party].name for party, _ in sitting.seats]
        return " – ".join(names)

    def with_helpers(self, sitting: Sitting) -> Sitting:
        """The meeting with those of its helpers who still can come."""
        slot = next(slot for slot in self.register.slots if slot.pk == sitting.slot)
        return replace(sitting, helpers=self.hall.still_helping(sitting, slot))

    def objections(self, sitting: Sitting) -> Iterator[str]:
        """Why the meeting cannot be held as it was."""
        wanted = self.register.wishes.get(sitting.wish)
        if wanted is None or not wanted.is_open:
            yield _("It is no longer wished for.")
        place = self.register.place(sitting.slot)
        table = self.register.tables.get(sitting.table)
        if place is None or table is None:
            yield _("Its time or its table is gone.")
            return
        for party, person in sitting.seats:
            if person not in self.present.get(party, ()):
                yield _("{person} no longer comes.").format(person=self.names.get(person, "–"))
        slot = self.register.slots[place]
        where = self._place(sitting, slot, table.label)
        yield from rules.objections_to_place(where, taken=self.taken)
        yield from self.hall.objections(sitting)
        yield from self._in_haste(where)

    def _in_haste(self, where: Place) -> Iterator[str]:
        """Who would not come in time from a meeting that stays at another table."""
        for key, name in where.people.items() if self.hall.moving else ():
            others = [
                (other.period, self.hall.moving)
                for other in self.taken
                if key in other.people and other.table != where.table
            ]
            yield from needs.objections_to_haste(
                name, where.period, others=others, clock=where.clock
            )

    def _place(self, sitting: Sitting, slot: Slot, label: str) -> Place:
        people = {person: self.names.get(person, "–") for _party, person in sitting.seats}
        absent = self.absent.get(slot.pk, frozenset())
        return Place(
            table=sitting.table,
            table_label=rules.table_in_words(label),
            period=Period(slot.period.lower, slot.period.upper),
            people=people,
            clock=f"{slot.period.lower.astimezone(self.register.zone):%H:%M}",
            away=tuple(name for person, name in people.items() if person in absent),
            closed=(slot.pk, sitting.table) in self.hall.closed,
        )


def _absent(session: Session) -> dict[int, frozenset[int]]:
    away: dict[int, set[int]] = defaultdict(set)
    for slot, person in Absence.objects.filter(slot__session=session).values_list("slot", "person"):
        away[slot].add(person)
    return {slot: frozenset(people) for slot, people in away.items()}
