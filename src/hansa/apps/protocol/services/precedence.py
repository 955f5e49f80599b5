"""Whose order is kept, and who stands in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Q

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.protocol import queries, rules
from hansa.apps.protocol.models import Dignitary, SeatingBond, SeatingGuest, Usage
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.rules import TRAVELS
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


class Place(TypedDict, total=False):
    """What is said of somebody; what is left out is as a new entry has it."""

    name: str
    side: str
    function: str
    category: str
    since: date | None
    gender: str
    language: str
    placed: int | None
    why: str
    envelope: str
    salutation: str
    spoken: str
    photos: str
    names_from: date | None


@transaction.atomic
def set_usage(*, mission: Mission, rule_set: str, first: str, by: User, now: datetime) -> Usage:
    """Keep the order of this country; the same choice again changes nothing."""
    before = queries.usage_of(mission)
    if before.pk and (before.rule_set, before.first) == (rule_set, first):
        return before
    usage, _new = Usage.objects.update_or_create(
        mission=mission, defaults={"rule_set": rule_set, "first": first}
    )
    record("protocol.order_chosen", about=mission, by=by, now=now, rule_set=rule_set, first=first)
    return usage


@transaction.atomic
def add_dignitary(
    *,
    mission: Mission,
    delegate: Delegate | None = None,
    by: User,
    now: datetime,
    **said: Unpack[Place],
) -> Dignitary:
    """Give somebody a place in the order; a delegate who has one keeps it.

    Raises:
        Refused: with the field; when somebody has no name or function, does not travel, or a
            place by hand is taken or has no reason.
    """
    _hold(mission)
    if delegate is not None:
        known = Dignitary.objects.filter(mission=mission, delegate=delegate).first()
        if known is not None:
            return known
        travels = delegate.mission_id == mission.pk and delegate.registration.status in TRAVELS
        refuse_if(
            rules.objections_to_travelling(travels=travels, name=str(delegate)), field="delegate"
        )
    dignitary = Dignitary(
        mission=mission,
        delegate=delegate,
        side=rules.Side.DELEGATION,
        category=rules.LOWEST,
        gender=rules.Gender.NEUTRAL,
        language=delegate.person.language if delegate else "en",
    )
    _say(dignitary, said)
    dignitary.save(force_insert=True)
    record("dignitary.added", about=dignitary, by=by, now=now, category=dignitary.category)
    return dignitary


@transaction.atomic
def change_dignitary(
    *, dignitary: Dignitary, by: User, now: datetime, **said: Unpack[Place]
) -> Dignitary:
    """Say anew what gives somebody their place.

    Raises:
        Refused: as `add_dignitary`.
    """
    _hold(dignitary.mission)
    held = Dignitary.objects.select_for_update(of=("self",)).get(pk=dignitary.pk)
    _say(held, said)
    held.is_substitute = False
    held.save()
    placed, why = held.placed, held.why
    record("dignitary.changed", about=held, by=by, now=now, why=why, placed=placed)
    return held


@transaction.atomic
def strike_dignitary(*, dignitary: Dignitary, by: User, now: datetime) -> None:
    """Take somebody out of the order, of speeches and of vehicles; twice does nothing more."""
    held = Dignitary.objects.select_for_update().filter(pk=dignitary.pk).first()
    if held is None:
        return
    record("dignitary.struck", about=held, by=by, now=now)
    held.delete()


@transaction.atomic
def pass_over(*, delegate: Delegate, by: User, now: datetime) -> None:
    """Give somebody who travels instead no place of who stays at home, nor their title.

    The substitute speaks, drives and sits where the other would have, and stands among the guests
    until an officer says by which office.
    """
    _forget_what_the_seat_had_to_be(delegate)
    held = Dignitary.objects.select_for_update(of=("self",)).filter(delegate=delegate).first()
    if held is None:
        return
    person = delegate.person
    held.function = person.job_title or str(person.organisation)
    held.language = person.language
    held.category, held.gender = rules.LOWEST, rules.Gender.NEUTRAL
    held.placed, held.since, held.why = None, None, ""
    held.envelope = held.salutation = held.spoken = ""
    held.is_substitute = True
    held.save()
    record("dignitary.passed_over", about=held, by=by, now=now)


def _forget_what_the_seat_had_to_be(delegate: Delegate) -> None:
    """Who may not sit beside whom, and a seat that a wheelchair reaches, were about somebody."""
    seats = SeatingGuest.objects.filter(delegate=delegate)
    SeatingBond.objects.filter(Q(one__in=seats) | Q(other__in=seats)).delete()
    seats.update(needs_access=False, presides=False, is_locked=False, rank=None)


def _hold(mission: Mission) -> None:
    """Two officers do not give the same place at once."""
    Mission.objects.select_for_update().get(pk=mission.pk)


def _say(dignitary: Dignitary, said: Place) -> None:
    for name, value in said.items():
        setattr(dignitary, name, value.strip() if isinstance(value, str) else value)
    if dignitary.placed is None:
        dignitary.why = ""
    refuse_if(
        rules.objections_to_naming(name=dignitary.name, known=dignitary.delegate is not None),
        field="name",
    )
    refuse_if(rules.objections_to_function(dignitary.function), field="function")
    refuse_if(rules.objections_to_category(dignitary.category), field="category")
    others = Dignitary.objects.filter(mission=dignitary.mission, placed=dignitary.placed)
    holder = others.exclude(pk=dignitary.pk).first() if dignitary.placed is not None else None
    refuse_if(
        rules.objections_to_placing(
            placed=dignitary.placed, why=dignitary.why, holder=str(holder or "")
        ),
        field="placed",
    )
