"""Taking in what phones noted at doors, whenever they come back and however often they send it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from hansa.apps.attendance import queries, rules
from hansa.apps.attendance.models import Badge, Device, Scan, WalkIn
from hansa.apps.attendance.rules import Objection
from hansa.plumbing.history.recording import record_each


@dataclass(frozen=True, slots=True)
class Noted:
    """What a phone says of one moment at its door.

    Attributes:
        key: made by the phone; the same thing sent again has the same.
        number: the phone's own counter.
        digest: the fingerprint of the badge; empty for somebody new, who has a `name`.
        told_at: by the phone's clock.
        offset: what to add to that clock, as measured when the phone was last in contact.
        let_in: what happened; a door that was out of reach decided by itself.
        objection: what the phone found in the way.
        reason: on what ground somebody was let in by hand.
    """

    key: UUID
    number: int
    digest: str
    told_at: datetime
    offset: timedelta = timedelta()
    name: str = ""
    organisation: str = ""
    inwards: bool = True
    let_in: bool = True
    objection: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of something a phone noted."""

    key: UUID
    let_in: bool
    objection: str


@transaction.atomic
def take_batch(
    *, device: Device, noted: Sequence[Noted], now: datetime, offset: timedelta = timedelta()
) -> list[Answer]:
    """Keep what a phone noted; what is known already is left as it came first.

    What happened at a door is a fact: somebody who was let in is inside, and where the house would
    have objected, the scan says so. Only a badge that nobody knows cannot be counted.

    Args:
        offset: how far the phone's clock is behind now.
    """
    held = Device.objects.select_for_update(of=("self",)).select_related("door").get(pk=device.pk)
    wanted = {each.key: each for each in reversed(noted)}
    known = set(Scan.objects.filter(device=held, key__in=wanted).values_list("key", flat=True))
    fresh = sorted(
        (each for key, each in wanted.items() if key not in known), key=lambda each: each.number
    )
    _keep(held, fresh, now=now)
    held.heard_at, held.offset_ms = now, offset // timedelta(milliseconds=1)
    held.save(update_fields=["heard_at", "offset_ms"])
    return _answers(held, wanted)


def _keep(device: Device, fresh: Sequence[Noted], *, now: datetime) -> None:
    if not fresh:
        return
    activity = device.door.activity
    digests = {each.digest for each in fresh if each.digest}
    badges = {
        badge.digest: badge
        for badge in Badge.objects.filter(digest__in=digests).select_related(
            "delegate__registration", "mission"
        )
    }
    expected = queries.expected_of([activity])[activity.pk]
    entrance = queries.entrance_of(activity)
    opening = rules.opening_of(activity.period.lower, activity.period.upper, grace=entrance.grace)
    made = []
    for each in fresh:
        badge = badges.get(each.digest)
        objection = _objection(each, badge, device, expected, opening)
        made.append(_scan(device, each, badge, objection, now=now))
    Scan.objects.bulk_create(made)
    by_hand = [scan for scan in made if scan.reason and scan.let_in]
    record_each(
        "door.let_in_by_hand",
        about=[
            (
                activity,
                {"keeper": device.keeper, "door": device.door.name, "badge": scan.badge_id},
            )
            for scan in by_hand
        ],
        by=device.user,
        now=now,
    )


def _objection(
    noted: Noted,
    badge: Badge | None,
    device: Device,
    expected: frozenset[str],
    opening: rules.Opening,
) -> str:
    """What stands against a scan by what the house knows, else by what the phone knew."""
    activity = device.door.activity
    if badge is None:
        return "" if noted.name else noted.objection or Objection.UNKNOWN
    if badge.mission_id != activity.leg.mission_id:
        return Objection.OTHER_MISSION
    standing = queries.standing_objection(badge)
    at = noted.told_at + noted.offset
    found = rules.objection_to_letting_in(
        revoked=standing == Objection.REVOKED and bool(badge.revoked_at and badge.revoked_at <= at),
        travels=standing != Objection.LEFT,
        expected=badge.delegate_id is None or badge.person in expected,
        cancelled=queries.is_cancelled(activity),
        at=at,
        opening=opening,
    )
    return found or ("" if noted.let_in else noted.objection)


def _scan(
    device: Device, noted: Noted, badge: Badge | None, objection: str, *, now: datetime
) -> Scan:
    nobody = objection in rules.NOBODY or (badge is None and not noted.name)
    walk_in = None
    if badge is None and noted.name and noted.let_in:
        walk_in = WalkIn.objects.create(
            activity=device.door.activity, name=noted.name, organisation=noted.organisation
        )
    return Scan(
        device=device,
        key=noted.key,
        number=noted.number,
        activity=device.door.activity,
        badge=None if nobody else badge,
        walk_in=walk_in,
        inwards=noted.inwards,
        told_at=noted.told_at,
        at=noted.told_at + noted.offset,
        received_at=now,
        let_in=noted.let_in and not nobody,
        objection=objection,
        reason=noted.reason,
        note=noted.note,
    )


def _answers(device: Device, wanted: dict[UUID, Noted]) -> list[Answer]:
    again = set(queries.used_again_at(device.door.activity))
    return [
        Answer(
            key=scan.key,
            let_in=scan.let_in,
            objection=Objection.ALREADY_IN if str(scan.key) in again else scan.objection,
        )
        for scan in Scan.objects.filter(device=device, key__in=wanted)
    ]
