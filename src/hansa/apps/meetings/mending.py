"""What a repair looks at: the board, who may be missing, what was noted before."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Q, QuerySet

from hansa.apps.directory.models import Person
from hansa.apps.meetings import asking, groups, queries
from hansa.apps.meetings.models import (
    Absence,
    Assistance,
    Counterpart,
    Helper,
    HelperAbsence,
    Meeting,
    Party,
    Session,
    Slot,
    Table,
)
from hansa.apps.meetings.repair_rows import Closure, Repair
from hansa.apps.meetings.sharing import taken_elsewhere
from hansa.apps.meetings.troubles import REPAIR, Joining, Trouble
from hansa.apps.registration.models import Registration


def sight_of(session: Session) -> str:
    """Everything on which a repair rests, in short: another sight, another board."""
    meetings = Meeting.objects.filter(session=session).order_by("pk")
    assistance = Assistance.objects.filter(meeting__session=session)
    people = queries.people_of_parties(session)
    seen = [
        list(meetings.values_list("pk", "wish", "slot", "table", "agreed")),
        list(
            meetings.values_list("pk", "seats__party", "seats__person").order_by(
                "pk", "seats__party"
            )
        ),
        sorted(assistance.values_list("meeting", "skill", "helper")),
        sorted(Absence.objects.filter(slot__session=session).values_list("slot", "person")),
        sorted(HelperAbsence.objects.filter(slot__session=session).values_list("slot", "helper")),
        sorted(taken_elsewhere(session)),
        sorted(queries.closed_places(session)),
        sorted(queries.open_wishes(session).values_list("pk", flat=True)),
        groups.joined_numbers(session),
        sorted((party, [person.pk for person in them]) for party, them in people.items()),
    ]
    return sha256(json.dumps(seen).encode()).hexdigest()


def too_soon_to_change(slots: Sequence[Slot], trouble: Trouble, *, now: datetime) -> list[int]:
    """The wishes whose meetings in these slots are hit by the trouble, and not over yet."""
    hit = Meeting.objects.filter(slot__in=slots, period__endswith__gt=now).filter(
        Q(seats__person__in=trouble.missing)
        | Q(table__in=trouble.tables)
        | Q(assistance__helper__in=trouble.helpers)
    )
    return sorted(set(hit.values_list("wish", flat=True)))


def repairs_of(session: Session) -> QuerySet[Repair]:
    """The repairs that were looked for, the latest first."""
    return Repair.objects.filter(session=session).select_related("proposed_by", "accepted_by")


def repair_of(session: Session, pk: int) -> Repair | None:
    """One of them."""
    return repairs_of(session).filter(pk=pk).first()


def _arriving(session: Session) -> list[Person]:
    """Delegates of the session who reach the leg on its very day."""
    slot = session.slots.order_by("period").first()
    if slot is None:
        return []
    day = slot.period.lower.astimezone(session.leg.zone).date()
    delegates = queries.present_delegates(session).filter(
        registration__parties__session=session,
        stays__leg=session.leg_id,
        stays__stands=True,
        stays__arrives_on=day,
    )
    return [delegate.person for delegate in delegates.distinct()]


@dataclass(frozen=True, slots=True)
class Noted:
    """What a repair noted and may be taken back.

    Attributes:
        missing: people with the end of their absence; None: for the rest of the session.
        closed: tables with the end of their closure.
    """

    missing: tuple[tuple[Person, datetime | None], ...]
    closed: tuple[tuple[Table, datetime | None], ...]


def _noted(session: Session, *, now: datetime) -> Noted:
    """Who is said to be missing, and which tables are closed, in slots that are not over."""
    slots = list(session.slots.filter(period__endswith__gt=now).order_by("period"))
    absences = Absence.objects.filter(slot__in=slots, cause=REPAIR).select_related("person", "slot")
    closures = Closure.objects.filter(slot__in=slots).select_related("table", "slot")
    last = slots[-1].period.upper if slots else None
    missing: dict[Person, datetime] = {}
    for absence in absences.order_by("person__last_name", "person", "slot__period"):
        missing[absence.person] = absence.slot.period.upper
    closed: dict[Table, datetime] = {}
    for closure in closures.order_by("table__position", "slot__period"):
        closed[closure.table] = closure.slot.period.upper
    return Noted(
        missing=tuple((who, None if end == last else end) for who, end in missing.items()),
        closed=tuple((table, None if end == last else end) for table, end in closed.items()),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """Among what an officer chooses who says what happened.

    Attributes:
        parties: who takes part, by name, with the people who may sit.
        arriving: delegates who reach the leg on the very day.
        slots: those that have not begun.
        visitors: registrations that do not take part yet.
        hosts: counterparts of the leg that do not take part yet.
        meetings: how many are held in these slots.
    """

    parties: tuple[tuple[Party, tuple[Person, ...]], ...]
    arriving: tuple[Person, ...]
    helpers: tuple[Helper, ...]
    slots: tuple[Slot, ...]
    tables: tuple[Table, ...]
    visitors: tuple[Registration, ...]
    hosts: tuple[Counterpart, ...]
    noted: Noted
    meetings: int


def choices(session: Session, *, now: datetime) -> Choices:
    """Everything that may be said to have happened to the session."""
    people = queries.people_of_parties(session)
    parties = sorted(queries.parties_of(session), key=lambda party: str(party).casefold())
    slots = tuple(session.slots.filter(period__startswith__gte=now).order_by("period"))
    return Choices(
        parties=tuple((party, tuple(people[party.pk])) for party in parties),
        arriving=tuple(_arriving(session)),
        helpers=tuple(session.helpers.all()),
        slots=slots,
        tables=tuple(session.tables.order_by("position")),
        visitors=tuple(asking.registrations_without_place(session)),
        hosts=tuple(asking.counterparts_without_place(session)),
        noted=_noted(session, now=now),
        meetings=Meeting.objects.filter(session=session, slot__in=slots).count(),
    )


def name_of(joining: Joining, session: Session) -> str:
    """The organisation that joins, whether it has joined by now or not."""
    if joining.registration:
        visitors = Registration.objects.filter(mission=session.leg.mission_id)
        registration = visitors.filter(pk=joining.registration).select_related("organisation")
        return ", ".join(str(each.organisation) for each in registration)
    hosts = Counterpart.objects.filter(leg=session.leg_id, pk=joining.counterpart or 0)
    return ", ".join(str(host.organisation) for host in hosts.select_related("organisation"))
