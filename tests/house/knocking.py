"""Knocking at every address, to see to whom it opens."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse
from tests.house.addresses import Address
from tests.house.world import ASKED, World

from hansa.apps.accounts.models import User

METHODS = ("get", "post")
WRONG_METHOD = 405
# Not allowed, not there, no longer there.
SHUT = {403, 404, 410, WRONG_METHOD}


def opened(address: Address, *, to: User | None, world: World) -> set[str]:
    """The methods with which the address opens; what they would change is taken back."""
    url = reverse(address.name, kwargs=world.filled(address)) + ASKED.get(address.name, "")
    return {method for method in METHODS if opens(url, method=method, to=to)}


def opens(url: str, *, method: str, to: User | None) -> bool:
    """Whether something else comes back than a refusal or the way to the sign-in page."""
    client = Client()
    with transaction.atomic():
        if to:
            client.force_login(to)
        answer = getattr(client, method)(url)
        transaction.set_rollback(True)
    if answer.status_code in SHUT:
        return False
    return not is_sign_in(answer.headers.get("Location", ""))


def is_sign_in(url: str) -> bool:
    """Whether it is where people are sent who did not sign in."""
    return bool(url) and urlsplit(url).path == resolve_url(settings.LOGIN_URL)


def open_to(users: dict[str, User | None], walk: Iterable[Address], world: World) -> list[str]:
    """Sentences about addresses that open to one of these."""
    return [
        f"{address.name} opens to {who} ({', '.join(sorted(methods))})"
        for address in walk
        for who, user in users.items()
        if (methods := opened(address, to=user, world=world))
    ]


def open_to_nobody(walk: Iterable[Address], world: World) -> list[str]:
    """Addresses at which not even those in the mission are let in: a wrong row proves nothing."""
    return [
        address.name
        for address in walk
        if not any(opened(address, to=user, world=world) for user in world.insiders.values())
    ]
