"""Every screen of the site, on a phone and on a desk: axe is content and nothing runs over."""

import pytest
from django.urls import reverse
from tests.browser.visiting import complaints, cookies_of
from tests.house.addresses import addresses
from tests.house.knocking import browsers_of
from tests.house.world import ASKED, world

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# Shown below its own test.
ELSEWHERE = {"design:gallery"}


# A phone by day and a desk by night: the width of the window, and the scheme of colours.
WINDOWS = ((360, "light"), (1440, "dark"))


def screens(here):
    """The path of every page that somebody may open, with who opens it."""
    users = {"nobody": None, **here.insiders}
    readers = [(users[who], browser) for who, browser in browsers_of(users).items()]
    for address in addresses():
        if address.name in ELSEWHERE:
            continue
        path = reverse(address.name, kwargs=here.filled(address)) + ASKED.get(address.name, "")
        for user, client in readers:
            if is_a_screen(path, client):
                yield path, user
                break


def is_a_screen(path, client):
    """A whole page, neither a fragment nor a file nor a way elsewhere."""
    answer = client.get(path)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code == 200 and is_page and b"<!doctype html" in answer.content.lower()


def opened(browser, user, live_server, *, width, scheme):
    """A window of this reader."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        service_workers="block",
    )
    context.add_cookies(cookies_of(user, live_server.url))
    return context.new_page()


def wrong_anywhere(browser, live_server):
    """What is wrong with any screen, by its path and window; each reader has one of each."""
    windows, found = {}, {}
    for path, user in list(screens(world())):
        for width, scheme in WINDOWS:
            if (user, width) not in windows:
                page = opened(browser, user, live_server, width=width, scheme=scheme)
                windows[user, width] = page
            page = windows[user, width]
            page.goto(live_server.url + path)
            if wrong := complaints(page):
                found[path, width] = wrong
    return found


def test_axe_finds_nothing_on_any_screen_and_none_is_wider_than_its_window(browser, live_server):
    assert wrong_anywhere(browser, live_server) == {}
