"""The draft of the board becomes what delegates read: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.programme import queries, rules
from hansa.apps.programme import services as programme
from hansa.journeys.change_activity import cancel_activity, change_activity
from hansa.plumbing.history.recording import record
from hansa.values import Period, refuse_if

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity, PlannedChange


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication came to."""

    moved: int
    cancelled: int
    confirmed: int


@transaction.atomic
def publish_programme(
    *, mission: Mission, drafts: Collection[int], seen: str, by: User, now: datetime
) -> Published:
    """Let what is planned stand, and these drafts be sure; who is concerned is told, once.

    Args:
        drafts: the numbers of the drafts to confirm; others stay drafts.
        seen: the fingerprint of what the reader saw.

    Raises:
        Refused: when the draft is another by now, or something was changed besides the board.
    """
    programme.hold_programme(mission)
    planned = queries.planned_of(mission)
    refuse_if(rules.objections_to_what_was_seen(same=queries.fingerprint(planned) == seen))
    for each in planned:
        _publish(each, by=by, now=now)
    sure = [each for each in queries.activities_of(mission, status="draft") if each.pk in drafts]
    for activity in sure:
        programme.confirm(activity=activity, by=by, now=now)
    cancelled = sum(each.cancels for each in planned)
    done = Published(moved=len(planned) - cancelled, cancelled=cancelled, confirmed=len(sure))
    if planned or sure:
        record(
            "programme.published",
            about=mission,
            by=by,
            now=now,
            moved=done.moved,
            cancelled=done.cancelled,
            confirmed=done.confirmed,
        )
    return done


def _publish(planned: PlannedChange, *, by: User, now: datetime) -> Activity:
    activity = planned.activity
    refuse_if(
        rules.objections_to_publishing(
            title=activity.title, based_on=planned.based_on, sequence=activity.sequence
        )
    )
    if planned.cancels:
        return cancel_activity(activity=activity, by=by, now=now, why=planned.why)
    details = programme.details_of(activity)
    details["period"] = Period(planned.period.lower, planned.period.upper)
    details["at"], details["place"] = planned.at, planned.place
    details["address"], details["audience"] = planned.address, planned.audience
    details["sector_group"] = planned.sector_group
    changed = change_activity(activity=activity, by=by, now=now, **details)
    programme.drop_plan_of(changed)
    return changed
