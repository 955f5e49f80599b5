"""No address fails, whatever nonsense is sent to it by those who may look."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.house.addresses import Address, addresses
from tests.house.source import SRC, files
from tests.house.world import ASKED, World, world

# Digits to `str.isdigit`, and none or too many to `int`.
NONSENSE = ("²", "9" * 5000)
# Beyond what a column holds; what looks like a signed link, and what is too long for one.
NO_ROWS = (2**63, 10**40, "a:b:c", "é:" + "a" * 5000)
ASKED_BY_VIEWS = re.compile(r"(?:GET|POST)(?:\.get\(|\.getlist\(|, )\"(\w+)\"")
# It shows nothing but the design, at length.
PASSED_OVER = {"design:gallery"}


def asked_by_views() -> set[str]:
    """The names under which views look for something that was sent."""
    sources = (path.read_text() for path in files(SRC / "web", ".py"))
    return {name for source in sources for name in ASKED_BY_VIEWS.findall(source)}


def nonsense_urls(address: Address, here: World) -> Iterator[str]:
    """The address with each of its blanks filled with something that is no row."""
    sound = here.filled(address)
    for blank in address.blanks:
        for value in NO_ROWS:
            try:
                yield reverse(address.name, kwargs={**sound, blank: value})
            except NoReverseMatch:
                continue


def knock(client: Client, method: str, url: str, sent: dict[str, str]) -> None:
    """The client raises what a page would hide; what it changed is taken back."""
    with transaction.atomic():
        getattr(client, method)(url, sent)
        transaction.set_rollback(True)


def signed_in(who: str, here: World) -> Client:
    """Somebody of the mission at their browser."""
    client = Client()
    client.force_login(here.insiders[who])
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["officer", "delegate"])
def test_nonsense_in_an_address_or_a_form_breaks_nothing(who):
    here, names = world(), asked_by_views()

    for address in addresses():
        if address.name in PASSED_OVER:
            continue
        client = signed_in(who, here)
        url = reverse(address.name, kwargs=here.filled(address)) + ASKED.get(address.name, "")
        for method in ("get", "post"):
            for value in NONSENSE:
                knock(client, method, url, dict.fromkeys(names, value))
        for other in nonsense_urls(address, here):
            knock(client, "get", other, {})


def test_the_names_that_views_ask_for_are_found():
    assert {"q", "why", "next", "n", "registration"} <= asked_by_views()
