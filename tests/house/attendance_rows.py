"""Rows of doors and roll-calls that the world of the house tests holds."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.attendance import queries, services
from hansa.apps.attendance.models import Device
from hansa.apps.attendance.services import Noted
from hansa.apps.programme.models import Activity
from hansa.apps.registration.models import Delegate


def attendance_of(activity: Activity, delegate: Delegate, *, by: User) -> dict[str, object]:
    """A door that let somebody in and a walk-in, a correction, and a roll-call under way."""
    now = timezone.now()
    badge = services.issue_own_badge(delegate=delegate, now=now)
    door = services.add_door(activity=activity, name="Door A", by=by, now=now)
    device = services.open_door(door=door, keeper="Ann", by=by, now=now)
    noted(device, digest=badge.digest)
    noted(device, number=2, name="Rosa Diaz", organisation="Port", reason="known", note="Speaker")
    services.correct(activity=activity, who=badge, present=True, by=by, now=now, why="Seen")
    services.set_entrance(activity=activity, counts_out=True, grace=5, by=by, now=now)
    call = services.start_roll_call(mission=delegate.mission, why="Fire alarm", by=by, now=now)
    line = queries.called(call)[0].line
    services.tick(line=line, found="missing", by=by, now=now, note="Not at the bus")
    return {
        "attendance:pk": activity.pk,
        "attendance:badge": badge.pk,
        "attendance:device": device.pk,
        "attendance:person": badge.person,
        "attendance:secret": device.secret,
        "attendance:call": call.pk,
        "attendance:line": line.pk,
    }


def noted(device: Device, *, number: int = 1, digest: str = "", **details: str) -> None:
    """What the phone notes of somebody."""
    now = timezone.now()
    said = Noted(key=uuid4(), number=number, digest=digest, told_at=now, **details)
    services.take_batch(device=device, noted=[said], now=now, offset=timedelta())
