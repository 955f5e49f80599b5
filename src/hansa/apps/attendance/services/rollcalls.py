"""Roll-calls: starting, ticking, closing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.attendance import queries, rules
from hansa.apps.attendance.models import Badge, RollCall, RollCallLine, Tick
from hansa.apps.attendance.queries.lastplace import LastPlace, key_of, last_places
from hansa.apps.attendance.services.badges import issue_badges
from hansa.apps.missions.models import Mission
from hansa.apps.travel import queries as travel
from hansa.apps.travel.models import Accompanying
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def start_roll_call(*, mission: Mission, why: str, by: User, now: datetime) -> RollCall:
    """Look for everybody who travels; what is known of each is kept as it is now.

    Raises:
        Refused: without a reason, or while another is under way.
    """
    held = Mission.objects.select_for_update().get(pk=mission.pk)
    refuse_if(rules.objections_to_reason(why), field="why")
    under_way = queries.open_roll_call(held) is not None
    refuse_if(rules.objections_to_starting(open_already=under_way))

    issue_badges(mission=held, by=by, now=now)
    call = RollCall.objects.create(mission=held, why=why.strip(), started_at=now, started_by=by)
    badges = list(queries.standing_badges(held).filter(counterpart=None))
    along = list(travel.accompanying_of(held))
    known = last_places(held, badges=badges, along=along, now=now)
    lines = [_line(call, known[badge.person], badge=badge) for badge in badges]
    lines += [_line(call, known[key_of(each)], accompanying=each) for each in along]
    RollCallLine.objects.bulk_create(lines)
    record("roll_call.started", about=held, by=by, now=now, why=call.why, people=len(lines))
    return call


@transaction.atomic
def tick(*, line: RollCallLine, found: str, by: User, now: datetime, note: str = "") -> Tick:
    """Say of somebody that they are safe, need help, or were not found; every word is kept.

    Raises:
        Refused: when the roll-call is closed.
    """
    call = RollCall.objects.select_for_update().get(pk=line.roll_call_id)
    refuse_if(rules.objections_to_ticking(closed=call.closed_at is not None))

    latest = Tick.objects.filter(line=line).order_by("at", "pk").last()
    if latest and (latest.found, latest.by_id, latest.note) == (found, by.pk, note.strip()):
        return latest
    said = Tick.objects.create(line=line, found=found, at=now, by=by, note=note.strip())
    who = {"badge": line.badge_id} if line.badge_id else {"accompanying": line.accompanying_id}
    record("roll_call.ticked", about=call, by=by, now=now, found=found, **who)
    return said


@transaction.atomic
def close_roll_call(*, roll_call: RollCall, account: str, by: User, now: datetime) -> None:
    """End a roll-call with an account of it.

    Raises:
        Refused: without an account, or when it is closed already.
    """
    call = RollCall.objects.select_for_update().get(pk=roll_call.pk)
    closed = call.closed_at is not None
    refuse_if(rules.objections_to_closing(closed=closed, account=account), field="account")

    call.closed_at, call.closed_by, call.account = now, by, account.strip()
    call.save(update_fields=["closed_at", "closed_by", "account"])
    missing = sum(each.is_missing for each in queries.called(call))
    record("roll_call.closed", about=call.mission, by=by, now=now, missing=missing)


def _line(call: RollCall, known: LastPlace, **who: Badge | Accompanying) -> RollCallLine:
    return RollCallLine(
        roll_call=call,
        place=known.place,
        seen_at=known.at,
        source=known.source,
        activity=known.activity,
        bus=known.bus,
        hotel=known.hotel,
        **who,
    )
