"""A stranger sees nothing: no address answers who may not look, and each screen's tests say so."""

from pathlib import Path

from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern
from tests.house.addresses import addresses
from tests.house.planted import plant
from tests.house.source import TESTS, Found, files, functions, told

# Folders of screens that show nothing about anybody.
OPEN_TO_ALL = {"design"}


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
