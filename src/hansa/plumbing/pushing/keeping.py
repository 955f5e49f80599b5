"""Subscribing a browser, telling those subscribed, and forgetting them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hansa.plumbing.pushing.carriers import is_known
from hansa.plumbing.pushing.models import Subscription
from hansa.plumbing.pushing.sending import sealed
from hansa.plumbing.pushing.tasks import deliver
from hansa.values import Chapter, refuse_if

if TYPE_CHECKING:
    from procrastinate.types import JSONDict

    from hansa.apps.accounts.models import User

# Telephones, tablets and computers of one person.
MOST_DEVICES = 10


@transaction.atomic
def subscribe(
    *, user: User, address: str, key: str, secret: str, device: str, now: datetime
) -> Subscription:
    """Have a browser told from now on; whoever used it before is not told there any more.

    Raises:
        Refused: when its service is not known, its keys are none, or there are too many devices.
    """
    refuse_if(objections_to_subscribing(address=address, key=key, secret=secret))
    has = subscriptions_of(user).exclude(address=address).count()
    refuse_if(
        [_("Ten devices are told already; take one off first.")] if has >= MOST_DEVICES else []
    )
    found, _new = Subscription.objects.update_or_create(
        address=address,
        defaults={
            "user": user, "key": key, "secret": secret, "device": device[:80], "since": now,
        },
    )  # fmt: skip
    return found


def objections_to_subscribing(*, address: str, key: str, secret: str) -> Iterator[str]:
    """Why a browser cannot be told."""
    if not is_known(address, services=settings.PUSH_SERVICES):
        yield _("This browser uses a push service that we do not send to.")
        return
    try:
        sealed({}, key=key, secret=secret)
    except ValueError:
        yield _("This browser gave no keys; reload the page and try again.")


@transaction.atomic
def unsubscribe(*, user: User, number: int) -> bool:
    """Tell one of the user's browsers no more; whether there was one."""
    gone, _rows = subscriptions_of(user).filter(pk=number).delete()
    return bool(gone)


def subscriptions_of(user: User) -> QuerySet[Subscription]:
    """The browsers that are told what the user is told, latest first."""
    return Subscription.objects.filter(user=user)


def subscribed_among(users: Collection[int]) -> dict[int, list[int]]:
    """Of these users, by number, those with browsers to be told, and their subscriptions."""
    found: dict[int, list[int]] = {}
    rows = Subscription.objects.filter(user__in=users).order_by("pk")
    for user, number in rows.values_list("user", "pk"):
        found.setdefault(user, []).append(number)
    return found


def order(messages: Mapping[int, Mapping[str, str]]) -> None:
    """Have the worker send these, by the number of the subscription, once all is saved."""
    jobs: list[JSONDict] = [
        {"subscription": number, "message": dict(said)} for number, said in messages.items()
    ]
    if jobs:
        deliver.batch_defer(*jobs)


def chapters_about(user: User) -> Iterator[Chapter]:
    """The devices on which somebody is told."""
    yield Chapter(
        "devices",
        tuple({"name": each.device, "at": each.since} for each in subscriptions_of(user)),
    )


@transaction.atomic
def forget(user: User) -> None:
    """Tell none of the user's browsers any more."""
    subscriptions_of(user).delete()
