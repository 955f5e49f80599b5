"""Planning, confirming, changing and cancelling activities."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg, SectorGroup
from hansa.apps.programme import queries, rules
from hansa.apps.programme.models import Activity, Place, PlannedChange, SignUp
from hansa.apps.programme.notices import Spot, spot_of, spot_stored
from hansa.apps.programme.rules import OFFICIAL, Audience, DressCode, Status
from hansa.apps.programme.services.displacing import displace, known
from hansa.apps.programme.services.telling import tell_of_change, tell_those_expected
from hansa.apps.programme.services.versions import keep_version
from hansa.apps.programme.versions import said_of
from hansa.apps.registration.models import Delegate
from hansa.plumbing.history.recording import record
from hansa.values import Period, refuse_if


class Details(TypedDict):
    """What is said of an activity; what is left out is as a new activity has it."""

    titles: Mapping[str, str]
    kind: str
    period: Period
    place: str
    address: NotRequired[str]
    audience: NotRequired[str]
    sector_group: NotRequired[SectorGroup | None]
    # Sector groups that are expected besides.
    also_for: NotRequired[Sequence[SectorGroup]]
    capacity: NotRequired[int | None]
    travel: NotRequired[int]
    # Its name and address then stand in `place` and `address`.
    at: NotRequired[Place | None]
    owner: NotRequired[User | None]
    languages: NotRequired[Sequence[str]]
    dress_code: NotRequired[str]
    # In cents of a euro.
    cost: NotRequired[int | None]
    sponsor: NotRequired[str]
    with_head: NotRequired[bool]


@transaction.atomic
def add_activity(*, leg: Leg, by: User, now: datetime, **details: Unpack[Details]) -> Activity:
    """Put a draft on the programme of a leg.

    Raises:
        Refused: with the field; when the day is outside the leg, or something is missing.
    """
    activity = Activity(leg=leg, changed_at=now)
    _say(activity, details)
    _refuse_unfit(activity, details, taken=0)

    activity.save(force_insert=True)
    _name_others(activity, details)
    activity.refresh_from_db(fields=["period"])
    record("activity.added", about=activity, by=by, now=now)
    return activity


@transaction.atomic
def change(
    *,
    activity: Activity,
    by: User,
    now: datetime,
    displacing: Collection[int] = (),
    **details: Unpack[Details],
) -> Activity:
    """Say anew what an activity is; those expected at a confirmed one are told when it moves.

    Args:
        displacing: the places that are to be lost, by number; nobody loses another one.

    Raises:
        Refused: with the field; when it is cancelled, or would be as `add_activity` refuses.
    """
    held = _locked(activity)
    before, was = spot_of(held), said_of(held)
    refuse_if(rules.objections_to_changing(status=held.status))
    taken = queries.places_taken(held)
    were = queries.expected_at(held) if held.status == Status.CONFIRMED else []
    _say(held, details)
    losing = queries.who_would_lose(held, capacity=held.capacity)
    lost = known(losing, displacing=displacing)
    _refuse_unfit(held, details, taken=taken, displacing=lost)

    held.sequence, held.changed_at = held.sequence + 1, now
    held.save()
    _name_others(held, details)
    held.refresh_from_db(fields=["period"])
    after = spot_of(held)
    # They are told that, and not besides that it is off for them.
    were = _without(were, displace(held, losing=losing, by=by, now=now))
    if held.status == Status.CONFIRMED:
        keep_version(held, by=by, now=now, was=was)
    record("activity.changed", about=held, by=by, now=now, **_moved(before, after))
    if held.status == Status.CONFIRMED:
        tell_of_change(held, were=were, was=before, now=now)
    return held


@transaction.atomic
def confirm(*, activity: Activity, by: User, now: datetime) -> Activity:
    """Make an activity sure: it appears on agendas and opens for sign-up.

    Raises:
        Refused: when it is confirmed already, or cancelled.
    """
    held = _locked(activity)
    refuse_if(rules.objections_to_confirming(status=held.status))

    held.status, held.confirmed_at = Status.CONFIRMED, now
    held.sequence, held.changed_at = held.sequence + 1, now
    held.save(update_fields=["status", "confirmed_at", "sequence", "changed_at"])
    keep_version(held, by=by, now=now, was=None)
    record("activity.confirmed", about=held, by=by, now=now)
    return held


@transaction.atomic
def cancel(*, activity: Activity, by: User, now: datetime, why: str) -> Activity:
    """Call an activity off; those expected at a confirmed one are told, and calendars drop it.

    Raises:
        Refused: when it is cancelled already, or no reason is given (field `why`).
    """
    held = _locked(activity)
    refuse_if(rules.objections_to_cancelling(status=held.status))
    refuse_if(rules.objections_to_reason(why), field="why")

    was_sure, was = held.status == Status.CONFIRMED, said_of(held)
    held.status = Status.CANCELLED
    held.sequence, held.changed_at = held.sequence + 1, now
    held.save(update_fields=["status", "sequence", "changed_at"])
    record("activity.cancelled", about=held, by=by, now=now, why=why)
    PlannedChange.objects.filter(activity=held).delete()
    if was_sure:
        keep_version(held, by=by, now=now, was=was, why=why)
        tell_those_expected(held, kind="cancelled", was=spot_of(held), now=now, why=why)
    return held


def details_of(activity: Activity) -> Details:
    """What is said of an activity now, as `change` takes it."""
    return {
        "titles": activity.titles,
        "kind": activity.kind,
        "period": Period(activity.period.lower, activity.period.upper),
        "place": activity.place,
        "address": activity.address,
        "at": activity.at,
        "audience": activity.audience,
        "sector_group": activity.sector_group,
        "also_for": tuple(activity.also_for.all()),
        "capacity": activity.capacity,
        "travel": activity.travel,
        "owner": activity.owner,
        "languages": activity.languages,
        "dress_code": activity.dress_code,
        "cost": activity.cost,
        "sponsor": activity.sponsor,
        "with_head": activity.with_head,
    }


def _locked(activity: Activity) -> Activity:
    rows = Activity.objects.select_for_update(of=("self",)).select_related("leg")
    return rows.get(pk=activity.pk)


def _say(activity: Activity, details: Details) -> None:
    activity.titles = _spoken(details["titles"])
    activity.kind = details["kind"]
    activity.period = (details["period"].start, details["period"].end)
    activity.at = details.get("at")
    activity.place = activity.at.name if activity.at else details["place"].strip()
    activity.address = activity.at.address if activity.at else details.get("address", "").strip()
    activity.audience = details.get("audience", Audience.EVERYONE)
    activity.sector_group = details.get("sector_group")
    activity.capacity = details.get("capacity")
    activity.travel = details.get("travel", 0)
    activity.owner = details.get("owner")
    activity.languages = list(details.get("languages", ()))
    activity.dress_code = details.get("dress_code", DressCode.NONE)
    activity.cost = details.get("cost")
    activity.sponsor = details.get("sponsor", "").strip()
    activity.with_head = details.get("with_head", activity.kind in OFFICIAL)


def _moved(before: Spot, after: Spot) -> dict[str, Any]:
    return {"was": spot_stored(before), "becomes": spot_stored(after)} if after != before else {}


def _without(delegates: Iterable[Delegate], lost: Iterable[SignUp]) -> list[Delegate]:
    gone = {place.delegate_id for place in lost}
    return [delegate for delegate in delegates if delegate.pk not in gone]


def _name_others(activity: Activity, details: Details) -> None:
    """Name the sector groups besides the first, which is not one of them; without it, none."""
    others = details.get("also_for", ()) if activity.sector_group else ()
    activity.also_for.set(each for each in others if each.pk != activity.sector_group_id)


def _refuse_unfit(activity: Activity, details: Details, *, taken: int, displacing: int = 0) -> None:
    leg, sector = activity.leg, activity.sector_group
    sectors = [*([sector] if sector else []), *details.get("also_for", ())]
    day = details["period"].start.astimezone(leg.zone).date()
    refuse_if(rules.objections_to_titles(activity.titles), field="title_en")
    refuse_if(
        rules.objections_to_day(
            city=leg.city, day=day, starts_on=leg.starts_on, ends_on=leg.ends_on
        ),
        field="day",
    )
    refuse_if(rules.objections_to_place(activity.place), field="place")
    refuse_if(
        rules.objections_to_sector(
            audience=activity.audience,
            named=sector is not None,
            of_this_mission=all(each.mission_id == leg.mission_id for each in sectors),
        ),
        field="sector_group",
    )
    refuse_if(
        rules.objections_to_capacity(
            capacity=activity.capacity, taken=taken, displacing=displacing
        ),
        field="capacity",
    )
    refuse_if(
        rules.objections_to_place_of_leg(
            place=activity.place,
            of_this_leg=activity.at is None or activity.at.leg_id == leg.pk,
            city=leg.city,
        ),
        field="at",
    )
    refuse_if(rules.objections_to_cost(activity.cost), field="cost")
    refuse_if(rules.objections_to_travel(activity.travel), field="travel")


def _spoken(titles: Mapping[str, str]) -> dict[str, str]:
    return {language: title.strip() for language, title in titles.items() if title.strip()}
