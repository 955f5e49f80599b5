"""A brokerage event in the published format becomes a mission with its B2B session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from hansa.apps.directory import rules as directory_rules
from hansa.apps.directory import services as directory
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.rules import Part
from hansa.apps.missions import rules as missions_rules
from hansa.apps.missions import services as missions
from hansa.apps.registration import services as registrations
from hansa.engines.scheduling.files.dzn import BrokerageEvent
from hansa.values import Period

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency, User
    from hansa.apps.meetings.models import Party, Session, Slot, Wish
    from hansa.apps.missions.models import Leg, Mission
    from hansa.apps.registration.models import Registration

ZONE = "Europe/Brussels"
OPENS = time(9)
LUNCH = timedelta(hours=1)
# The format says nothing of worth; every meeting is held, so one figure serves all.
WORTH = 50


@dataclass(frozen=True, slots=True)
class Plan:
    """What the file does not say.

    Attributes:
        slug: names the mission in addresses.
        day: on which the event is held.
        slot: the length of a slot.
    """

    slug: str
    title: str
    agency: Agency
    day: date
    slot: timedelta = timedelta(minutes=20)


@transaction.atomic
def import_event(
    *,
    event: BrokerageEvent,
    plan: Plan,
    by: User,
    now: datetime,
    on_progress: Callable[[], None] = lambda: None,
) -> Session:
    """Set up the event with its participants, session, wishes and absences; all or nothing.

    Args:
        on_progress: called once for each participant and each meeting.

    Raises:
        Refused: when there is a mission of this slug already.
    """
    mission, leg = _mission(event, plan, by=by, now=now)
    session = _session(event, plan, leg=leg, by=by, now=now)
    slots = list(session.slots.order_by("period"))
    parties = []
    for number in range(1, event.participants + 1):
        registration = _participant(number, plan, mission=mission, leg=leg, by=by, now=now)
        parties.append(
            meetings.join_session(session=session, registration=registration, by=by, now=now)
        )
        _note_absences(event, registration, number, slots=slots, by=by, now=now)
        on_progress()
    wishes = _wishes(event, session, parties, on_progress=on_progress, by=by, now=now)
    for first, then in event.precedences:
        meetings.put_in_order(first=wishes[first - 1], then=wishes[then - 1], by=by, now=now)
    _place_what_is_agreed(event, session, wishes, slots, by=by, now=now)
    return session


def _mission(event: BrokerageEvent, plan: Plan, *, by: User, now: datetime) -> tuple[Mission, Leg]:
    mission = missions.plan_mission(
        slug=plan.slug,
        titles={"en": plan.title},
        direction=missions_rules.Direction.INCOMING,
        country="BE",
        seats=event.participants,
        agencies=[plan.agency],
        by=by,
        now=now,
    )
    leg = missions.add_leg(
        mission=mission,
        city="Brussels",
        country="BE",
        time_zone=ZONE,
        starts_on=plan.day,
        ends_on=plan.day,
        by=by,
        now=now,
    )
    return mission, leg


def _session(event: BrokerageEvent, plan: Plan, *, leg: Leg, by: User, now: datetime) -> Session:
    return meetings.plan_session(
        leg=leg,
        titles={"en": plan.title},
        hall="Hall",
        slots=list(_slots(event, plan)),
        tables=[str(number) for number in range(1, event.tables + 1)],
        holds_all=True,
        fairness=event.fairness,
        by=by,
        now=now,
    )


def _slots(event: BrokerageEvent, plan: Plan) -> Iterator[tuple[Period, Part]]:
    """The slots one after another, with an hour for lunch between the two parts."""
    start = datetime.combine(plan.day, OPENS, tzinfo=ZoneInfo(ZONE))
    for number in range(1, event.slots + 1):
        part = Part.FIRST if number <= event.morning_slots else Part.SECOND
        if number == event.morning_slots + 1:
            start += LUNCH
        yield Period(start, start + plan.slot), part
        start += plan.slot


def _participant(
    number: int, plan: Plan, *, mission: Mission, leg: Leg, by: User, now: datetime
) -> Registration:
    organisation = directory.add_organisation(
        kind=directory_rules.Kind.COMPANY,
        name=f"Participant {number:03}",
        agency=plan.agency,
        city="Brussels",
        by=by,
        now=now,
    )
    person = directory.add_person(
        organisation=organisation,
        first_name="Participant",
        last_name=f"{number:03}",
        email=f"participant-{number:03}@{plan.slug}.example",
        by=by,
        now=now,
    )
    stay = registrations.Days(leg=leg, arrives_on=leg.starts_on, leaves_on=leg.ends_on)
    registration = registrations.apply(
        mission=mission,
        organisation=organisation,
        agency=plan.agency,
        sector_group=None,
        motivation="",
        travellers=[registrations.Traveller(person=person, stays=(stay,))],
        by=by,
        now=now,
    )
    registrations.accept(registration=registration, by=by, now=now)
    return registration


def _note_absences(
    event: BrokerageEvent,
    registration: Registration,
    number: int,
    *,
    slots: Sequence[Slot],
    by: User,
    now: datetime,
) -> None:
    delegate = registration.delegates.get()
    for slot in sorted(event.forbidden[number - 1]):
        meetings.note_absence(slot=slots[slot - 1], person=delegate.person, why="", by=by, now=now)


def _wishes(
    event: BrokerageEvent,
    session: Session,
    parties: Sequence[Party],
    *,
    on_progress: Callable[[], None],
    by: User,
    now: datetime,
) -> list[Wish]:
    wishes = []
    times: Counter[frozenset[int]] = Counter()
    for meeting in event.meetings:
        asking, asked = meeting.participants
        times[frozenset(meeting.participants)] += 1
        wishes.append(
            meetings.wish(
                session=session,
                asking=parties[asking - 1],
                asked=parties[asked - 1],
                worth=WORTH,
                origin="agency",
                part=Part(meeting.session),
                nth=times[frozenset(meeting.participants)],
                by=by,
                now=now,
            )
        )
        on_progress()
    return wishes


def _place_what_is_agreed(
    event: BrokerageEvent,
    session: Session,
    wishes: Sequence[Wish],
    slots: Sequence[Slot],
    *,
    by: User,
    now: datetime,
) -> None:
    """Meetings with a fixed slot stand on the board from the start, each at its own table."""
    tables = list(session.tables.all())
    taken: Counter[int] = Counter()
    for meeting, wish in zip(event.meetings, wishes, strict=True):
        if meeting.fixed_slot:
            table = tables[taken[meeting.fixed_slot]]
            taken[meeting.fixed_slot] += 1
            slot = slots[meeting.fixed_slot - 1]
            meetings.place(wish=wish, slot=slot, table=table, by=by, now=now)
