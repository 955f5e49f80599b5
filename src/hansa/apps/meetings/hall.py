"""What the hall and its helpers allow, read once for many meetings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from hansa.apps.meetings import needs, queries
from hansa.apps.meetings.models import (
    Assistance,
    Helper,
    HelperAbsence,
    Party,
    Session,
    Slot,
    Wish,
)
from hansa.apps.meetings.needs import Need, Spot
from hansa.apps.meetings.sharing import taken_elsewhere
from hansa.apps.meetings.surroundings import period_of, spots_of
from hansa.apps.meetings.timetables import Sitting
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Hall:
    """Tables, helpers and what meetings need of them.

    Attributes:
        parties: of the session, with the table of those that have one.
        closed: (slot, table) at which nothing can be held.
        skills: of each helper.
        away: (helper, slot) at which they cannot come.
        helping: when each helper is in a meeting that is agreed, and so stays.
    """

    moving: timedelta
    parties: Mapping[int, Party]
    wishes: Mapping[int, Wish]
    spots: Mapping[int, Spot]
    closed: frozenset[tuple[int, int]]
    skills: Mapping[int, frozenset[str]]
    away: frozenset[tuple[int, int]]
    helping: Mapping[int, list[Period]]

    def objections(self, sitting: Sitting) -> Iterator[str]:
        """Why the meeting cannot be held at its table any more, whenever."""
        wish = self.wishes.get(sitting.wish)
        if wish is None:
            return
        own = {
            str(party): self.spots[party.table_id]
            for party in self._parties_of(wish)
            if party.table_id
        }
        yield from needs.objections_to_table(
            self.need_of(sitting), self.spots[sitting.table], own=own
        )

    @property
    def beside(self) -> frozenset[frozenset[int]]:
        """Pairs of tables that are side by side."""
        return frozenset(needs.side_by_side(list(self.spots.values())))

    def need_of(self, sitting: Sitting) -> Need:
        """What the meeting needs; its wish is open."""
        wish = self.wishes[sitting.wish]
        return needs.need_of(wish, parties=self._parties_of(wish))

    def free(self, slot: Slot, helping: Mapping[int, list[Period]]) -> dict[int, frozenset[str]]:
        """Who could be called in this slot, with what they can do.

        Args:
            helping: when each helper helps already.
        """
        period = period_of(slot)
        return {
            helper: skills
            for helper, skills in self.skills.items()
            if (helper, slot.pk) not in self.away
            and not any(
                needs.is_too_close(period, other, moving=self.moving)
                for other in helping.get(helper, ())
            )
        }

    def still_helping(self, sitting: Sitting, slot: Slot) -> tuple[tuple[int, str], ...]:
        """Those who helped then and still can, with their skills."""
        free, needed = self.free(slot, self.helping), self.need_of(sitting).skills
        return tuple(
            (helper, skill)
            for helper, skill in sitting.helpers
            if skill in needed and skill in free.get(helper, ())
        )

    def _parties_of(self, wish: Wish) -> list[Party]:
        return [self.parties[party] for party in wish.numbers]


def hall_of(session: Session) -> Hall:
    """Everything there is, in seven queries."""
    helping: dict[int, list[Period]] = defaultdict(list)
    agreed = Assistance.objects.filter(meeting__session=session, meeting__agreed=True)
    for helper, period in agreed.values_list("helper", "period"):
        helping[helper].append(Period(period.lower, period.upper))
    away = HelperAbsence.objects.filter(helper__session=session)
    return Hall(
        moving=timedelta(minutes=session.moving),
        parties={party.pk: party for party in queries.parties_of(session)},
        wishes={wish.pk: wish for wish in queries.open_wishes(session)},
        spots=spots_of(session.tables.order_by("position")),
        closed=queries.closed_places(session),
        skills={
            helper.pk: frozenset(helper.skills) for helper in Helper.objects.filter(session=session)
        },
        away=frozenset(away.values_list("helper", "slot")) | taken_elsewhere(session),
        helping=helping,
    )
