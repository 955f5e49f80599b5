"""The places of a leg and the ways between them."""

from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg
from hansa.apps.programme import queries, rules
from hansa.apps.programme.models import Activity, Place, PlannedChange, Way
from hansa.apps.programme.notices import spot_of
from hansa.apps.programme.rules import Status
from hansa.apps.programme.services.telling import tell_those_expected
from hansa.apps.programme.services.versions import keep_version
from hansa.apps.programme.versions import said_of
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


class Particulars(TypedDict):
    """What is said of a place."""

    name: str
    address: NotRequired[str]
    map_url: NotRequired[str]
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]
    access: NotRequired[str]


@transaction.atomic
def add_place(*, leg: Leg, by: User, now: datetime, **said: Unpack[Particulars]) -> Place:
    """Note a place of the leg; activities are then held there by choosing it.

    Raises:
        Refused: with the field; when the name is taken, or the map is none.
    """
    held_leg = Leg.objects.select_for_update().get(pk=leg.pk)
    place = Place(leg=held_leg)
    _say(place, said)
    place.save(force_insert=True)
    record("place.added", about=place, by=by, now=now)
    return place


@transaction.atomic
def change_place(*, place: Place, by: User, now: datetime, **said: Unpack[Particulars]) -> Place:
    """Say anew what a place is; what is held there says so too, and those expected are told.

    Raises:
        Refused: as `add_place` does.
    """
    Leg.objects.select_for_update().get(pk=place.leg_id)
    held = Place.objects.select_related("leg").get(pk=place.pk)
    was = (held.name, held.address)
    _say(held, said)
    held.save()
    if (held.name, held.address) != was:
        _follow(held, by=by, now=now)
    record("place.changed", about=held, by=by, now=now)
    return held


@transaction.atomic
def drop_place(*, place: Place, by: User, now: datetime) -> None:
    """Forget a place at which nothing is held; what was called off there keeps its words.

    Raises:
        Refused: with the list, when something is held there or planned to be.
    """
    held = Place.objects.select_for_update().get(pk=place.pk)
    refuse_if(rules.objections_to_dropping_place(name=held.name, activities=queries.uses_of(held)))
    Activity.objects.filter(at=held).update(at=None)
    record("place.dropped", about=held, by=by, now=now, name=held.name)
    held.delete()


@transaction.atomic
def state_way(
    *,
    start: Place,
    end: Place,
    by: User,
    now: datetime,
    on_foot: int | None = None,
    by_bus: int | None = None,
    one_way: bool = False,
) -> Way | None:
    """Say how long it takes from one place to another, and back unless `one_way`.

    Without minutes the way is forgotten.

    Raises:
        Refused: when the places are the same, or of two legs, or it takes too long.
    """
    refuse_if(
        rules.objections_to_way(
            one_leg=start.leg_id == end.leg_id,
            elsewhere=start.pk != end.pk,
            on_foot=on_foot,
            by_bus=by_bus,
        ),
        field="end",
    )
    Leg.objects.select_for_update().get(pk=start.leg_id)
    if not one_way:
        # What holds both ways is stated once.
        Way.objects.filter(start=end, end=start).delete()
    if on_foot is None and by_bus is None:
        Way.objects.filter(start=start, end=end).delete()
        record("way.forgotten", about=start, by=by, now=now, to=end.name)
        return None
    said = {"on_foot": on_foot, "by_bus": by_bus, "one_way": one_way}
    way, _ = Way.objects.update_or_create(start=start, end=end, defaults=said)
    record("way.stated", about=start, by=by, now=now, to=end.name, minutes=way.minutes)
    return way


def _say(place: Place, said: Particulars) -> None:
    name, url = said["name"].strip(), said.get("map_url", "").strip()
    latitude, longitude = said.get("latitude"), said.get("longitude")
    others = Place.objects.filter(leg=place.leg_id, name=name).exclude(pk=place.pk)
    refuse_if(
        rules.objections_to_naming_place(
            name=name, city=place.leg.city, taken=bool(name) and others.exists()
        ),
        field="name",
    )
    refuse_if(rules.objections_to_map(url), field="map_url")
    refuse_if(
        rules.objections_to_position(latitude=latitude, longitude=longitude), field="latitude"
    )
    place.name, place.map_url = name, url
    place.address = said.get("address", "").strip()
    place.latitude, place.longitude = latitude, longitude
    place.access = said.get("access", "").strip()


def _follow(place: Place, *, by: User, now: datetime) -> None:
    """Let what is held at a place say what the place is called now."""
    PlannedChange.objects.filter(at=place).update(place=place.name, address=place.address)
    held = Activity.objects.select_for_update(of=("self",)).select_related("leg")
    for activity in held.filter(at=place).exclude(status=Status.CANCELLED):
        before, was = spot_of(activity), said_of(activity)
        activity.place, activity.address = place.name, place.address
        activity.sequence, activity.changed_at = activity.sequence + 1, now
        activity.save(update_fields=["place", "address", "sequence", "changed_at"])
        PlannedChange.objects.filter(activity=activity).update(based_on=activity.sequence)
        if activity.status == Status.CONFIRMED:
            keep_version(activity, by=by, now=now, was=was)
            tell_those_expected(activity, kind="moved", was=before, now=now)
