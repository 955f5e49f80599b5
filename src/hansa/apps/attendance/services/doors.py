"""Doors, the keys to them, and how an activity counts."""

import secrets
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.attendance import rules
from hansa.apps.attendance.models import Device, Door, Entrance
from hansa.apps.attendance.services.badges import issue_badges
from hansa.apps.programme.models import Activity
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def add_door(*, activity: Activity, name: str, by: User, now: datetime) -> Door:
    """A door of an activity; the one of that name, where there is one."""
    door, new = Door.objects.get_or_create(activity=activity, name=name.strip())
    if new:
        record("door.added", about=activity, by=by, now=now, door=door.name)
    return door


@transaction.atomic
def set_entrance(
    *, activity: Activity, counts_out: bool, grace: int, by: User, now: datetime
) -> Entrance:
    """Say whether doors count who leaves, and after how many minutes somebody is late."""
    entrance, _ = Entrance.objects.update_or_create(
        activity=activity, defaults={"counts_out": counts_out, "grace": grace}
    )
    record("entrance.set", about=activity, by=by, now=now, counts_out=counts_out, grace=grace)
    return entrance


@transaction.atomic
def open_door(
    *, door: Door, keeper: str, by: User, now: datetime, user: User | None = None
) -> Device:
    """A key to a door, for one phone; everybody of the mission has a badge from then on.

    Args:
        user: whose phone it is, where they have an account; volunteers have none.
    """
    issue_badges(mission=door.activity.leg.mission, by=by, now=now)
    last = max(now, door.activity.period.upper)
    device = Device.objects.create(
        door=door,
        keeper=keeper.strip(),
        user=user,
        secret=secrets.token_urlsafe(32),
        made_by=by,
        made_at=now,
        expires_at=last + rules.KEY_LIFE,
    )
    record("door.opened", about=door.activity, by=by, now=now, door=door.name, keeper=device.keeper)
    return device


@transaction.atomic
def revoke_device(*, device: Device, by: User, now: datetime) -> None:
    """Let a key open nothing any more; what its phone noted before stays.

    Raises:
        Refused: when it was revoked before.
    """
    held = Device.objects.select_for_update().get(pk=device.pk)
    refuse_if(rules.objections_to_revoking(revoked=held.revoked_at is not None))

    held.revoked_at = now
    held.save(update_fields=["revoked_at"])
    record(
        "door.closed", about=device.door.activity, by=by, now=now,
        door=device.door.name, keeper=held.keeper,
    )  # fmt: skip
