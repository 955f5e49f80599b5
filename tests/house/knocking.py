"""Knocking at every address, to see to whom it opens."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse
from tests.house.addresses import Address
from tests.house.world import ASKED, World

from hansa.apps.accounts.models import User

METHODS = ("get", "post")
FORM = "application/x-www-form-urlencoded"
FAILED = 500
WRONG_METHOD = 405
# Not allowed, not there, no longer there.
SHUT = {403, 404, 410, WRONG_METHOD}


class QuickClient(Client):
    """A browser that keeps no copy of what was rendered from what; thousands of pages have many."""

    def request(self, **request: Any) -> HttpResponse:
        """What the site answers.

        Raises:
            RuntimeError: where a page fails; the site wrote down why.
        """
        response: HttpResponse = self.handler(self._base_environ(**request))
        if response.status_code >= FAILED:
            raise RuntimeError(f"{request['REQUEST_METHOD']} {request['PATH_INFO']} fails.")
        return response


def browsers_of(users: Mapping[str, User | None]) -> dict[str, QuickClient]:
    """A browser for each, signed in."""
    browsers = {who: QuickClient() for who in users}
    for who, user in users.items():
        if user:
            browsers[who].force_login(user)
    return browsers


def sent_as_form(client: Client, url: str, encoded: str) -> HttpResponse:
    """As forms without a file are sent; parts of their own are costly to read."""
    return client.post(url, encoded, content_type=FORM)


def with_query(url: str, encoded: str) -> str:
    """The address with more of a query."""
    return f"{url}{'&' if '?' in url else '?'}{encoded}"


def opened(address: Address, *, to: Client, world: World) -> set[str]:
    """The methods with which the address opens; what they would change is taken back."""
    url = reverse(address.name, kwargs=world.filled(address)) + ASKED.get(address.name, "")
    return {method for method in METHODS if opens(url, method=method, to=to)}


def opens(url: str, *, method: str, to: Client) -> bool:
    """Whether something else comes back than a refusal or the way to the sign-in page."""
    with transaction.atomic():
        answer = getattr(to, method)(url)
        transaction.set_rollback(True)
    if answer.status_code in SHUT:
        return False
    return not is_sign_in(answer.headers.get("Location", ""))


def is_sign_in(url: str) -> bool:
    """Whether it is where people are sent who did not sign in."""
    return bool(url) and urlsplit(url).path == resolve_url(settings.LOGIN_URL)


def open_to(users: dict[str, User | None], walk: Iterable[Address], world: World) -> list[str]:
    """Sentences about addresses that open to one of these."""
    browsers = browsers_of(users)
    return [
        f"{address.name} opens to {who} ({', '.join(sorted(methods))})"
        for address in walk
        for who, browser in browsers.items()
        if (methods := opened(address, to=browser, world=world))
    ]


def open_to_nobody(walk: Iterable[Address], world: World) -> list[str]:
    """Addresses at which not even those in the mission are let in: a wrong row proves nothing."""
    browsers = browsers_of(world.insiders).values()
    return [
        address.name
        for address in walk
        if not any(opened(address, to=browser, world=world) for browser in browsers)
    ]
