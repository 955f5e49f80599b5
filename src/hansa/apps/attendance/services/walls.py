"""Opening a wall display of a leg, and revoking it."""

import secrets
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.attendance import rules
from hansa.apps.attendance.models import WallDisplay
from hansa.apps.missions.models import Leg
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def open_wall(*, leg: Leg, name: str, by: User, now: datetime) -> WallDisplay:
    """A secret address that shows the leg's now and next, until it is revoked."""
    wall = WallDisplay.objects.create(
        leg=leg,
        name=name.strip(),
        token=secrets.token_urlsafe(32),
        opened_by=by,
        opened_at=now,
    )
    record("wall.opened", about=leg, by=by, now=now, wall=wall.name)
    return wall


@transaction.atomic
def revoke_wall(*, wall: WallDisplay, by: User, now: datetime) -> None:
    """Let its address show nothing any more.

    Raises:
        Refused: when it was revoked before.
    """
    held = WallDisplay.objects.select_for_update().get(pk=wall.pk)
    refuse_if(rules.objections_to_revoking(revoked=held.revoked_at is not None))

    held.revoked_by, held.revoked_at = by, now
    held.save(update_fields=["revoked_by", "revoked_at"])
    record("wall.revoked", about=held.leg, by=by, now=now, wall=held.name)
