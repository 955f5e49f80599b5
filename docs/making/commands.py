"""The table of commands, made from what each says of itself."""

import re
from pathlib import Path

from django.core.management import find_commands, load_command_class

TARGET = re.compile(r"^([a-z][\w-]*):[^#=\n]*##\s*(.+)$", re.MULTILINE)
COMMANDS = """\
# Commands

`hansa COMMAND --help` tells the options of each.

| command | what it does |
|---|---|
"""
TARGETS = """\
# Make targets

Every habit is a target; `make help` lists them too.

| target | what it does |
|---|---|
"""


def names(folder: Path) -> list[str]:
    """How our own commands are called, in alphabetical order."""
    return [name.replace("_", "-") for name in sorted(find_commands(str(folder)))]


def commands(folder: Path) -> dict[str, str]:
    """Our own commands with their help, in alphabetical order."""
    return {
        name: load_command_class("hansa.cli", name.replace("-", "_")).help for name in names(folder)
    }


def targets(makefile: Path) -> dict[str, str]:
    """The targets of the Makefile that say what they do, in its order."""
    return dict(TARGET.findall(makefile.read_text(encoding="utf-8")))


def commands_page(folder: Path) -> str:
    """The page of commands."""
    return COMMANDS + "".join(
        f"| `hansa {name}` | {text} |\n" for name, text in commands(folder).items()
    )


def targets_page(makefile: Path) -> str:
    """The page of make targets."""
    return TARGETS + "".join(
        f"| `make {name}` | {text} |\n" for name, text in targets(makefile).items()
    )
