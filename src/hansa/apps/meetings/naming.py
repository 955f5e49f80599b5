"""Names and clocks for the numbers of rows that facts speak of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from hansa.apps.directory.models import Person
from hansa.apps.meetings import queries
from hansa.apps.meetings.facts import Facts
from hansa.apps.meetings.models import Session, Slot


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows of a session are called; what has gone meanwhile has no name.

    Attributes:
        slots: all of the session, in the order of time.
        zone: whose clocks are shown.
    """

    slots: tuple[Slot, ...]
    zone: tzinfo
    parties: Mapping[int, str]
    people: Mapping[int, str] = field(default_factory=dict)
    wishes: Mapping[int, str] = field(default_factory=dict)

    def party(self, number: int | None) -> str:
        """What the organisation is called."""
        return self.parties.get(number or 0, "–")

    def wish(self, number: int | None) -> str:
        """What the meeting is called."""
        return self.wishes.get(number or 0, "–")

    def somebody(self, party: int, person: int | None) -> str:
        """The person with the organisation, or the organisation alone."""
        if person is None or person not in self.people:
            return self.party(party)
        return f"{self.people[person]} ({self.party(party)})"

    def clock(self, slot: int | None) -> str:
        """When the slot begins, by the local clocks."""
        return next((self._at(each.period.lower) for each in self.slots if each.pk == slot), "–")

    def ends(self, slot: int) -> str:
        """When the slot ends, by the local clocks."""
        return next((self._at(each.period.upper) for each in self.slots if each.pk == slot), "–")

    def times(self, slots: Iterable[int]) -> str:
        """The slots in words, those that follow one another as one stretch: 10:00–11:30."""
        wanted = set(slots)
        return ", ".join(
            f"{self._at(run[0].period.lower)}–{self._at(run[-1].period.upper)}"
            for run in self._stretches(wanted)
        )

    def without(self, slots: Sequence[int]) -> list[int]:
        """The session's other slots."""
        return [each.pk for each in self.slots if each.pk not in set(slots)]

    def _stretches(self, wanted: set[int]) -> Iterator[list[Slot]]:
        run: list[Slot] = []
        for slot in self.slots:
            if slot.pk in wanted:
                run.append(slot)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _at(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.zone):%H:%M}"


def names_for(session: Session, facts: Iterable[Facts]) -> Names:
    """The names that these facts of reasons need."""
    said = [each for each in facts if each]
    return names_in(
        session,
        wishes={number for each in said for number in wishes_in(each)},
        people=people_in(said),
    )


def names_in(session: Session, *, wishes: Set[int], people: Set[int]) -> Names:
    """The names of all parties of the session, and of these wishes and people; five queries."""
    return Names(
        slots=tuple(session.slots.order_by("period")),
        zone=session.leg.zone,
        parties={party.pk: str(party) for party in queries.parties_of(session)},
        people=names_of_people(people),
        wishes={wish.pk: str(wish) for wish in queries.wishes_named(wishes)} if wishes else {},
    )


def names_of_people(people: Set[int]) -> dict[int, str]:
    """What they are called; no query for nobody."""
    if not people:
        return {}
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=people)}


def people_in(facts: Iterable[Facts]) -> set[int]:
    """The people of whom the facts speak."""
    return {each["person"] for said in facts for each in said.get("present", ()) if each["person"]}


def wishes_in(facts: Facts) -> Iterator[int]:
    """The wishes of which the facts speak."""
    if other := facts.get("other"):
        yield other
    yield from facts.get("instead", {}).get("wishes", ())
