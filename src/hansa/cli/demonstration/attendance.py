"""Badges, doors and who came: the first day of the mission, played ahead, and a roll-call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from hansa.apps.attendance import queries, services
from hansa.apps.attendance.rules import Found, Reason
from hansa.apps.attendance.services import Noted
from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries as programme
from hansa.apps.programme.rules import Status
from hansa.cli.demonstration.cast import Cast

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.attendance.models import Badge, Device
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity

DOORS = ("Door A, main entrance", "Door B, garden side")
KEEPERS = ("Lien Pauwels (volunteer)", "Hugo Marchal (volunteer)")
# Of those who are expected, one in so many does not come, is late, or shows the badge twice.
ABSENT, LATE, TWICE = 11, 17, 60
WALK_INS = (
    ("Rosa Delgado", "Port of Oakland", Reason.INVITED),
    ("Kenji Watanabe", "Bay Area Council", Reason.KNOWN),
)
# Of so many people one is not found at first.
UNSEEN = 150
DRILL = "Fire alarm in the hotel at breakfast"
ACCOUNT = (
    "False alarm, from the kitchen. Everybody was out in nine minutes; two were found at the pool, "
    "one had gone running. The hotel has been asked to test the alarm in the east wing."
)


def keep_doors(slug: str, *, cast: Cast, on_step: Callable[[], None]) -> None:
    """Issue badges, let people in at every activity of the first day, and hold a roll-call.

    Raises:
        LookupError: when the demonstration has no mission of this name.
    """
    mission = missions.mission(slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {slug!r}.")
    officer, random = cast.officers["brussels"], Random(7)  # noqa: S311 - no secret
    held = _of_the_first_day(mission)
    for activity in held:
        _let_in(activity, by=officer, random=random)
        on_step()
    _lose_a_badge(mission, by=officer, now=held[-1].period.upper)
    _call_the_roll(mission, by=officer, now=held[-1].period.upper + timedelta(hours=10))
    on_step()


def number_of_doors(slug: str) -> int:
    """How many steps keeping doors takes."""
    mission = missions.mission(slug)
    return len(_of_the_first_day(mission)) + 1 if mission else 1


def _of_the_first_day(mission: Mission) -> list[Activity]:
    first = missions.legs_of(mission)[0]
    day = programme.activities_of(mission, day=first.starts_on, status=Status.CONFIRMED)
    return sorted(day, key=lambda each: each.period.lower)


def _let_in(activity: Activity, *, by: User, random: Random) -> None:
    """Two phones note who comes; the second is out of reach until the end."""
    opens = activity.period.lower - timedelta(minutes=30)
    phones = [
        services.open_door(
            door=services.add_door(activity=activity, name=name, by=by, now=opens),
            keeper=keeper,
            by=by,
            now=opens,
        )
        for name, keeper in zip(DOORS, KEEPERS, strict=True)
    ]
    expected = queries.expected_of([activity])[activity.pk]
    badges = [
        badge for badge in queries.standing_badges(activity.leg.mission) if badge.person in expected
    ]
    for place, phone in enumerate(phones):
        noted = list(_noted(activity, badges[place::2], random=random, walk_in=WALK_INS[place]))
        received = activity.period.upper if place else activity.period.lower
        services.take_batch(device=phone, noted=noted, now=received)
    _show_twice(phones[0], badges[1::TWICE], activity)


def _noted(
    activity: Activity,
    badges: Sequence[Badge],
    *,
    random: Random,
    walk_in: tuple[str, str, Reason],
) -> Iterator[Noted]:
    start = activity.period.lower
    coming = [
        (start + _after_the_start(place, random), badge)
        for place, badge in enumerate(badges, start=1)
        if place % ABSENT
    ]
    # A phone counts what it notes, one after the other.
    coming.sort(key=lambda each: each[0])
    for number, (moment, badge) in enumerate(coming, start=1):
        yield Noted(
            key=UUID(int=random.getrandbits(128), version=4),
            number=number,
            digest=badge.digest,
            told_at=moment,
        )
    name, organisation, reason = walk_in
    yield Noted(
        key=UUID(int=random.getrandbits(128), version=4),
        number=len(coming) + 1,
        digest="",
        told_at=start + timedelta(minutes=36),
        name=name,
        organisation=organisation,
        reason=reason,
    )


def _after_the_start(place: int, random: Random) -> timedelta:
    """Most come a little before; who is late is so by a quarter of an hour and more."""
    minutes = random.randint(12, 35) if place % LATE == 0 else random.randint(-24, 6)
    return timedelta(minutes=minutes, seconds=random.randrange(60))


def _show_twice(phone: Device, badges: Sequence[Badge], activity: Activity) -> None:
    noted = [
        Noted(
            key=UUID(int=badge.pk, version=4),
            number=10_000 + place,
            digest=badge.digest,
            told_at=activity.period.lower + timedelta(minutes=40),
        )
        for place, badge in enumerate(badges)
    ]
    services.take_batch(device=phone, noted=noted, now=activity.period.lower)


def _lose_a_badge(mission: Mission, *, by: User, now: datetime) -> None:
    lost = queries.standing_badges(mission).filter(delegate__isnull=False)[3]
    services.replace_badge(badge=lost, by=by, now=now, why="Left in a taxi")


def _call_the_roll(mission: Mission, *, by: User, now: datetime) -> None:
    call = services.start_roll_call(mission=mission, why=DRILL, by=by, now=now)
    for place, each in enumerate(queries.called(call)):
        moment = now + timedelta(seconds=place)
        if place % UNSEEN == 0 and place:
            services.tick(line=each.line, found=Found.MISSING, by=by, now=moment)
            moment = now + timedelta(minutes=9)
        services.tick(
            line=each.line, found=Found.SAFE, by=by, now=moment, note="" if place % 40 else "Pool"
        )
    services.close_roll_call(
        roll_call=call, account=ACCOUNT, by=by, now=now + timedelta(minutes=25)
    )
