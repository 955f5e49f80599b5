"""What a door knows: its key, and the list it keeps."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

from hansa.apps.attendance.models import Badge, Device, Door, Entrance
from hansa.apps.attendance.queries.attendance import Attended, attendance_of
from hansa.apps.attendance.queries.badges import badges_of
from hansa.apps.attendance.rules import Objection
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Status
from hansa.apps.registration import queries as registration
from hansa.apps.registration.rules import TRAVELS, Subject


@dataclass(frozen=True, slots=True)
class Guest:
    """What a door must know of somebody: never the secret of the badge.

    Attributes:
        d: the fingerprint of the badge.
        n: the name.
        o: for whom they come.
        p: whether they may be photographed.
        e: whether they are expected here.
        x: the objection that stands whatever the hour: revoked, or travels no longer.
    """

    d: str
    n: str
    o: str
    p: bool
    e: bool
    x: str


@dataclass(frozen=True, slots=True)
class DoorList:
    """Who is expected at an activity, for a phone to keep.

    Attributes:
        version: another one, as soon as anything in it is another.
    """

    guests: tuple[Guest, ...]
    version: str


def device_with(secret: str) -> Device | None:
    """The phone that has this key, whether the key is still good or not."""
    return (
        Device.objects.filter(secret=secret)
        .select_related("door__activity__leg__mission", "user")
        .first()
    )


def doors_of(activity: Activity) -> list[Door]:
    """The doors of an activity, with the phones that keep them."""
    return list(Door.objects.filter(activity=activity).prefetch_related("devices"))


def entrance_of(activity: Activity) -> Entrance:
    """How an activity counts."""
    return Entrance.objects.filter(activity=activity).first() or Entrance(activity=activity)


def door_list(activity: Activity, *, expected: frozenset[str]) -> DoorList:
    """Everybody with a badge of the mission, and what the door must know of each."""
    mission = activity.leg.mission
    photographed = set(
        registration.delegates_who_agreed(mission, subject=Subject.PHOTOS).values_list(
            "pk", flat=True
        )
    )
    guests = tuple(
        Guest(
            d=badge.digest,
            n=badge.name,
            o=badge.organisation,
            p=badge.delegate_id is None or badge.delegate_id in photographed,
            e=badge.delegate_id is None or badge.person in expected,
            x=standing_objection(badge),
        )
        for badge in badges_of(mission)
    )
    written = json.dumps([asdict(guest) for guest in guests])
    return DoorList(guests, sha256(written.encode()).hexdigest()[:16])


def standing_objection(badge: Badge) -> str:
    """What stands against a badge, whatever the hour."""
    if badge.revoked_at:
        return Objection.REVOKED
    if badge.delegate and badge.delegate.registration.status not in TRAVELS:
        return Objection.LEFT
    return ""


def attended(activity: Activity) -> Attended:
    """How one activity is attended."""
    (found,) = attendance_of([activity])
    return found


def inside_by_digest(found: Attended) -> dict[str, tuple[datetime, str]]:
    """By the fingerprint of the badge, since when and by which door somebody is inside."""
    digests = Badge.objects.filter(mission__legs=found.activity.leg_id)
    return {
        badge.digest: (found.there[badge.person].first.at, found.there[badge.person].first.door)
        for badge in digests
        if badge.person in found.there and found.there[badge.person].inside
    }


def is_cancelled(activity: Activity) -> bool:
    """Whether nobody is to come any more."""
    return activity.status == Status.CANCELLED
