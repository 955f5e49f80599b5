"""An officer's word on whether somebody was there."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.attendance import rules
from hansa.apps.attendance.models import Badge, Correction, WalkIn
from hansa.apps.programme.models import Activity
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def correct(
    *, activity: Activity, who: Badge | WalkIn, present: bool, by: User, now: datetime, why: str
) -> Correction:
    """Say that somebody was there, or was not, whatever the doors noted; the latest word holds.

    Raises:
        Refused: without a reason.
    """
    refuse_if(rules.objections_to_reason(why), field="why")

    said = Correction.objects.create(
        activity=activity,
        badge=who if isinstance(who, Badge) else None,
        walk_in=who if isinstance(who, WalkIn) else None,
        present=present,
        at=now,
        by=by,
        why=why.strip(),
    )
    record("attendance.corrected", about=activity, by=by, now=now, why=said.why, present=present)
    return said
