"""Telling delegates what changed for them, once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.utils.translation import override

from hansa.apps.programme import queries
from hansa.apps.programme.models import Activity, Notice
from hansa.apps.programme.notices import Change, Spot, spot_of, stored
from hansa.apps.programme.services.alerting import alert
from hansa.apps.registration.models import Delegate


@transaction.atomic
def tell(*, delegate: Delegate, key: str, changes: Sequence[Change], now: datetime) -> Notice:
    """Tell a delegate what changed; the same `key` is told only once."""
    notice, new = Notice.objects.get_or_create(
        delegate=delegate, key=key, defaults={"told_at": now, "changes": stored(changes)}
    )
    if new:
        alert([delegate], key=key, changes=changes)
    return notice


@transaction.atomic
def mark_read(*, delegate: Delegate, now: datetime) -> int:
    """The delegate has seen every notice up to now; how many were new."""
    unread = Notice.objects.filter(delegate=delegate, read_at__isnull=True, told_at__lte=now)
    return unread.update(read_at=now)


def tell_of_change(
    activity: Activity, *, were: Sequence[Delegate], was: Spot, now: datetime
) -> None:
    """Tell whom a change concerns, and nobody else.

    Who comes before and after is told when it moved; who is expected no longer, or newly, that.

    Args:
        were: who was to come before.
    """
    come = {delegate.pk: delegate for delegate in queries.expected_at(activity)}
    came = {delegate.pk for delegate in were}
    if was != spot_of(activity):
        both = [delegate for number, delegate in come.items() if number in came]
        tell_those_expected(activity, kind="moved", was=was, now=now, to=both)
    gone = [delegate for delegate in were if delegate.pk not in come]
    tell_those_expected(activity, kind="cancelled", was=was, now=now, to=gone)
    new = [delegate for number, delegate in come.items() if number not in came]
    tell_those_expected(activity, kind="added", was=None, now=now, to=new)


def tell_those_expected(
    activity: Activity,
    *,
    kind: str,
    was: Spot | None,
    now: datetime,
    why: str = "",
    to: Iterable[Delegate] | None = None,
) -> None:
    """Tell everybody who is to come to an activity that it moved or was cancelled.

    Part of a larger transaction: the services of activities call it with the row locked.

    Args:
        to: whom to tell, where not everybody.
    """
    becomes = None if kind == "cancelled" else spot_of(activity)
    key = f"activity-{activity.pk}-{activity.sequence}"
    notices = []
    people = list(queries.expected_at(activity) if to is None else to)
    told = set(Notice.objects.filter(key=key).values_list("delegate", flat=True))
    for language, found in _by_language(each for each in people if each.pk not in told):
        delegates = list(found)
        with override(language):
            change = Change(kind=kind, title=activity.title, was=was, now=becomes, why=why)
        notices += [
            Notice(delegate=delegate, key=key, told_at=now, changes=stored([change]))
            for delegate in delegates
        ]
        alert(delegates, key=key, changes=[change])
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _by_language(delegates: Iterable[Delegate]) -> Iterable[tuple[str, Iterable[Delegate]]]:
    return groupby(sorted(delegates, key=queries.language_of), key=queries.language_of)
