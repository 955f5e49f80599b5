"""An activity runs late: it is moved, with what follows where asked, and those concerned told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from hansa.apps.attendance.queries import lateness
from hansa.apps.attendance.rules.lateness import objections_to_shifting
from hansa.apps.programme import queries as programme_queries
from hansa.apps.programme import services as programme
from hansa.apps.programme.notices import Change, Spot, spot_of
from hansa.apps.programme.rules import Status
from hansa.apps.protocol import services as protocol
from hansa.apps.travel import queries as travel_queries
from hansa.apps.travel import services as travel
from hansa.journeys.change_activity import change_activity
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import Period, Refused, refuse_if

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.attendance.queries.drives import Drive
    from hansa.apps.missions.models import Leg
    from hansa.apps.programme.models import Activity
    from hansa.apps.registration.models import Delegate
    from hansa.apps.travel.models import Ride


@transaction.atomic
def run_late(
    *,
    activity: Activity,
    minutes: int,
    everything_after: bool,
    seen: str,
    by: User,
    now: datetime,
    why: str = "",
    drives_too: bool = False,
) -> int:
    """Move an activity, and what follows it that day; how many people are told.

    Args:
        minutes: below 0 for earlier.
        drives_too: move the buses and convoys along that would no longer fit.
        seen: the fingerprint of what the reader saw, so that pressing twice moves it once.

    Raises:
        Refused: when the activity is over or called off, the programme was changed meanwhile, or
            as `programme.services.change` does; or a bus or convoy cannot be moved along.
    """
    moving = _hold(activity, everything_after=everything_after)
    _refuse_unfit(activity, minutes, same=lateness.fingerprint_of(moving) == seen, now=now)
    drives = lateness.drives_to_move(moving, minutes=minutes) if drives_too else []
    moved = [_move(each, minutes, by=by, now=now) for each in moving]
    for drive in drives:
        moved += _bring_along(drive, minutes, by=by, now=now)
    record(
        "activity.ran_late", about=activity, by=by, now=now,
        why=why, minutes=minutes, activities=len(moving), drives=len(drives),
    )  # fmt: skip
    return _write(moved, leg=activity.leg, why=why, seen=seen, now=now)


@dataclass(frozen=True, slots=True)
class _Moved:
    """An activity or a ride at its new hours.

    Attributes:
        title: asked in the reader's language.
        people: whom it concerns.
    """

    title: Callable[[], str]
    was: Spot
    now: Spot
    people: Sequence[Delegate]


def _hold(activity: Activity, *, everything_after: bool) -> list[Activity]:
    """What moves, as it stands now; nobody else changes the programme meanwhile."""
    programme.hold_programme(activity.leg.mission)
    activity.refresh_from_db(fields=["period", "status", "sequence"])
    return lateness.to_shift(activity, everything_after=everything_after)


def _refuse_unfit(activity: Activity, minutes: int, *, same: bool, now: datetime) -> None:
    refuse_if(
        objections_to_shifting(
            minutes=minutes,
            ends=activity.period.upper,
            stands=activity.status != Status.CANCELLED,
            now=now,
            same=same,
        ),
        field="minutes",
    )


def _move(activity: Activity, minutes: int, *, by: User, now: datetime) -> _Moved:
    was, details = spot_of(activity), programme.details_of(activity)
    details["period"] = lateness.moved_by(activity, timedelta(minutes=minutes))
    change_activity(activity=activity, by=by, now=now, **details)
    activity.refresh_from_db(fields=["period", "status"])
    is_told = activity.status == Status.CONFIRMED
    people = programme_queries.expected_at(activity) if is_told else []
    return _Moved(lambda: activity.title, was, spot_of(activity), people)


def _bring_along(drive: Drive, minutes: int, *, by: User, now: datetime) -> list[_Moved]:
    """Let it drive so much later; the riders of a convoy read its manifest and get no letter."""
    then = drive.told.later(timedelta(minutes=minutes))
    try:
        if drive.ride:
            travel.retime_ride(ride=drive.ride, period=then, by=by, now=now)
        if drive.convoy:
            protocol.retime_convoy(convoy=drive.convoy, period=then, by=by, now=now)
    except Refused as refused:
        words = (f"{drive.name}: {each}" for each in refused.objections)
        raise Refused(*words, field="drives_too") from refused
    return [_retimed(drive.ride, was=drive.told, then=then)] if drive.ride else []


def _retimed(ride: Ride, *, was: Period, then: Period) -> _Moved:
    riders = (seat.traveller.delegate for seat in travel_queries.riders_of(ride))
    return _Moved(
        title=lambda: f"{ride.name}: {ride.destination}",
        was=Spot(was, ride.origin, ride.leg.time_zone),
        now=Spot(then, ride.origin, ride.leg.time_zone),
        people=[delegate for delegate in riders if delegate],
    )


def _write(moved: Sequence[_Moved], *, leg: Leg, why: str, seen: str, now: datetime) -> int:
    """One letter a person, with everything that moved for them; to how many."""
    concerned: defaultdict[Delegate, list[_Moved]] = defaultdict(list)
    for each in sorted(moved, key=lambda each: each.now.period.start):
        for delegate in each.people:
            concerned[delegate].append(each)
    link = reverse("programme:agenda", args=[leg.mission.slug])
    for delegate, own in concerned.items():
        language = programme_queries.language_of(delegate)
        with override(language):
            changes = [Change("moved", each.title(), each.was, each.now) for each in own]
        write_letter(
            "attendance/letters/shifted.txt",
            key=f"late-{seen}-{delegate.pk}",
            to=delegate.person.email,
            language=language,
            now=now,
            name=str(delegate.person),
            mission=leg.mission,
            leg=leg,
            why=why,
            changes=changes,
            link=f"{settings.BASE_URL}{link}",
        )
    return len(concerned)
