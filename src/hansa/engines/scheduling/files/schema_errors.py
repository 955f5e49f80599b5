"""What a schema says of a document, in a sentence about the value that is at fault."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from hansa.engines.scheduling.files.json_places import Path
from hansa.engines.scheduling.files.schemas import spelled_out

SHOWN = 40
"""So many characters of a wrong value are shown."""

LOOKED_AT = 50
"""Of so many errors the one that stands first in the file is told."""


def amiss(name: str, document: Any) -> list[tuple[Path, str]]:
    """Values that the schema of this name does not allow, each with what it expects."""
    found = islice(_validator(name).iter_errors(document), LOOKED_AT)
    errors = [_innermost(error) for error in found]
    slips = {
        tuple(error.absolute_path) for error in errors if error.validator == "additionalProperties"
    }
    return [_told(error) for error in errors if not _is_missed(error, slips)]


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(spelled_out(name))


def _innermost(error: ValidationError) -> ValidationError:
    """Where a value may be of several kinds: the error of the only kind it can have meant."""
    while error.validator == "anyOf":
        branches = defaultdict(list)
        for inner in error.context:
            branches[inner.schema_path[0]].append(inner)
        meant = [
            inner
            for inner, *others in branches.values()
            if not any(each.validator == "type" and not each.path for each in (inner, *others))
        ]
        if len(meant) != 1:
            return error
        error = meant[0]
    return error


def _is_missed(error: ValidationError, slips: Collection[Path]) -> bool:
    """Whether a name is missing in an object that has one by mistake: likely the same, misspelt."""
    return error.validator == "required" and tuple(error.absolute_path) in slips


def _told(error: ValidationError) -> tuple[Path, str]:
    path: Path = tuple(error.absolute_path)
    title = error.schema["title"]
    if error.validator == "required":
        missing = next(name for name in error.validator_value if name not in error.instance)
        return path, f'expected "{missing}" in {title}.'
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        name = next(name for name in error.instance if name not in known)
        return (*path, name), f"expected one of {', '.join(known)}, not {_shown(name)}."
    if "propertyNames" in error.absolute_schema_path:
        path = (*path, error.instance)
    expected = f"one of {', '.join(error.schema['enum'])}" if error.validator == "enum" else title
    return path, f"expected {expected}, not {_shown(error.instance)}."


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "an object"
    text = json.dumps(value, default=str)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
