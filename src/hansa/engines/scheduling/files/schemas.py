"""The schemas of our own files, as they are shipped with the package."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

Schema = dict[str, Any]


@cache
def schema(name: str) -> Schema:
    """A schema by its name: `problem` or `timetable`."""
    text = files(__package__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def spelled_out(name: str) -> Schema:
    """The same schema with each reference replaced by what it refers to.

    Checking a large file against it takes a fraction of the time.
    """
    whole = schema(name)
    definitions = whole["$defs"]

    def inlined(part: Any) -> Any:
        if isinstance(part, list):
            return [inlined(each) for each in part]
        if not isinstance(part, dict):
            return part
        refers_to = part.get("$ref", "").removeprefix("#/$defs/")
        merged = {**definitions.get(refers_to, {}), **part} if refers_to else part
        return {key: inlined(value) for key, value in merged.items() if key not in _RESOLVED}

    return dict(inlined(whole))


_RESOLVED = {"$ref", "$defs"}
