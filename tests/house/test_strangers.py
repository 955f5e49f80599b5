"""A stranger sees nothing: no address answers who may not look, and each screen's tests say so."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.http import HttpResponseNotFound
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern
from tests.house.addresses import Address, addresses
from tests.house.knocking import browsers_of, open_to, open_to_nobody, opened
from tests.house.planted import plant
from tests.house.source import TESTS, Found, files, functions, told
from tests.house.world import World, world

from hansa.site import urls as site_urls

# Folders of screens that show nothing about anybody.
OPEN_TO_ALL = {"design", "web"}  # beside the rooms stands what has no screen
# Rooms and addresses that anybody may open, signed in or not.
PUBLIC_ROOMS = {"", "design"}
PUBLIC = {
    "accounts:first_run",  # shut for ever once there is somebody
    "accounts:sign_in",
    "accounts:sign_out",
    "accounts:mail_link",
    "accounts:link_mailed",
    "accounts:second_step",  # leads to the front door whoever showed no password
    "accounts:sign_in_with_passkey",
    "accounts:passkey_challenge",
    "accounts:government",
    "accounts:government_back",
    "programme:offline",
    "registration:open_missions",
    "registration:join",  # of a mission that is announced
    "registration:criteria",  # what applicants are measured by, once it is published
    "programme:service_worker",
}
# The address itself is the key: whoever has it is let in, and nobody with another.
WITH_KEY = {
    "agreements:party": "token",
    "agreements:party_answer": "token",
    "agreements:party_text": "token",
    "accounts:sign_in_link": "token",
    "attendance:door": "secret",
    "attendance:guest_list": "secret",
    "attendance:scans": "secret",
    "attendance:wall": "token",
    "hosts:accept": "token",
    "hosts:decline": "token",
    "hosts:forward": "token",
    "hosts:hours": "token",
    "hosts:move": "token",
    "hosts:order": "token",
    "hosts:page": "token",
    "hosts:people": "token",
    "hosts:profile": "token",
    "hosts:renew": "token",
    "hosts:say": "token",
    "talks:host_call": "token",
    "talks:host_mine": "token",
    "talks:host_settle": "token",
    "talks:host_talk": "token",
    "programme:card": "token",
    "programme:card_file": "token",
    "programme:feed": "secret",
    "programme:host_card": "token",
    "programme:host_contact": "token",
}


@pytest.fixture(autouse=True)
def _nothing_is_drawn_where_nothing_is(monkeypatch):
    """Whether a door is shut is asked here; what stands on it, the walk reads."""
    monkeypatch.setattr(
        site_urls, "handler404", lambda request, exception: HttpResponseNotFound(), raising=False
    )


def guarded_addresses() -> list[Address]:
    """The addresses that open to some only."""
    return [
        address
        for address in addresses()
        if address.name not in PUBLIC | WITH_KEY.keys()
        and address.name.rpartition(":")[0] not in PUBLIC_ROOMS
    ]


def screens_without_a_stranger(root: Path) -> list[Found]:
    """Test files of screens in which nobody comes who may not look."""
    return [
        Found(str(path.relative_to(root)), 0, "test the stranger who may not look")
        for path in files(root, ".py")
        if path.name.startswith("test_") and path.parent.name not in OPEN_TO_ALL
        if not [node for node in functions(path) if "stranger" in node.name]
    ]


def test_every_address_has_a_name():
    nameless = [address.route for address in addresses() if not address.name]

    assert nameless == []


def test_a_name_stands_for_one_address():
    names = [address.name for address in addresses()]

    twice = {name for name in names if names.count(name) > 1}
    assert twice == set()


def test_every_screens_tests_let_a_stranger_look():
    found = screens_without_a_stranger(TESTS / "web")

    assert not found, told(found)


@pytest.mark.django_db
def test_nobody_is_let_in_who_did_not_sign_in():
    found = open_to({"somebody who did not sign in": None}, guarded_addresses(), world())

    assert found == []


@pytest.mark.django_db
def test_no_row_of_a_mission_is_shown_to_strangers_who_signed_in():
    here = world()
    # Where nothing is left open in the address, everybody sees their own.
    walk = [address for address in guarded_addresses() if address.blanks]

    assert open_to(here.strangers, walk, here) == []


@pytest.mark.django_db
def test_somebody_of_the_mission_is_let_in_at_every_address():
    assert open_to_nobody(guarded_addresses(), world()) == []


@pytest.mark.django_db
def test_a_false_key_opens_nothing():
    here = world()
    keyed = [address for address in addresses() if address.name in WITH_KEY]
    false = {f"{address.name}:{WITH_KEY[address.name]}": "false" for address in keyed}

    found = open_to({"a false key": None}, keyed, replace(here, blanks=here.blanks | false))

    assert found == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_address_answers_whatever_is_sent(name):
    here = world()
    (address,) = (each for each in addresses() if each.name == name)

    # The browser raises what a page would hide behind "Hansa made a mistake".
    for browser in browsers_of({"nobody": None, "officer": here.insiders["officer"]}).values():
        opened(address, to=browser, world=here)


@pytest.mark.django_db
@pytest.mark.urls("tests.house.leaking")
def test_a_leak_is_found():
    here = world()
    walk = [address for address in addresses() if address.name.startswith("leaking:")]

    assert open_to({"nobody": None}, walk, here) == ["leaking:open opens to nobody (get, post)"]
    assert {line.split()[0] for line in open_to(here.strangers, walk, here)} == {
        "leaking:loose",
        "leaking:names",
        "leaking:open",
    }
    assert open_to_nobody(walk, here) == ["leaking:shut"]


def test_an_address_whose_blank_nobody_fills_is_found():
    empty = World(blanks={}, insiders={}, strangers={})

    with pytest.raises(LookupError, match="which row fills slug"):
        empty.filled(Address("missions:overview", "m/<slug:slug>/", ("slug",)))


def test_every_public_address_exists():
    names = {address.name for address in addresses()}

    assert PUBLIC | WITH_KEY.keys() <= names


def test_a_screen_without_a_stranger_is_found(tmp_path):
    plant(tmp_path, "missions/test_overview.py", "def test_an_officer_sees_the_legs(): ...")
    plant(tmp_path, "missions/test_legs.py", "def test_a_stranger_sees_no_leg(): ...")
    plant(tmp_path, "design/test_tokens.py", "def test_every_colour_is_a_token(): ...")

    assert [found.path for found in screens_without_a_stranger(tmp_path)] == [
        "missions/test_overview.py"
    ]


def test_addresses_are_read_with_their_names_and_blanks():
    room = ([path("m/<slug:slug>/", print, name="overview")], "missions", "missions")
    resolver = URLResolver(RegexPattern(r"^/"), [path("", room)])

    found = [(address.name, address.blanks) for address in addresses(resolver)]

    assert found == [("missions:overview", ("slug",))]


def test_the_walk_finds_the_front_door():
    assert "missions:home" in {address.name for address in addresses()}
