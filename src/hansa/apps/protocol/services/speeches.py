"""Who speaks at an activity, in which order and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import Activity
from hansa.apps.protocol import queries, rules
from hansa.apps.protocol.models import Dignitary, Speech
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def add_speech(
    *, activity: Activity, dignitary: Dignitary, minutes: int, by: User, now: datetime
) -> Speech:
    """Let somebody speak, after those who do already.

    Raises:
        Refused: when they speak there already, or too long.
    """
    spoken = _held(activity)
    speaks = any(each.dignitary_id == dignitary.pk for each in spoken)
    refuse_if(rules.objections_to_speaking(name=str(dignitary), speaks=speaks), field="dignitary")
    refuse_if(rules.objections_to_minutes(minutes), field="minutes")
    place = max((each.place for each in spoken), default=0) + 1
    speech = Speech.objects.create(
        activity=activity, dignitary=dignitary, place=place, minutes=minutes
    )
    record("speech.added", about=activity, by=by, now=now, dignitary=dignitary.pk, place=place)
    return speech


@transaction.atomic
def propose_order(*, activity: Activity, by: User, now: datetime) -> list[Speech]:
    """Put the speakers in the usual order: the host opens, then the lowest first."""
    spoken = {each.dignitary_id: each for each in _held(activity)}
    ranked = queries.precedence_of(activity.leg.mission, among=spoken)
    order = rules.speaking_order([(each.dignitary.pk, each.dignitary.side) for each in ranked])
    left = [each.pk for key, each in spoken.items() if key not in order]
    return _put(activity, [*(spoken[key].pk for key in order), *left], by=by, now=now)


@transaction.atomic
def move_speech(*, speech: Speech, place: int, by: User, now: datetime) -> list[Speech]:
    """Put a speech at this place, from 1; the others close up. Beyond the end is the end."""
    order = [each.pk for each in _held(speech.activity) if each.pk != speech.pk]
    order.insert(max(place, 1) - 1, speech.pk)
    return _put(speech.activity, order, by=by, now=now)


@transaction.atomic
def time_speech(*, speech: Speech, minutes: int, by: User, now: datetime) -> None:
    """Give a speech so many minutes.

    Raises:
        Refused: when that is no length of a speech.
    """
    refuse_if(rules.objections_to_minutes(minutes), field="minutes")
    Speech.objects.filter(pk=speech.pk).update(minutes=minutes)
    record("speech.timed", about=speech.activity, by=by, now=now, minutes=minutes)


@transaction.atomic
def drop_speech(*, speech: Speech, by: User, now: datetime) -> None:
    """Let somebody not speak after all; the others close up."""
    order = [each.pk for each in _held(speech.activity) if each.pk != speech.pk]
    Speech.objects.filter(pk=speech.pk).delete()
    record("speech.dropped", about=speech.activity, by=by, now=now)
    _put(speech.activity, order, by=by, now=now, told=False)


def _held(activity: Activity) -> list[Speech]:
    """The speeches in their order, while the activity is held against another officer's change."""
    Activity.objects.select_for_update().get(pk=activity.pk)
    return list(Speech.objects.filter(activity=activity).order_by("place"))


def _put(
    activity: Activity, order: Sequence[int], *, by: User, now: datetime, told: bool = True
) -> list[Speech]:
    speeches = Speech.objects.in_bulk(order)
    before = sorted(order, key=lambda pk: speeches[pk].place)
    for place, pk in enumerate(order, start=1):
        speeches[pk].place = place
    Speech.objects.bulk_update(speeches.values(), ["place"])
    if told and before != list(order):
        record("speech.ordered", about=activity, by=by, now=now, order=list(order))
    return [speeches[pk] for pk in order]
