"""No address fails, whatever nonsense is sent to it by those who may look."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from tests.house.addresses import Address, addresses
from tests.house.knocking import (
    WRONG_METHOD,
    QuickClient,
    browsers_of,
    sent_as_form,
    with_query,
)
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


@contextmanager
def taken_back() -> Iterator[None]:
    """What is changed within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked_with(browser: QuickClient, url: str, sent: str) -> HttpResponse:
    """The page, with more of a query."""
    return browser.get(with_query(url, sent))


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["officer", "delegate"])
def test_nonsense_in_an_address_or_a_form_breaks_nothing(who):
    here, names = world(), asked_by_views()
    browser = browsers_of(here.insiders)[who]
    # The same is sent to every address.
    nonsense = [urlencode(dict.fromkeys(names, value)) for value in NONSENSE]

    for address in addresses():
        if address.name in PASSED_OVER:
            continue
        url = reverse(address.name, kwargs=here.filled(address)) + ASKED.get(address.name, "")
        for send in (asked_with, sent_as_form):
            for sent in nonsense:
                with taken_back():
                    answer = send(browser, url, sent)
                # Nothing was read of it, and would not be of other nonsense.
                if answer.status_code == WRONG_METHOD:
                    break
        for other in nonsense_urls(address, here):
            with taken_back():
                browser.get(other)


def test_the_names_that_views_ask_for_are_found():
    assert {"q", "why", "next", "n", "registration"} <= asked_by_views()
