"""Chromium as the tests start it, and how its visitors come to be signed in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that says nothing to anybody but the site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
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
