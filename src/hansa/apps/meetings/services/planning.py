"""Setting up a session: slots, tables, who takes part, who is away."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from psycopg.types.range import TimestamptzRange

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.meetings import rules
from hansa.apps.meetings.models import (
    Absence,
    Counterpart,
    Party,
    Precedence,
    Session,
    Slot,
    Table,
    Wish,
)
from hansa.apps.meetings.rules import Part
from hansa.apps.missions.models import Leg, SectorGroup
from hansa.apps.registration.models import Registration
from hansa.plumbing.history.recording import record
from hansa.values import Period, Refused, refuse_if


@transaction.atomic
def plan_session(
    *,
    leg: Leg,
    titles: dict[str, str],
    hall: str,
    slots: Sequence[tuple[Period, Part]],
    tables: Sequence[str],
    sector_group: SectorGroup | None = None,
    holds_all: bool = False,
    fairness: int | None = None,
    by: User,
    now: datetime,
) -> Session:
    """Lay out a session with its slots and tables.

    Raises:
        Refused: naming the field `slots` or `tables`, when there are none, when slots overlap,
            lie outside the leg, or a label names two tables.
    """
    refuse_if(
        rules.objections_to_slots(
            [period.at(leg.zone) for period, _part in slots], first=leg.starts_on, last=leg.ends_on
        ),
        field="slots",
    )
    refuse_if(rules.objections_to_tables(tables), field="tables")
    session = Session.objects.create(
        leg=leg,
        titles=titles,
        hall=hall,
        sector_group=sector_group,
        holds_all=holds_all,
        fairness=fairness,
    )
    _lay_out(session, slots, tables)
    record("session.planned", about=session, by=by, now=now, slots=len(slots), tables=len(tables))
    return session


def _lay_out(session: Session, slots: Sequence[tuple[Period, Part]], tables: Sequence[str]) -> None:
    Slot.objects.bulk_create(
        Slot(session=session, period=TimestamptzRange(period.start, period.end), part=part)
        for period, part in slots
    )
    Table.objects.bulk_create(
        Table(session=session, position=position, label=label)
        for position, label in enumerate(tables, start=1)
    )


@transaction.atomic
def add_counterpart(
    *,
    leg: Leg,
    organisation: Organisation,
    contact: Person,
    sector_group: SectorGroup | None = None,
    by: User,
    now: datetime,
) -> Counterpart:
    """Put a local organisation on the list of hosts of a leg.

    Raises:
        Refused: when it stands there already, or the contact works elsewhere.
    """
    if contact.organisation_id != organisation.pk:
        raise Refused(
            _("{person} does not work for {organisation}.").format(
                person=contact, organisation=organisation
            ),
            field="contact",
        )
    counterpart, new = Counterpart.objects.get_or_create(
        leg=leg,
        organisation=organisation,
        defaults={"contact": contact, "sector_group": sector_group},
    )
    if not new:
        raise Refused(
            _("{organisation} is already a host in {city}.").format(
                organisation=organisation, city=leg.city
            ),
            field="organisation",
        )
    record("counterpart.added", about=counterpart, by=by, now=now)
    return counterpart


@transaction.atomic
def join_session(
    *,
    session: Session,
    registration: Registration | None = None,
    counterpart: Counterpart | None = None,
    by: User,
    now: datetime,
) -> Party:
    """Let a registered organisation or a host take part; asking again changes nothing.

    Raises:
        Refused: when they belong to another mission or another leg.
    """
    refuse_if(
        rules.objections_to_joining(
            mission_fits=registration is None or registration.mission_id == session.leg.mission_id,
            leg_fits=counterpart is None or counterpart.leg_id == session.leg_id,
        )
    )
    party, new = Party.objects.get_or_create(
        session=session, registration=registration, counterpart=counterpart
    )
    if new:
        record("party.joined", about=party, by=by, now=now)
    return party


@transaction.atomic
def note_absence(
    *, slot: Slot, person: Person, why: str, cause: str = "", by: User | None, now: datetime
) -> Absence:
    """Remember that a person cannot come in a slot; a meeting already there stays on the board.

    Args:
        cause: names what `end_absence` will take away again.
    """
    absence, new = Absence.objects.get_or_create(
        slot=slot, person=person, defaults={"why": why, "cause": cause}
    )
    if new:
        record("absence.noted", about=absence, by=by, now=now, why=why)
    return absence


@transaction.atomic
def end_absence(*, slot: Slot, person: Person, cause: str, by: User | None, now: datetime) -> None:
    """Forget an absence that this cause put there; one that somebody else noted stands."""
    absence = Absence.objects.filter(slot=slot, person=person, cause=cause).first()
    if absence:
        record("absence.ended", about=slot.session, by=by, now=now, person=str(person))
        absence.delete()


@transaction.atomic
def put_in_order(*, first: Wish, then: Wish, by: User, now: datetime) -> Precedence:
    """Ask that one meeting be held before the other."""
    order, new = Precedence.objects.get_or_create(first=first, then=then)
    if new:
        record("wishes.ordered", about=order, by=by, now=now)
    return order


@transaction.atomic
def renew_host_link(*, counterpart: Counterpart, by: User, now: datetime) -> Counterpart:
    """Make every link that was sent to this host worthless, so that a new one can be sent."""
    Counterpart.objects.filter(pk=counterpart.pk).update(link_version=F("link_version") + 1)
    counterpart.refresh_from_db(fields=["link_version"])
    record("counterpart.link_renewed", about=counterpart, by=by, now=now)
    return counterpart
