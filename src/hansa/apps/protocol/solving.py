"""Rows of a seating plan to the seater's problem, and its answers back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hansa.apps.protocol.models.seating import SeatingBond, SeatingGuest, SeatingPlan, SeatingTable
from hansa.apps.protocol.queries.seating import guests_of
from hansa.engines import seating


@dataclass(frozen=True)
class Framed:
    """A plan as the seater sees it, with the rows it came from."""

    problem: seating.Problem
    guests: Sequence[SeatingGuest]
    tables: Sequence[SeatingTable]
    seats: Mapping[int, seating.Seat]

    @property
    def names(self) -> dict[int, str]:
        """What guests are called, by their keys."""
        return {guest.pk: str(guest) for guest in self.guests}

    def objections(self) -> list[seating.Objection]:
        """What speaks against the seats as they are; of guests without one, nothing."""
        return seating.objections(self.problem, self.seats)


def framed(plan: SeatingPlan) -> Framed:
    """The plan as it stands; three queries.

    Raises:
        NoSeating: when no plan can be made of it.
    """
    guests = list(guests_of(plan))
    tables = list(plan.tables.all())
    seats = {
        one.pk: seating.Seat(one.table_id, one.number) for one in guests if one.table_id is not None
    }
    problem = seating.Problem(
        tuple(_guest(one) for one in guests),
        tuple(_tables(tables, guests)),
        pairs=tuple(_pair(bond) for bond in plan.bonds.all()),
        fixed={one.pk: seats[one.pk] for one in guests if one.is_locked and one.pk in seats},
    )
    return Framed(problem, guests, tables, seats)


def stored(objections: Iterable[seating.Objection]) -> list[dict[str, object]]:
    """Objections as a row keeps them."""
    return [
        {
            "code": str(one.code),
            "guest": one.guest,
            "others": list(one.others),
            "table": one.table,
            "number": one.number,
        }
        for one in objections
    ]


def read(kept: Iterable[Mapping[str, object]]) -> list[seating.Objection]:
    """Objections that a row kept."""
    return [
        seating.Objection(
            code=seating.Code(str(one["code"])),
            cost=0,
            table=int(str(one["table"])),
            guest=None if one["guest"] is None else int(str(one["guest"])),
            others=tuple(one["others"]),  # type: ignore[arg-type]
            number=int(str(one["number"])),
        )
        for one in kept
    ]


def _guest(row: SeatingGuest) -> seating.Guest:
    organisation, sector, spoken = None, None, row.spoken
    if row.delegate:
        person = row.delegate.person
        organisation, sector = (
            person.organisation_id,
            row.delegate.registration.sector_group_id,
        )
        spoken = [person.language, *person.spoken]
    if row.counterpart:
        contact = row.counterpart.contact
        organisation, sector = row.counterpart.organisation_id, row.counterpart.sector_group_id
        spoken = [contact.language, *contact.spoken]
    if row.dignitary:
        spoken = [row.dignitary.language]
    return seating.Guest(
        row.pk,
        seating.Side(row.side),
        rank=row.rank,
        languages=frozenset(spoken),
        organisation=organisation,
        sector=str(sector or ""),
        needs_access=row.needs_access,
    )


def _tables(
    tables: Iterable[SeatingTable], guests: Iterable[SeatingGuest]
) -> Iterable[seating.Table]:
    """Those who preside get a head table each, by rank."""
    presiding = sorted(
        (one for one in guests if one.presides), key=lambda one: (one.rank or 9999, one.pk)
    )
    waiting = [one.pk for one in presiding]
    for row in tables:
        yield seating.Table(
            row.pk,
            row.seats,
            shape=seating.Shape(row.shape),
            is_head=row.is_head,
            distance=row.distance,
            accessible=frozenset(range(row.accessible)),
            host=waiting.pop(0) if row.is_head and waiting else None,
        )


def _pair(bond: SeatingBond) -> seating.Pair:
    return seating.Pair(bond.one_id, bond.other_id, seating.Bond(bond.kind))
