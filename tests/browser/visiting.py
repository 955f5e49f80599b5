"""Chromium as the tests start it, and how its visitors come to be signed in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium")
# Without the parts that only people need it takes half the time; it shows no notices.
SHELL = shutil.which("chromium-headless-shell")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PHONE = {"width": 360, "height": 780}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# No page has more stops for the keyboard.
STOPS = 200


@contextmanager
def chromium(*, whole: bool = False) -> Iterator[Browser]:
    """A browser that says nothing to anybody but the site.

    Args:
        whole: with notices, as people have it.
    """
    program = CHROMIUM if whole else SHELL or CHROMIUM
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def client_of(user) -> Client:
    """Django's own client, signed in; nobody is signed in where `user` is None."""
    client = Client()
    if user:
        client.force_login(user)
    return client


def cookies_of(user, url):
    """The session of somebody who signed in, for the browser."""
    name = settings.SESSION_COOKIE_NAME
    jar = client_of(user).cookies
    return [{"name": name, "value": jar[name].value, "url": url}] if name in jar else []


def runs_over(page: Page) -> bool:
    """Whether the page, read to its end, is wider than its window."""
    # A table that is half read has not yet become cards.
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def complaints(page: Page) -> list[str]:
    """The rules of axe that the page breaks, and whether it is wider than its window."""
    wide = runs_over(page)
    found = [each["id"] for each in Axe().run(page, options=RULES).response["violations"]]
    return [*found, *(["runs over the width"] if wide else [])]


def with_keys(page: Page, target: Locator, *keys: str) -> None:
    """Go there with the Tab key alone, and press these keys or write these words.

    Raises:
        AssertionError: when the keyboard never stops there, or nothing shows that it does.
    """
    expect(target).to_be_visible()
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            break
    else:
        raise AssertionError(f"The keyboard never stops at {target}.")
    shown = "each => each.matches(':focus-visible') && getComputedStyle(each).outlineStyle"
    assert target.evaluate(shown) not in {False, "none"}, f"Nothing shows the focus on {target}."
    for key in keys:
        if key == "Enter":
            page.keyboard.press(key)
        else:
            page.keyboard.press("Control+A")
            page.keyboard.type(key)
