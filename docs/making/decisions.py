"""The list of decisions, made from their titles."""

import re
from pathlib import Path

TITLE = re.compile(r"^# (?:\d+\. )?(.+)$", re.MULTILINE)
HEAD = """\
# Decisions

Choices that were hard to make, each with what led to it and what follows from it.
A new one starts from the [template](0000-template.md) and takes the next number; a decision that
is given up stays, and says which one took its place.

"""


def page(folder: Path) -> str:
    """The whole list, by number; the template is no decision."""
    rows = [
        f"- [{path.stem[:4]}: {titled(path)}]({path.name})\n"
        for path in sorted(folder.glob("[0-9]" * 4 + "-*.md"))
        if not path.stem.startswith("0000")
    ]
    return HEAD + "".join(rows)


def titled(path: Path) -> str:
    """The title of a page.

    Raises:
        ValueError: when it has none.
    """
    match = TITLE.search(path.read_text(encoding="utf-8"))
    if match is None:
        raise ValueError(f"{path.name} has no title.")
    return match[1]
