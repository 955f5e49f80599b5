"""Moving things on the board: what is published stays until the board is published."""

from datetime import date, datetime, time, timedelta
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg, Mission, SectorGroup
from hansa.apps.programme import queries, rules
from hansa.apps.programme.models import Activity, Place, PlannedChange
from hansa.apps.programme.rules import Status, moments_of
from hansa.apps.programme.services.activities import add_activity, change, details_of
from hansa.apps.programme.services.parts import copy_parts
from hansa.plumbing.history.recording import record
from hansa.values import Period, refuse_if


class Wanted(TypedDict):
    """Where, when and for whom it is to be; what is left out stays as planned so far."""

    period: NotRequired[Period]
    at: NotRequired[Place | None]
    place: NotRequired[str]
    address: NotRequired[str]
    audience: NotRequired[str]
    sector_group: NotRequired[SectorGroup | None]


@transaction.atomic
def plan(
    *, activity: Activity, by: User, now: datetime, **wanted: Unpack[Wanted]
) -> PlannedChange | None:
    """Move an activity on the board: a draft at once, a published one only as a plan.

    A plan that says what is published already is none, and goes.

    Raises:
        Refused: with the field, when it is called off, on no day of the leg, or elsewhere.
    """
    held = _locked(activity)
    refuse_if(rules.objections_to_changing(status=held.status))
    if held.status == Status.DRAFT:
        details = details_of(held)
        details.update(_whole(wanted))  # type: ignore[typeddict-item]  # a part of the same names
        change(activity=held, by=by, now=now, **details)
        return None
    before = PlannedChange.objects.filter(activity=held).first()
    planned = before or _as_published(held)
    _say(planned, _whole(wanted))
    _refuse_unfit(planned, held.leg)
    if not (planned.cancels or queries.differs(planned, held)):
        _forget(before, held, by=by, now=now)
        return None
    return _keep(planned, held, by=by, now=now)


@transaction.atomic
def plan_calling_off(*, activity: Activity, by: User, now: datetime, why: str) -> PlannedChange:
    """Plan that a published activity is called off; those who were to come read why.

    Raises:
        Refused: when it is cancelled already, never was told, or no reason is given (`why`).
    """
    held = _locked(activity)
    refuse_if(rules.objections_to_cancelling(status=held.status))
    refuse_if(rules.objections_to_reason(why), field="why")
    planned = PlannedChange.objects.filter(activity=held).first() or _as_published(held)
    planned.cancels, planned.why = True, why.strip()[:300]
    return _keep(planned, held, by=by, now=now)


@transaction.atomic
def leave_as_published(*, activity: Activity, by: User, now: datetime) -> bool:
    """Drop what was planned for an activity; whether there was anything."""
    held = _locked(activity)
    planned = PlannedChange.objects.filter(activity=held).first()
    _forget(planned, held, by=by, now=now)
    return planned is not None


@transaction.atomic
def copy_day(*, leg: Leg, day: date, to: date, by: User, now: datetime) -> list[Activity]:
    """Put what stands on one day of a leg on another day of the mission, as drafts.

    At the same hours by the clocks there; what is there already, or falls into an hour that the
    clocks skip, is not copied.

    Raises:
        Refused: when the day is the same, or the mission is nowhere then (field `to`).
    """
    legs = [each for each in Leg.objects.filter(mission=leg.mission_id) if to in each.days]
    refuse_if(rules.objections_to_copying(day=day, to=to, of_the_mission=bool(legs)), field="to")
    goal = next((each for each in legs if each.pk == leg.pk), legs[0])
    there = {
        (each.title, each.period.lower)
        for each in Activity.objects.filter(leg=goal).exclude(status=Status.CANCELLED)
    }
    copies = []
    for each in queries.standing_on(leg, day=day):
        period = _moved(each, day=to, leg=goal)
        if period is None or (each.title, period.start) in there:
            continue
        copies.append(_copy(each, leg=goal, period=period, by=by, now=now))
    record("day.copied", about=goal, by=by, now=now, day=str(day), to=str(to), copies=len(copies))
    return copies


def _copy(each: Activity, *, leg: Leg, period: Period, by: User, now: datetime) -> Activity:
    details = details_of(each)
    details["period"] = period
    details["at"] = each.at if leg.pk == each.leg_id else None
    copy = add_activity(leg=leg, by=by, now=now, **details)
    copy_parts(each, to=copy)
    return copy


def _moved(each: Activity, *, day: date, leg: Leg) -> Period | None:
    moments = moments_of(
        datetime.combine(day, time(each.told.start.hour, each.told.start.minute)), zone=leg.zone
    )
    length: timedelta = each.period.upper - each.period.lower
    return Period(moments[0], moments[0] + length) if moments else None


def _as_published(held: Activity) -> PlannedChange:
    return PlannedChange(
        activity=held,
        period=held.period,
        at=held.at,
        place=held.place,
        address=held.address,
        audience=held.audience,
        sector_group=held.sector_group,
    )


def _whole(wanted: Wanted) -> Wanted:
    """The same, with the words of a place where one is chosen."""
    at = wanted.get("at")
    return {**wanted, "place": at.name, "address": at.address} if at else wanted


def _say(planned: PlannedChange, wanted: Wanted) -> None:
    if "period" in wanted:
        planned.period = (wanted["period"].start, wanted["period"].end)
    for name in ("at", "place", "address", "audience", "sector_group"):
        if name in wanted:
            setattr(planned, name, wanted[name])


def _refuse_unfit(planned: PlannedChange, leg: Leg) -> None:
    period = planned.period
    start = period[0] if isinstance(period, tuple) else period.lower
    refuse_if(
        rules.objections_to_day(
            city=leg.city,
            day=start.astimezone(leg.zone).date(),
            starts_on=leg.starts_on,
            ends_on=leg.ends_on,
        ),
        field="day",
    )
    refuse_if(
        rules.objections_to_place_of_leg(
            place=planned.place,
            of_this_leg=planned.at is None or planned.at.leg_id == leg.pk,
            city=leg.city,
        ),
        field="at",
    )
    sector = planned.sector_group
    refuse_if(
        rules.objections_to_sector(
            audience=planned.audience,
            named=sector is not None,
            of_this_mission=sector is None or sector.mission_id == leg.mission_id,
        ),
        field="sector_group",
    )


def _keep(planned: PlannedChange, held: Activity, *, by: User, now: datetime) -> PlannedChange:
    planned.based_on = held.sequence
    planned.planned_by, planned.planned_at = by, now
    planned.save()
    planned.refresh_from_db(fields=["period"])
    record("activity.planned", about=held, by=by, now=now, cancels=planned.cancels)
    return planned


def _forget(planned: PlannedChange | None, held: Activity, *, by: User, now: datetime) -> None:
    if planned is not None and planned.pk:
        planned.delete()
        record("activity.left_as_published", about=held, by=by, now=now)


def _locked(activity: Activity) -> Activity:
    rows = Activity.objects.select_for_update(of=("self",))
    return rows.select_related("leg", "at", "sector_group", "owner").get(pk=activity.pk)


def hold_programme(mission: Mission) -> None:
    """Let nobody else publish the mission's programme until this transaction ends."""
    list(Activity.objects.select_for_update().filter(leg__mission=mission).values_list("pk"))


def drop_plan_of(activity: Activity) -> None:
    """The plan of an activity is published; part of a larger transaction."""
    PlannedChange.objects.filter(activity=activity).delete()
