"""Every screen of the site, on a phone and on a desk: axe is content and nothing runs over."""

import pytest
from django.urls import reverse
from tests.browser.visiting import client_of, complaints, cookies_of
from tests.house.addresses import addresses
from tests.house.world import ASKED, world

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# Shown below its own test.
ELSEWHERE = {"design:gallery"}


def screens(here):
    """The path of every page that somebody may open, with who opens it."""
    for address in addresses():
        if address.name in ELSEWHERE:
            continue
        path = reverse(address.name, kwargs=here.filled(address)) + ASKED.get(address.name, "")
        for user in (None, *here.insiders.values()):
            if is_a_screen(path, user):
                yield path, user
                break


def is_a_screen(path, user):
    """A whole page, neither a fragment nor a file nor a way elsewhere."""
    answer = client_of(user).get(path)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code == 200 and is_page and b"<!doctype html" in answer.content.lower()


def wrong_anywhere(browser, live_server, *, width, scheme):
    """What is wrong with any screen, by its path; one window serves each reader."""
    windows, found = {}, {}
    for path, user in list(screens(world())):
        if user not in windows:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,
                reduced_motion="reduce",
                service_workers="block",
            )
            context.add_cookies(cookies_of(user, live_server.url))
            windows[user] = context.new_page()
        page = windows[user]
        page.goto(live_server.url + path)
        if wrong := complaints(page):
            found[path] = wrong
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_axe_finds_nothing_on_any_screen_and_none_is_wider_than_its_window(
    browser, live_server, width, scheme
):
    assert wrong_anywhere(browser, live_server, width=width, scheme=scheme) == {}
