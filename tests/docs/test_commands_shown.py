"""What the documentation tells people to type exists."""

import shlex
from pathlib import Path

import pytest
from docs.making.commands import names, targets
from tests.docs.reading import commands as commands_of
from tests.docs.reading import pages
from tests.house.planted import plant
from tests.house.source import ROOT, SRC

# Programs of a bare Debian that a page may show.
DEBIAN = {"git", "cd", "sudo", "apt-get", "python3", "curl", "export", "ls", "xargs"}
# Those of PostgreSQL, which come along.
POSTGRESQL = {"createdb", "pg_dump", "pg_restore"}
OURS = frozenset(names(SRC / "cli" / "management"))


def unknown(page: Path, *, targets: frozenset[str], ours: frozenset[str]) -> list[str]:
    """Commands of a page that would answer "not found"."""
    return [line for line in commands_of(page) if not exists(line, targets, ours)]


def exists(line: str, targets: frozenset[str], ours: frozenset[str]) -> bool:
    """Whether a reader who types it gets further."""
    words = [word for word in shlex.split(line, comments=True) if "=" not in word]
    if not words:
        return True
    program, *rest = words
    if program == "make":
        return targets.issuperset(word for word in rest if not word.startswith("-"))
    if program.rpartition("/")[2] == "hansa":
        return bool(rest) and rest[0] in ours
    return program in DEBIAN | POSTGRESQL


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_that_is_shown_exists(page):
    made = frozenset(targets(ROOT / "Makefile"))

    assert unknown(page, targets=made, ours=OURS) == []


def test_a_command_that_does_not_exist_is_found(tmp_path):
    plant(
        tmp_path,
        "README.md",
        """
        ```console
        $ make demo
        $ make coffee
        $ DATABASE_URL=postgresql:///hansa hansa serve
        $ hansa brew
        Answers are no commands.
        ```
        """,
    )

    found = unknown(tmp_path / "README.md", targets=frozenset({"demo"}), ours=frozenset({"serve"}))

    assert found == ["make coffee", "hansa brew"]
