"""A session of the size of a real one, made quickly: rows in bulk, places dealt out in turn."""

import random
from datetime import UTC, datetime, timedelta

from psycopg.types.range import TimestamptzRange
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.directory.models import Organisation, Person
from hansa.apps.meetings.models import (
    Counterpart,
    Meeting,
    Party,
    Seat,
    Session,
    Slot,
    Table,
    Wish,
)
from hansa.apps.registration.models import Delegate, Registration, Stay

NINE = datetime(2025, 10, 6, 16, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)
WORTHS = (100, 90, 75, 75, 60, 50, 50, 50, 25, 25, 10)
FIRST = [
    "Noordzee",
    "Zelmavelde",
    "Quorilune",
    "Arbor",
    "Meerlaan",
    "Oxelaar",
    "Brabo",
    "Ardenne",
    "Kempen",
    "Condroz",
]
SECOND = [
    "Koeltechniek",
    "Grid",
    "Storage",
    "Bioprocess",
    "Optics",
    "Logistics",
    "Foundry",
    "Robotics",
    "Textiles",
]
LOCAL = [
    "Bayside",
    "Redwood",
    "Golden",
    "Harbor",
    "Mission",
    "Sierra",
    "Pacific",
    "Coastal",
    "Alameda",
    "Presidio",
]


def a_big_session(*, slots=24, tables=60, companies=120, hosts=60, wishes=1400, coast=None, seed=7):
    """A session with wishes, most of them placed; whoever is left out says that tables are full."""
    coast = coast or west_coast()
    chance = random.Random(seed)
    session = Session.objects.create(
        leg=coast.san_francisco, titles={"en": "Energy meets the Bay"}, hall="Hall B"
    )
    Slot.objects.bulk_create(
        Slot(session=session, period=_half_hour(NINE + number * HALF_AN_HOUR))
        for number in range(slots)
    )
    Table.objects.bulk_create(
        Table(session=session, position=number, label=str(number))
        for number in range(1, tables + 1)
    )
    visitors = _visitors(session, coast, companies)
    receivers = _receivers(session, coast, hosts)
    pairs = [(asking, asked) for asking in visitors for asked in receivers]
    chosen = chance.sample(pairs, min(wishes, len(pairs)))
    wished = Wish.objects.bulk_create(
        Wish(session=session, asking=asking, asked=asked, worth=chance.choice(WORTHS))
        for (asking, _), (asked, _) in chosen
    )
    who = dict(visitors + receivers)
    _deal_out(session, sorted(wished, key=lambda wish: -wish.worth), who)
    return session


def _half_hour(start):
    return TimestamptzRange(start, start + HALF_AN_HOUR)


def _visitors(session, coast, number):
    organisations = Organisation.objects.bulk_create(
        Organisation(
            kind="company",
            name=f"{FIRST[n % 10]} {SECOND[n % 9]} {n + 1} NV",
            agency=coast.agency,
            city="Brussels",
            pitch="Cooling that runs on sea water, for ports and ships.",
        )
        for n in range(number)
    )
    people = Person.objects.bulk_create(
        Person(
            organisation=each, first_name="An", last_name=f"Peeters {n}", email=f"v{n}@x.example"
        )
        for n, each in enumerate(organisations)
    )
    registrations = Registration.objects.bulk_create(
        Registration(
            mission=coast.mission,
            organisation=each,
            agency=coast.agency,
            sector_group=coast.energy,
            status="accepted",
            motivation="We look for a partner who knows the harbours of the Bay.",
            applied_at=IN_TIME,
            decided_at=IN_TIME,
        )
        for each in organisations
    )
    _travelling(registrations, people, coast)
    parties = Party.objects.bulk_create(
        Party(session=session, registration=each) for each in registrations
    )
    return list(zip(parties, people, strict=True))


def _travelling(registrations, people, coast):
    """One delegate for each company, on the leg from its first to its last day."""
    leg = coast.san_francisco
    delegates = Delegate.objects.bulk_create(
        Delegate(registration=registration, mission=coast.mission, person=person)
        for registration, person in zip(registrations, people, strict=True)
    )
    Stay.objects.bulk_create(
        Stay(
            delegate=each,
            person=each.person,
            leg=leg,
            arrives_on=leg.starts_on,
            leaves_on=leg.ends_on,
        )
        for each in delegates
    )


def _receivers(session, coast, number):
    organisations = Organisation.objects.bulk_create(
        Organisation(
            kind="company",
            name=f"{LOCAL[n % 10]} {SECOND[n % 9]} {n + 1} Inc.",
            agency=coast.agency,
            city="Oakland",
            country="US",
            pitch="Builds and runs cold stores along the coast.",
        )
        for n in range(number)
    )
    people = Person.objects.bulk_create(
        Person(
            organisation=each,
            first_name="Grace",
            last_name=f"Kim {n}",
            job_title="Buyer",
            email=f"h{n}@y.example",
        )
        for n, each in enumerate(organisations)
    )
    counterparts = Counterpart.objects.bulk_create(
        Counterpart(leg=coast.san_francisco, organisation=organisation, contact=person)
        for organisation, person in zip(organisations, people, strict=True)
    )
    parties = Party.objects.bulk_create(
        Party(session=session, counterpart=each) for each in counterparts
    )
    return list(zip(parties, people, strict=True))


def _deal_out(session, wishes, who):
    """Each wish takes the first slot in which both are free and a table is left."""
    slots, tables = list(session.slots.order_by("period")), list(session.tables.all())
    free = {slot.pk: list(reversed(tables)) for slot in slots}
    busy, held, left_out = set(), [], []
    for number, wish in enumerate(wishes):
        both = (who[wish.asking].pk, who[wish.asked].pk)
        order = slots[number % 5 :] + slots[: number % 5]
        place = next(
            (
                slot
                for slot in order
                if free[slot.pk] and not {(one, slot.pk) for one in both} & busy
            ),
            None,
        )
        if place is None:
            left_out.append(wish.pk)
            continue
        busy |= {(one, place.pk) for one in both}
        held.append(
            Meeting(
                wish=wish,
                session=session,
                slot=place,
                table=free[place.pk].pop(),
                period=place.period,
                agreed=number % 9 == 0,
            )
        )
    Meeting.objects.bulk_create(held)
    Seat.objects.bulk_create(
        Seat(meeting=meeting, party=party, person=who[party], period=meeting.period)
        for meeting in held
        for party in (meeting.wish.asking, meeting.wish.asked)
    )
    Wish.objects.filter(pk__in=left_out).update(unheld_reason="party_full")
