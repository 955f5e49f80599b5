"""On which line of a JSON text its values stand.

Reading asks nothing of this; only a file that is refused is looked through again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

Path = tuple[str | int, ...]
"""The way to a value from the outermost one: names and indexes."""

_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}:,]|[^][{}:,"\s]+')


class Amiss(Exception):  # noqa: N818 - a value is at fault, not the program
    """Something is wrong with one value.

    Attributes:
        path: where it stands.
        trouble: a sentence.
    """

    def __init__(self, path: Path, trouble: str) -> None:
        super().__init__(trouble)
        self.path = path
        self.trouble = trouble


def places(text: str) -> Iterator[tuple[Path, int]]:
    """Every value of a valid text with the offset at which it begins, in order."""
    way: list[str | int | None] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark in "]}":
            way.pop()
        elif mark == ",":
            last = way[-1]
            way[-1] = last + 1 if isinstance(last, int) else None
        elif way and way[-1] is None:
            way[-1] = json.loads(mark)
        elif mark != ":":
            yield tuple(step for step in way if step is not None), match.start()
            if mark in "[{":
                way.append(0 if mark == "[" else None)


def lines_of(text: str, paths: Collection[Path]) -> list[int]:
    """The lines of values, counted from 1; of what is around one, where it does not exist."""
    around = [[path[:size] for size in range(len(path), -1, -1)] for path in paths]
    sought = {place for each in around for place in each}
    found = {place: offset for place, offset in places(text) if place in sought}
    return [
        _line_at(text, next(found[place] for place in each if place in found)) for each in around
    ]


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def repeated(text: str) -> tuple[Path, int] | None:
    """The first value whose name stands twice in one object, with its line."""
    seen: set[Path] = set()
    for place, offset in places(text):
        if place in seen:
            return place, _line_at(text, offset)
        seen.add(place)
    return None
