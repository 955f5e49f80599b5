"""The engine's own check of meetings that are about to stand on the board."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hansa.apps.meetings import solving
from hansa.apps.meetings.models import Session
from hansa.apps.meetings.timetables import Sitting
from hansa.engines import scheduling


@dataclass(frozen=True, slots=True)
class Proof:
    """Every hard rule of the session as it is now, as the engine states it.

    Attributes:
        problem: without what the session demands of a timetable as a whole.
        slots: the problem's slot index of each slot.
        tables: the problem's key of each table.
    """

    session: Session
    problem: scheduling.Problem
    slots: dict[int, int]
    tables: dict[int, str]

    def fitting(self, staying: Sequence[Sitting], rows: Sequence[Sitting]) -> list[Sitting]:
        """Those of the rows that break no rule beside what stays, the first of them first.

        What stays may break a rule already; that is held against nobody.
        """
        already = set(self._complaints(staying))
        return self._fitting([*staying], rows, already)

    def demands_broken(self, sittings: Sequence[Sitting]) -> Iterator[str]:
        """What the session demands of a timetable as a whole, and this one does not give."""
        held = {sitting.wish for sitting in sittings}
        missing = sum(int(wish.key) not in held for wish in self.problem.wishes)
        if self.session.holds_all and missing:
            yield ngettext(
                "Every wish must be held in this session; {number} would not be.",
                "Every wish must be held in this session; {number} would not be.",
                missing,
            ).format(number=missing)
        most = self.session.fairness
        waits = scheduling.idle_periods(self.problem, self._timetable(sittings)).values()
        spread = max(waits, default=0) - min(waits, default=0)
        if most is not None and spread > most:
            yield _(
                "Somebody would wait {spread} times more often than another; allowed are {most}."
            ).format(spread=spread, most=most)

    def _fitting(
        self, beside: list[Sitting], rows: Sequence[Sitting], already: set[str]
    ) -> list[Sitting]:
        """All of them in one look where all fit; else each half, the first half first."""
        if not rows or not already.issuperset(self._complaints([*beside, *rows])):
            if len(rows) < 2:  # noqa: PLR2004 - what cannot be halved
                return []
            half = len(rows) // 2
            first = self._fitting(beside, rows[:half], already)
            return [*first, *self._fitting([*beside, *first], rows[half:], already)]
        return list(rows)

    def _complaints(self, sittings: Sequence[Sitting]) -> list[str]:
        return scheduling.violations(self.problem, self._timetable(sittings))

    def _timetable(self, sittings: Sequence[Sitting]) -> scheduling.Timetable:
        wishes = {wish.key: wish for wish in self.problem.wishes}
        people = {party.key: party.people for party in self.problem.parties}
        meetings = [
            self._meeting(each, wishes[key])
            for each in sittings
            if (key := str(each.wish)) in wishes
        ]
        # Of people who are not there any more the rules cannot speak at all.
        known = [
            meeting
            for meeting in meetings
            if all(
                person in people[party]
                for party, person in zip(wishes[meeting.wish].parties, meeting.people, strict=True)
            )
        ]
        return scheduling.Timetable(
            meetings=tuple(known), unheld=(), worth=0, bound=0, idle_periods=0
        )

    def _meeting(self, sitting: Sitting, wish: scheduling.Wish) -> scheduling.Meeting:
        sits = {str(party): str(person) for party, person in sitting.seats}
        helps = {skill: str(helper) for helper, skill in sitting.helpers}
        return scheduling.Meeting(
            wish=wish.key,
            slot=self.slots[sitting.slot],
            table=self.tables[sitting.table],
            people=tuple(sits.get(party, "") for party in wish.parties),
            helpers=tuple(helps[skill] for skill in wish.skills if skill in helps),
        )


def proof_of(session: Session, *, staying: Sequence[Sitting]) -> Proof:
    """The rules as they are now; what stays with less help than it needs is left in peace."""
    framed = solving.framed(session)
    helped = {
        str(sitting.wish): {skill for _helper, skill in sitting.helpers} for sitting in staying
    }
    wishes = tuple(
        replace(
            wish,
            required=False,
            skills=tuple(skill for skill in wish.skills if skill in helped[wish.key])
            if wish.key in helped
            else wish.skills,
        )
        for wish in framed.problem.wishes
    )
    return Proof(
        session=session,
        problem=replace(framed.problem, wishes=wishes, fairness=None),
        slots={slot.pk: place for place, slot in enumerate(framed.slots)},
        tables={table.pk: table.label for table in session.tables.all()},
    )
