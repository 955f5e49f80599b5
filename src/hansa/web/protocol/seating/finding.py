"""Finding the plan of an address, and what is shown of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from hansa.apps.protocol import queries, solving
from hansa.apps.protocol.rules.seating import objection_in_words
from hansa.engines.seating import MUST, Code, NoSeating, Objection
from hansa.web.missions.finding import mission_or_404, planned_mission_or_404

if TYPE_CHECKING:
    from hansa.apps.protocol.models import SeatingGuest, SeatingPlan, SeatingStep, SeatingTable

GRAVE = frozenset(
    {
        Code.PRECEDENCE,
        Code.NO_LANGUAGE_RIGHT,
        Code.NO_LANGUAGE_LEFT,
        Code.NO_LANGUAGE_ACROSS,
        Code.COLLEAGUES,
    }
)
# Of what a change did, so many sentences are shown.
MOST_TOLD = 8


def plan_or_404(request: HttpRequest, slug: str, pk: int, *, changes: bool = False) -> SeatingPlan:
    """The plan of the address, if the reader may see, or change, its mission.

    Raises:
        Http404: when there is none for this reader.
        PermissionDenied: when the reader may see it, but not change it.
    """
    if changes:
        mission = planned_mission_or_404(request, slug)
    else:
        mission = mission_or_404(request, slug, legs=False)
    found = queries.plans_of(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    # It is the one just found; nobody need look for it again.
    found.activity.leg.mission = mission
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """A seat, who sits in it, and what speaks against it."""

    number: int
    guest: SeatingGuest | None
    objections: tuple[str, ...]
    tone: str

    @property
    def shown(self) -> int:
        """The number for people, from 1."""
        return self.number + 1


@dataclass(frozen=True, slots=True)
class Laid:
    """A table with its places."""

    table: SeatingTable
    places: tuple[Place, ...]
    objections: tuple[str, ...]


@dataclass(frozen=True)
class Hall:
    """A plan as it is shown.

    Attributes:
        problem: why nothing can be seated in it; "" where it can.
    """

    plan: SeatingPlan
    guests: list[SeatingGuest]
    tables: list[Laid]
    found: list[Objection]
    problem: str = ""

    @cached_property
    def waiting(self) -> list[SeatingGuest]:
        """Who has no seat."""
        return [one for one in self.guests if one.table_id is None]

    @property
    def seats(self) -> int:
        """How many there are."""
        return sum(one.table.seats for one in self.tables)

    @property
    def unmet(self) -> int:
        """How many demands are not met, a pair's counted once."""
        return len(
            {
                (one.code, frozenset({one.guest, *one.others}))
                for one in self.found
                if one.code in MUST
            }
        )

    @property
    def names(self) -> dict[int, str]:
        """What guests are called."""
        return {one.pk: str(one) for one in self.guests}


def hall_of(plan: SeatingPlan) -> Hall:
    """The plan with everything that speaks against it, seat by seat."""
    problem, found = "", []
    try:
        frame = solving.framed(plan)
    except NoSeating as reason:
        guests, tables = list(queries.guests_of(plan)), list(plan.tables.all())
        problem = str(reason)
    else:
        guests, tables = list(frame.guests), list(frame.tables)
        found = frame.objections()
    names = {one.pk: str(one) for one in guests}
    told: dict[int | None, list[Objection]] = defaultdict(list)
    at_table: dict[int, list[str]] = defaultdict(list)
    for one in found:
        if one.guest is None:
            at_table[one.table].append(objection_in_words(one, names))
        else:
            told[one.guest].append(one)
    sitting = {(one.table_id, one.number): one for one in guests}
    laid = [
        Laid(
            table,
            tuple(
                _place(number, sitting.get((table.pk, number)), told, names)
                for number in range(table.seats)
            ),
            tuple(at_table[table.pk]),
        )
        for table in tables
    ]
    return Hall(plan, guests, laid, found, problem)


def done_by(step: SeatingStep | None, hall: Hall) -> tuple[list[str], list[str]]:
    """What the last change made better and worse, in sentences."""
    if step is None:
        return [], []
    return _sentences(step.better, hall), _sentences(step.worse, hall)


def _sentences(kept: list[dict[str, object]], hall: Hall) -> list[str]:
    names = hall.names
    numbers = {one.table.pk: one.table.number for one in hall.tables}
    sentences = []
    for one in solving.read(kept)[:MOST_TOLD]:
        who = names.get(one.guest or 0, "")
        if one.guest is None and one.table in numbers:
            who = _("Table {number}").format(number=numbers[one.table])
        sentences.append(f"{who} · {objection_in_words(one, names)}".lstrip(" ·"))
    return sentences


def _place(
    number: int,
    guest: SeatingGuest | None,
    told: dict[int | None, list[Objection]],
    names: dict[int, str],
) -> Place:
    found = told[guest.pk] if guest else []
    words = tuple(objection_in_words(one, names) for one in found)
    return Place(number, guest, words, _tone(guest, [one.code for one in found]))


def _tone(guest: SeatingGuest | None, codes: list[Code]) -> str:
    if guest is None:
        return "empty"
    if MUST.intersection(codes):
        return "lost"
    if GRAVE.intersection(codes):
        return "decision"
    return "slight" if codes else "good"
