"""Which value of a file an objection to the problem speaks of."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from hansa.engines.scheduling.files.json_places import Amiss, Path
from hansa.engines.scheduling.files.slots_in_json import Slots

_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")

_LISTS = {
    "A precedence": "precedences",
    "Competitors": "competitors",
    "Tables side by side": "beside",
    "Each slot": "sessions",
    "Fairness": "fairness",
    "Moving": "moving",
    "A session needs": "slots",
}
"""Where a sentence belongs that begins so and is about no single party, wish or table."""


class Culprits:
    """The things that a document names, each with where it does so.

    Objections quote what they are about: first the thing, then what is wrong with it.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._known: dict[tuple[str, str], Path] = {}

    def remember(self, what: str, key: str, path: Path) -> None:
        """Of two with the same key the second one is at fault, so it is kept."""
        self._known[what, key] = path

    @contextmanager
    def at(self, path: Path) -> Iterator[None]:
        """While one thing is made: what it refuses is about a value of its own."""
        try:
            yield
        except ValueError as objection:
            _, *wrong = _quoted(str(objection))
            raise Amiss(self._within(path, wrong), str(objection)) from objection

    def path(self, objection: str, slots: Slots) -> Path:
        """Where the value stands that this sentence is about; () when nobody knows."""
        first_word = objection.partition(" ")[0]
        keys = _quoted(objection)
        if keys and (path := self._known.get((first_word, keys[0]))):
            return self._within(path, keys[1:])
        if objection.startswith("Slots"):
            return _out_of_order(slots, objection)
        section = next((name for words, name in _LISTS.items() if objection.startswith(words)), "")
        return self._within((section,), keys) if section else ()

    def _within(self, path: Path, keys: Sequence[str]) -> Path:
        """The value inside that is one of those words, if one is; else the whole."""
        places = (
            place
            for key in keys
            for place, value in _leaves(self._value(path), path)
            if value == key
        )
        return next(places, path)

    def _value(self, path: Path) -> Any:
        value = self._document
        for step in path:
            value = value[step]
        return value


def _out_of_order(slots: Slots, objection: str) -> Path:
    for (earlier, later), path in zip(pairwise(slots.periods), slots.paths[1:], strict=True):
        if later.start < earlier.end and f"{later} starts before " in objection:
            return path
    return ("slots",)


def _quoted(sentence: str) -> list[str]:
    return [str(literal_eval(text)) for text in _QUOTED.findall(sentence)]


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, (*path, name))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _leaves(each, (*path, place))
    else:
        yield path, value
