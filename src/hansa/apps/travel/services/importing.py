"""Flights from a list: every row is checked, and all are noted together or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.programme import rules as programme
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.models import Delegate
from hansa.apps.travel import rules
from hansa.apps.travel.services.connections import enter_flight
from hansa.plumbing.history.recording import record
from hansa.plumbing.spreadsheets.limits import Limits
from hansa.plumbing.spreadsheets.reading import Row, rows_of
from hansa.values import Refused

COLUMNS = (
    "email", "number", "from", "to", "departs on", "departs at", "arrives on", "arrives at",
    "terminal", "carrier",
)  # fmt: skip
NEEDED = 8
LIMITS = Limits(size=2 << 20, rows=2_001, columns=20, cells=50_000, length=200)


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """What is wrong with one row of the list."""

    row: int
    objections: tuple[str, ...]


class ListRefused(Exception):  # noqa: N818 - an answer to whoever sent the list
    """Nothing was noted.

    Attributes:
        troubles: by row, as the reader's spreadsheet counts them.
    """

    def __init__(self, troubles: Sequence[RowTrouble]) -> None:
        super().__init__(f"{len(troubles)} rows")
        self.troubles = tuple(troubles)


@transaction.atomic
def import_flights(*, mission: Mission, content: bytes, by: User, now: datetime) -> int:
    """Note the flight of every row; gives how many there are. Safe to repeat.

    Raises:
        Unreadable: when the file is no spreadsheet, or passes a limit.
        ListRefused: when a row is wrong; then none is noted.
    """
    rows = list(rows_of(content, limits=LIMITS))
    people = {
        each.person.email.casefold(): each
        for each in registrations.accepted_delegates(mission)
        if each.person.email
    }
    troubles = list(_wrong_headings(rows[0]))
    for row in rows[1:] if not troubles else ():
        try:
            with transaction.atomic():
                _enter(row, people, mission=mission, by=by, now=now)
        except Refused as refused:
            troubles.append(RowTrouble(row.number, refused.objections))
    if not troubles and not rows[1:]:
        troubles.append(RowTrouble(rows[0].number, (_("Below the headings the list is empty."),)))
    if troubles:
        raise ListRefused(troubles)
    record("connections.imported", about=mission, by=by, now=now, rows=len(rows) - 1)
    return len(rows) - 1


def _wrong_headings(row: Row) -> Iterator[RowTrouble]:
    said = tuple(cell.casefold() for cell in row.cells[:NEEDED])
    if said != COLUMNS[:NEEDED]:
        yield RowTrouble(
            row.number,
            (_("The first row names the columns: {columns}.").format(columns=", ".join(COLUMNS)),),
        )


def _enter(
    row: Row, people: dict[str, Delegate], *, mission: Mission, by: User, now: datetime
) -> None:
    cells = [*row.cells, *[""] * (len(COLUMNS) - len(row.cells))]
    email, number, origin, destination, left, leaves, landed, lands, terminal, carrier = cells[
        : len(COLUMNS)
    ]
    delegate = people.get(email.casefold())
    if delegate is None:
        raise Refused(_("Nobody who travels has the address {email}.").format(email=email or "–"))
    enter_flight(
        mission=mission,
        who=delegate,
        number=number,
        origin=origin,
        destination=destination,
        origin_zone=_zone(origin),
        destination_zone=_zone(destination),
        departs_at=_moment(left, leaves, _zone(origin), place=origin),
        arrives_at=_moment(landed, lands, _zone(destination), place=destination),
        terminal=terminal[:20],
        carrier=carrier[:80],
        by=by,
        now=now,
    )


def _zone(code: str) -> str:
    zone = rules.airports.zone_of(code)
    for objection in rules.airports.objections_to_zone(zone, code=rules.airports.as_code(code)):
        raise Refused(objection)
    return zone


def _moment(day: str, clock: str, zone: str, *, place: str) -> datetime:
    """A wall time of a place; a spreadsheet may say the day with a midnight behind it."""
    try:
        wall = datetime.combine(date.fromisoformat(day[:10]), time.fromisoformat(clock[-8:]))
    except ValueError:
        raise Refused(
            _("“{day} {clock}” is no day and time; write 2025-10-05 and 10:35.").format(
                day=day, clock=clock
            )
        ) from None
    wall = wall.replace(tzinfo=None)
    moments = programme.moments_of(wall, zone=ZoneInfo(zone))
    for objection in programme.objections_to_wall_time(
        moments, wall=wall, city=place, chosen=False
    ):
        raise Refused(objection)
    return moments[0]
