"""Flags, the embargo of an activity, and gifts."""

from __future__ import annotations

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity
from hansa.apps.protocol import rules
from hansa.apps.protocol.models import Ceremonial, Flag, Gift
from hansa.plumbing.countries import is_country
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


class GiftSaid(TypedDict):
    """What is noted of a gift."""

    direction: str
    what: str
    giver: str
    receiver: str
    country: str
    cents: int
    currency: str
    customs: str
    activity: NotRequired[Activity | None]
    handed_over_on: NotRequired[date | None]
    in_return_for: NotRequired[Gift | None]


@transaction.atomic
def set_ceremonial(
    *,
    activity: Activity,
    flags: str,
    half_mast: bool,
    why: str,
    names_from: date | None,
    by: User,
    now: datetime,
) -> Ceremonial:
    """Say how flags stand at an activity, and from which day its names are told.

    Raises:
        Refused: when flags are lowered without a reason (field `why`).
    """
    refuse_if(rules.objections_to_half_mast(half_mast=half_mast, why=why), field="why")
    said = {"flags": flags, "half_mast": half_mast, "why": why.strip() if half_mast else ""}
    ceremonial, _new = Ceremonial.objects.update_or_create(
        activity=activity, defaults={**said, "names_from": names_from}
    )
    record(
        "ceremonial.set", about=activity, by=by, now=now, flags=flags, names_from=str(names_from)
    )
    return ceremonial


@transaction.atomic
def fly_flag(*, activity: Activity, code: str, by: User, now: datetime) -> Flag:
    """Let a flag fly at an activity.

    Raises:
        Refused: when it is unknown, or flies there already (field `code`).
    """
    Activity.objects.select_for_update().get(pk=activity.pk)
    flies = Flag.objects.filter(activity=activity, code=code).exists()
    known = code in rules.BANNERS or is_country(code)
    refuse_if(rules.objections_to_flag(known=known, flies=flies), field="code")
    flag = Flag.objects.create(activity=activity, code=code)
    record("flag.flown", about=activity, by=by, now=now, code=code)
    return flag


@transaction.atomic
def take_flag_down(*, flag: Flag, by: User, now: datetime) -> None:
    """Let a flag not fly after all; twice does nothing more."""
    gone, _each = Flag.objects.filter(pk=flag.pk).delete()
    if gone:
        record("flag.taken_down", about=flag.activity, by=by, now=now, code=flag.code)


@transaction.atomic
def note_gift(*, mission: Mission, by: User, now: datetime, **said: Unpack[GiftSaid]) -> Gift:
    """Note a gift.

    Raises:
        Refused: when it is not said what, by whom or to whom (field `what`).
    """
    _refuse_gift(said)
    gift = Gift.objects.create(mission=mission, **said)
    record("gift.noted", about=gift, by=by, now=now, cents=gift.cents, currency=gift.currency)
    return gift


@transaction.atomic
def change_gift(*, gift: Gift, by: User, now: datetime, **said: Unpack[GiftSaid]) -> Gift:
    """Say anew what a gift is, such as on which day it was handed over.

    Raises:
        Refused: as `note_gift`.
    """
    _refuse_gift(said)
    held = Gift.objects.select_for_update().get(pk=gift.pk)
    for name, value in said.items():
        setattr(held, name, value)
    held.save()
    record("gift.changed", about=held, by=by, now=now, handed_over_on=str(held.handed_over_on))
    return held


@transaction.atomic
def strike_gift(*, gift: Gift, by: User, now: datetime) -> None:
    """Take a gift off the list; twice does nothing more.

    Raises:
        Refused: when it was handed over (field `handed_over_on`).
    """
    held = Gift.objects.select_for_update().filter(pk=gift.pk).first()
    if held is None:
        return
    refuse_if(
        rules.objections_to_striking_gift(handed_over_on=held.handed_over_on),
        field="handed_over_on",
    )
    record("gift.struck", about=held.mission, by=by, now=now, what=held.what, cents=held.cents)
    held.delete()


def _refuse_gift(said: GiftSaid) -> None:
    refuse_if(
        rules.objections_to_gift(
            what=said["what"], giver=said["giver"], receiver=said["receiver"], cents=said["cents"]
        ),
        field="what",
    )
