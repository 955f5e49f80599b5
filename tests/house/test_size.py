"""Files and functions stay small enough to be read in one go."""

from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import SRC, TESTS, Found, files, functions, is_migration, told

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40


def files_too_long(root: Path) -> list[Found]:
    """Every file of ours that is longer than a reader's patience."""
    return [
        Found(str(path.relative_to(root)), 0, f"{lines} lines; part it into {LINES_OF_A_FILE} each")
        for path in files(root, ".py", ".html", ".css", ".js", ".txt")
        if not is_migration(path)
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES_OF_A_FILE
    ]


def functions_too_long(root: Path) -> list[Found]:
    """Every function that does more than one thing at a time."""
    return [
        Found(str(path.relative_to(root)), node.lineno, f"`{node.name}` has {lines} lines")
        for path in files(root, ".py")
        if not is_migration(path)
        for node in functions(path)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    ]


@pytest.mark.parametrize("root", [SRC, TESTS], ids=["src", "tests"])
def test_no_file_is_longer_than_400_lines(root):
    found = files_too_long(root)

    assert not found, told(found)


@pytest.mark.parametrize("root", [SRC, TESTS], ids=["src", "tests"])
def test_no_function_is_longer_than_40_lines(root):
    found = functions_too_long(root)

    assert not found, told(found)


@pytest.mark.parametrize("name", ["long.py", "long.css", "long.html"])
def test_a_file_of_401_lines_is_found(tmp_path, name):
    plant(tmp_path, name, "x\n" * 401)
    plant(tmp_path, f"fine-{name}", "x\n" * 400)

    assert [found.path for found in files_too_long(tmp_path)] == [name]


def test_a_function_of_41_lines_is_found_even_inside_a_class(tmp_path):
    body = "        pass\n"
    plant(tmp_path, "a.py", f"class A:\n    def long(self):\n{body * 40}")
    plant(tmp_path, "b.py", f"class B:\n    def fine(self):\n{body * 39}")

    assert [found.what for found in functions_too_long(tmp_path)] == ["`long` has 41 lines"]


def test_a_migration_may_be_as_long_as_django_makes_it(tmp_path):
    plant(tmp_path, "apps/missions/migrations/0001_first.py", "x = 1\n" * 500)

    assert files_too_long(tmp_path) == []
