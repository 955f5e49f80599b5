"""500 people through 4 doors in 10 minutes, 2 of the doors out of reach: nobody lost, none twice.

The minutes are simulated: people come in bursts, as buses stop. Two doors send as they go; two are
out of reach until the end, one of them by a clock that is an hour off. What is sent is cut into
batches, of which some come twice, some in the wrong order and some only at the second try. One
person in twenty shows the badge at a second door too. Every count must come out as people came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model

from hansa.apps.accounts.models import Agency
from hansa.apps.attendance import queries, services
from hansa.apps.attendance.models import Badge, Device
from hansa.apps.attendance.services import Noted
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme.models import Activity
from hansa.apps.registration.models import Delegate, Registration, Stay

PEOPLE, DOORS, MINUTES, OFFLINE = 500, 4, 10, 2
# People come by the busload.
BURST = 50
# Of so many people one shows the badge again at the next door.
AGAIN = 20
BATCH = 25
OPENS = datetime(2025, 10, 7, 16, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """One batch on its way."""

    device: Device
    noted: tuple[Noted, ...]
    arrives: datetime


def measured(people: int = PEOPLE) -> dict[str, Any]:
    """What was lost and what was counted twice, and how long a batch took."""
    random = Random(7)  # noqa: S311 - a benchmark, not a secret
    activity, badges = _hall(people)
    devices = _doors(activity)
    sent = list(_on_their_way(devices, badges, random))
    took = []
    for each in sent:
        begun = perf_counter()
        services.take_batch(device=each.device, noted=each.noted, now=each.arrives)
        took.append((perf_counter() - begun) * 1000)
    found = queries.attended(activity)
    came = {arrival.person for arrival in queries.arrivals_of(activity)}
    awaited = {badge.person for badge in badges}
    return {
        "people": people,
        "doors": DOORS,
        "offline": OFFLINE,
        "minutes": MINUTES,
        "batches": len(sent),
        "lost": len(awaited - came),
        "double": found.tally.arrived - len(awaited & came),
        "shown_twice": found.tally.used_twice,
        "shown_twice_in_truth": len(badges[::AGAIN]),
        "batch_ms": {"median": sorted(took)[len(took) // 2], "worst": max(took)},
    }


def _hall(people: int) -> tuple[Activity, list[Badge]]:
    """An activity for everyone, and so many who are to come."""
    agency = Agency.objects.create(code="doors", name="Doors", region="brussels")
    mission = Mission.objects.create(
        slug="doors", titles={"en": "Doors"}, direction="outgoing", country="US", seats=people
    )
    leg = Leg.objects.create(
        mission=mission, city="San Francisco", country="US", time_zone="America/Los_Angeles",
        starts_on=OPENS.date(), ends_on=OPENS.date(),
    )  # fmt: skip
    activity = Activity.objects.create(
        leg=leg, titles={"en": "Opening"}, kind="reception", status="confirmed", place="Hall",
        period=(OPENS + timedelta(minutes=MINUTES), OPENS + 3 * HOUR),
        changed_at=OPENS, confirmed_at=OPENS,
    )  # fmt: skip
    activity.refresh_from_db()
    for number in range(people):
        _travel(leg, agency, number)
    services.issue_badges(mission=mission, by=None, now=OPENS)
    return activity, list(queries.standing_badges(mission))


def _travel(leg: Leg, agency: Agency, number: int) -> None:
    company = Organisation.objects.create(
        kind="company", name=f"Company {number}", agency=agency, city="Gent"
    )
    person = Person.objects.create(
        organisation=company, first_name="Ann", last_name=f"Claes {number}",
        email=f"ann{number}@example.org",
    )  # fmt: skip
    registration = Registration.objects.create(
        mission=leg.mission, organisation=company, agency=agency, status="accepted",
        applied_at=OPENS, decided_at=OPENS,
    )  # fmt: skip
    delegate = Delegate.objects.create(
        registration=registration, mission=leg.mission, person=person
    )
    Stay.objects.create(
        delegate=delegate, person=person, leg=leg, arrives_on=leg.starts_on, leaves_on=leg.ends_on
    )


def _doors(activity: Activity) -> list[Device]:
    officer = get_user_model().objects.create(email="officer@doors.example", created_at=OPENS)
    return [
        services.open_door(
            door=services.add_door(activity=activity, name=name, by=officer, now=OPENS),
            keeper=f"Keeper {name}",
            by=officer,
            now=OPENS,
        )
        for name in "ABCD"[:DOORS]
    ]


def _on_their_way(devices: list[Device], badges: list[Badge], random: Random) -> Iterator[Sent]:
    """Every batch in the order in which it reaches the house, losses and repeats included."""
    sent: list[Sent] = []
    for place, device in enumerate(devices):
        offline = place >= DOORS - OFFLINE
        # The last clock is an hour fast, and the phone knows.
        ahead = HOUR if place == DOORS - 1 else timedelta()
        noted = list(_noted(place, badges, ahead=ahead, random=random))
        for start in range(0, len(noted), BATCH):
            batch = tuple(noted[start : start + BATCH])
            last = batch[-1].told_at + batch[-1].offset
            arrives = OPENS + timedelta(minutes=MINUTES + start) if offline else last
            sent.append(Sent(device, batch, arrives))
            # The answer was lost: the phone sends all of it again, with what came since.
            if random.random() < 1 / 3:
                again = batch + tuple(noted[start + BATCH : start + BATCH + 5])
                sent.append(Sent(device, again, arrives + timedelta(seconds=random.randrange(90))))
    random.shuffle(sent)
    return iter(
        sorted(sent, key=lambda each: each.arrives + timedelta(seconds=random.randrange(60)))
    )


def _noted(place: int, badges: list[Badge], *, ahead: timedelta, random: Random) -> Iterator[Noted]:
    """What one door saw: every fourth of each burst, and some badges a second time."""
    bursts = max(1, -(-len(badges) // BURST))
    moments = []
    for number, badge in enumerate(badges):
        burst = OPENS + timedelta(minutes=MINUTES) * (number // BURST) / bursts
        at = burst + timedelta(seconds=random.randrange(45))
        if number % DOORS == place:
            moments.append((at, badge))
        if number % AGAIN == 0 and (number + 1) % DOORS == place:
            moments.append((at + timedelta(seconds=50), badge))
    for number, (at, badge) in enumerate(sorted(moments, key=lambda each: each[0]), start=1):
        yield Noted(
            key=UUID(int=random.getrandbits(128), version=4),
            number=number,
            digest=badge.digest,
            told_at=at + ahead,
            offset=-ahead,
        )
