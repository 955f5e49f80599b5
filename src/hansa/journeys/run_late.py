"""An activity runs late: it is moved, with what follows where asked, and those concerned told."""

from __future__ import annotations

from collections import defaultdict
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
from hansa.journeys.change_activity import change_activity
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import refuse_if

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.programme.models import Activity
    from hansa.apps.registration.models import Delegate


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
) -> int:
    """Move an activity, and what follows it that day; how many people are told.

    Args:
        minutes: below 0 for earlier.
        seen: the fingerprint of what the reader saw, so that pressing twice moves it once.

    Raises:
        Refused: when the activity is over or called off, the programme was changed meanwhile, or
            as `programme.services.change` does.
    """
    programme.hold_programme(activity.leg.mission)
    activity.refresh_from_db(fields=["period", "status", "sequence"])
    moving = lateness.to_shift(activity, everything_after=everything_after)
    refuse_if(
        objections_to_shifting(
            minutes=minutes,
            ends=activity.period.upper,
            stands=activity.status != Status.CANCELLED,
            now=now,
            same=lateness.fingerprint_of(moving) == seen,
        ),
        field="minutes",
    )
    moved = [_move(each, minutes, by=by, now=now) for each in moving]
    record(
        "activity.ran_late", about=activity, by=by, now=now,
        why=why, minutes=minutes, activities=len(moving),
    )  # fmt: skip
    return _write(moved, why=why, seen=seen, now=now)


def _move(activity: Activity, minutes: int, *, by: User, now: datetime) -> tuple[Activity, Spot]:
    """Move one, and say where it was."""
    was, details = spot_of(activity), programme.details_of(activity)
    details["period"] = lateness.moved_by(activity, timedelta(minutes=minutes))
    change_activity(activity=activity, by=by, now=now, **details)
    return activity, was


def _write(moved: list[tuple[Activity, Spot]], *, why: str, seen: str, now: datetime) -> int:
    """One letter a person, with everything that moved for them."""
    concerned: defaultdict[int, list[tuple[Activity, Spot]]] = defaultdict(list)
    people: dict[int, Delegate] = {}
    for activity, was in moved:
        activity.refresh_from_db(fields=["period", "status"])
        if activity.status == Status.CONFIRMED:
            for delegate in programme_queries.expected_at(activity):
                people[delegate.pk] = delegate
                concerned[delegate.pk].append((activity, was))
    leg = moved[0][0].leg
    link = reverse("programme:agenda", args=[leg.mission.slug])
    for number, delegate in people.items():
        language = programme_queries.language_of(delegate)
        with override(language):
            changes = [
                Change(kind="moved", title=each.title, was=was, now=spot_of(each))
                for each, was in concerned[number]
            ]
        write_letter(
            "attendance/letters/shifted.txt",
            key=f"late-{seen}-{number}",
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
    return len(people)
