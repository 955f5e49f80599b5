"""The frame of a page: language, appearance, manifest, the pages of errors."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views import defaults
from tests.web.design.colours import TOKENS
from tests.web.design.pages import strictly

from hansa.web.design.navigation import Group, Item, Navigation

ERRORS = ["404.html", "403.html", "500.html", "400.html", "403_csrf.html",
          "design/errors/offline.html", "design/errors/unprinted.html"]  # fmt: skip


def test_the_readers_choice_of_dark_is_kept_and_shown(client):
    chosen = client.post("/design/theme/", {"theme": "dark", "next": "/design/?drawer"})

    assert chosen.headers["Location"] == "/design/?drawer"
    assert 'data-theme="dark"' in client.get("/design/").content.decode()


def test_the_device_decides_again_when_the_reader_asks_for_it(client):
    client.cookies["theme"] = "dark"

    client.post("/design/theme/", {"theme": ""})

    assert "data-theme=" not in client.get("/design/").content.decode().split("<body")[0]


def test_an_appearance_that_nobody_knows_changes_nothing(client):
    client.post("/design/theme/", {"theme": "'><script>"})

    assert "data-theme=" not in client.get("/design/").content.decode().split("<body")[0]


@pytest.mark.parametrize("goal", ["https://elsewhere.test/", "//elsewhere.test", "javascript:1"])
def test_nobody_is_sent_elsewhere_after_a_choice(client, goal):
    chosen = client.post("/design/theme/", {"theme": "dark", "next": goal})

    assert chosen.headers["Location"] == "/"


def test_the_reader_changes_the_language(client):
    client.post("/design/language/", {"language": "nl", "next": "/design/"})

    assert '<html lang="nl"' in client.get("/design/").content.decode()


def test_the_manifest_names_icons_that_are_there(client):
    manifest = json.loads(client.get("/design/manifest.webmanifest").content)

    names = [icon["src"].removeprefix("/static/") for icon in manifest["icons"]]

    assert [name for name in names if not finders.find(name)] == []
    assert "maskable" in [icon.get("purpose") for icon in manifest["icons"]]


def test_the_phones_own_frame_has_the_colour_of_the_paper(client):
    paper = re.search(r"--paper: light-dark\((#\w+), (#\w+)\)", TOKENS).groups()

    colours = [
        meta.get("content")
        for meta in strictly(client.get("/design/").content.decode()).iter("meta")
        if meta.get("name") == "theme-color"
    ]

    assert tuple(colours) == paper
    assert client.get("/design/manifest.webmanifest").json()["theme_color"] == paper[0]


@pytest.mark.parametrize("name", ERRORS)
def test_the_page_of_an_error_is_calm_and_well_formed(name):
    page = render_to_string(name, request=RequestFactory().get("/nowhere"))

    drawn = strictly(page)

    assert len(list(drawn.iter("h1"))) == 1
    assert "Traceback" not in page


def test_the_page_of_a_failure_needs_nothing_but_itself():
    response = defaults.server_error(RequestFactory().get("/"))

    strictly(response.content.decode())
    assert response.status_code == 500


def test_an_address_that_leads_nowhere_is_answered_in_words(client):
    response = client.get("/nowhere-at-all/")

    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()


def test_a_page_without_navigation_has_no_rooms():
    page = render_to_string("design/page.html", request=RequestFactory().get("/"))

    assert "bottom-bar" not in page
    assert [nav.get("aria-label") for nav in strictly(page).iter("nav")] == []


def test_the_room_in_which_the_reader_is_is_marked_wherever_it_is_listed():
    rooms = (Item("Meetings", "/meetings/", "handshake", current=True, count=3),)
    navigation = Navigation(groups=(Group("Mission", rooms),), bottom=rooms)

    page = render_to_string(
        "design/page.html", {"navigation": navigation}, request=RequestFactory().get("/")
    )

    links = [link for link in strictly(page).iter("a") if link.get("href") == "/meetings/"]
    assert {link.get("aria-current") for link in links} == {"page"}
    assert len(links) == 4  # rail, bottom bar, More, command dialog
