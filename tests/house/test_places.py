"""Everything stands in its room."""

import tomllib
from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import ROOT, SRC, TESTS, Found, files, told

FLOORS = {
    "values",
    "engines",
    "plumbing",
    "apps",
    "journeys",
    "worker",
    "web",
    "api",
    "cli",
    "site",
}
FLOORS_OF_TESTS = FLOORS | {"house", "bench", "docs", "factories", "specs", "browser"}
# A function without a home is missing a name.
NAMELESS = {
    "utils",
    "util",
    "common",
    "core",
    "helpers",
    "helper",
    "misc",
    "tools",
    "lib",
    "shared",
}
# Which files have one room only, by name.
ROOMS_OF_NAMES = {
    "models.py": {"apps", "plumbing"},
    "services.py": {"apps"},
    "queries.py": {"apps"},
    "solving.py": {"apps", "engines"},
    "views.py": {"web", "api"},
    "forms.py": {"web"},
    "urls.py": {"web", "api", "site"},
    "settings.py": {"site"},
    "signals.py": set[str](),
    "managers.py": set[str](),
}


def nameless_modules(root: Path) -> list[Found]:
    """Modules and folders that are named for having no name."""
    return [
        Found(str(path.relative_to(root)), 0, "name it for what it does")
        for path in files(root, ".py")
        if NAMELESS.intersection({path.stem, *path.relative_to(root).parts})
    ]


def floors_unheard_of(root: Path, floors: set[str]) -> list[Found]:
    """Folders beside the floors."""
    return [
        Found(str(folder.relative_to(root)), 0, "the house has no such floor")
        for folder in sorted(root.iterdir())
        if folder.is_dir() and files(folder, ".py") and folder.name not in floors
    ]


def files_out_of_place(root: Path) -> list[Found]:
    """Files whose name belongs on another floor, and templates far from their views."""
    named = [
        Found(
            str(path.relative_to(root)), 0, f"{path.name} belongs in {sorted(rooms) or 'no room'}"
        )
        for path in files(root, ".py")
        if (rooms := ROOMS_OF_NAMES.get(path.name)) is not None
        and path.relative_to(root).parts[0] not in rooms
    ]
    pages = [
        Found(
            str(path.relative_to(root)),
            0,
            "a template stands beside its view, a letter in letters/",
        )
        for path in files(root, ".html", ".txt")
        if path.relative_to(root).parts[0] != "web" and "letters" not in path.parts
    ]
    return named + pages


def empty_shells(root: Path) -> list[Found]:
    """Rooms in which nobody lives."""
    return [
        Found(str(folder.relative_to(root)), 0, "make the room when it gets its first content")
        for floor in ("apps", "engines", "plumbing")
        for folder in sorted((root / floor).glob("*/"))
        if (folder / "__init__.py").exists()
        and not [path for path in files(folder, ".py") if path.stem not in {"__init__", "apps"}]
    ]


def rooms_of_tests_without_a_room(tests: Path, src: Path) -> list[Found]:
    """Folders of tests that mirror nothing."""
    return [
        Found(str(folder.relative_to(tests)), 0, "no room of this name is tested here")
        for floor in sorted(FLOORS - {"cli", "site", "worker"})
        for folder in sorted((tests / floor).glob("*/"))
        if files(folder, ".py")
        and not (src / floor / folder.name).exists()
        and not (src / floor / f"{folder.name}.py").exists()
    ]


def contexts_in_the_contract() -> set[str]:
    """The contexts in their one order, as the import contract names them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each["id"] == "contexts")
    return {name.strip(" ()") for layer in layers for name in layer.split("|")}


@pytest.mark.parametrize("root", [SRC, TESTS], ids=["src", "tests"])
def test_no_module_is_named_for_having_no_name(root):
    found = nameless_modules(root)

    assert not found, told(found)


def test_the_house_has_no_other_floors():
    found = floors_unheard_of(SRC, FLOORS) + floors_unheard_of(TESTS, FLOORS_OF_TESTS)

    assert not found, told(found)


def test_files_stand_on_their_own_floor():
    found = files_out_of_place(SRC)

    assert not found, told(found)


def test_no_room_is_an_empty_shell():
    found = empty_shells(SRC)

    assert not found, told(found)


def test_tests_mirror_the_house():
    found = rooms_of_tests_without_a_room(TESTS, SRC)

    assert not found, told(found)


def test_the_doors_have_rooms_for_contexts_only():
    inside = (SRC / "web").glob("*/urls*")
    rooms = {path.parent.name for path in inside if path.stem == "urls"}

    assert rooms <= contexts_in_the_contract() | {"design"}


def test_a_module_called_utils_is_found(tmp_path):
    plant(tmp_path, "apps/missions/utils.py", "x = 1")
    plant(tmp_path, "web/common/views.py", "x = 1")

    assert [found.path for found in nameless_modules(tmp_path)] == [
        "apps/missions/utils.py",
        "web/common/views.py",
    ]


def test_a_floor_nobody_planned_is_found(tmp_path):
    plant(tmp_path, "cellar/wine.py", "x = 1")
    plant(tmp_path, "values/period.py", "x = 1")

    assert [found.path for found in floors_unheard_of(tmp_path, FLOORS)] == ["cellar"]


@pytest.mark.parametrize(
    "path",
    ["web/missions/models.py", "journeys/services.py", "apps/missions/forms.py",
     "apps/missions/signals.py", "apps/missions/overview.html", "worker/views.py"],
)  # fmt: skip
def test_a_file_on_the_wrong_floor_is_found(tmp_path, path):
    plant(tmp_path, path, "x = 1")

    assert [found.path for found in files_out_of_place(tmp_path)] == [path]


def test_a_letter_may_stand_with_its_context(tmp_path):
    plant(tmp_path, "apps/registration/letters/accepted.txt", "Dear delegate")

    assert files_out_of_place(tmp_path) == []


def test_an_empty_room_is_found(tmp_path):
    plant(tmp_path, "apps/network/__init__.py", '"""The network."""')
    plant(tmp_path, "apps/network/apps.py", "x = 1")

    assert [found.path for found in empty_shells(tmp_path)] == ["apps/network"]


def test_tests_of_a_room_that_is_gone_are_found(tmp_path):
    plant(tmp_path, "tests/apps/astrology/test_stars.py", "x = 1")

    found = rooms_of_tests_without_a_room(tmp_path / "tests", tmp_path / "src")

    assert [each.path for each in found] == ["apps/astrology"]
