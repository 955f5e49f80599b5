"""The table of settings, made from the comments in `settings.py`."""

import re
from dataclasses import dataclass
from pathlib import Path

READ = re.compile(r"os\.environ\.get\(\s*\"(\w+)\"")
HEAD = """\
# Settings

Everything that can be set from outside, as environment variables, with what happens without it.
They are read in one place, `src/hansa/site/settings.py`.

| variable | what it is |
|---|---|
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """A variable of the environment, with the comment that stands before its use."""

    name: str
    comment: str


def settings(source: str) -> list[Setting]:
    """The variables that `source` reads, in order.

    Raises:
        ValueError: when no comment says what breaks without one of them.
    """
    found: dict[str, Setting] = {}
    comment: list[str] = []
    for line in source.splitlines():
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
            continue
        for name in READ.findall(line):
            if name not in found and not comment:
                raise ValueError(f"No comment says what breaks without {name}.")
            found.setdefault(name, Setting(name, " ".join(comment)))
        # A comment belongs to the first variable below it, within its paragraph.
        if READ.search(line) or not line.strip():
            comment = []
    return list(found.values())


def page(source: Path) -> str:
    """The whole page, from the file of settings."""
    rows = [
        f"| `{setting.name}` | {setting.comment} |"
        for setting in settings(source.read_text(encoding="utf-8"))
    ]
    return HEAD + "\n".join(rows) + "\n"
