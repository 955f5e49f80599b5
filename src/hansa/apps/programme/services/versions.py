"""Keeping what delegates were told of an activity."""

from datetime import datetime
from typing import Any

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import Activity, ActivityVersion
from hansa.apps.programme.versions import differences, said_of


def keep_version(
    activity: Activity, *, by: User, now: datetime, was: dict[str, Any] | None, why: str = ""
) -> None:
    """Keep what is told of an activity from now on; nothing, where it says what it said before.

    Part of a larger transaction, with the activity's row locked.

    Args:
        was: what it said before; None for what is told for the first time.
    """
    said = said_of(activity)
    changed = differences(was, said) if was else ()
    if was and not changed:
        return
    activity.version += 1
    activity.save(update_fields=["version"])
    ActivityVersion.objects.create(
        activity=activity,
        number=activity.version,
        at=now,
        by=by,
        said=said,
        changed=list(changed),
        why=why[:300],
    )
