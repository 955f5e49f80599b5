"""Reading a scheduling problem in our JSON format.

    problem = read_problem(Path("fair.json").read_text(encoding="utf-8"))

The format is that of `problem.schema.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from json import JSONDecodeError
from typing import Any

from hansa.engines.scheduling.files.building import Builder
from hansa.engines.scheduling.files.json_places import Amiss, lines_of, repeated
from hansa.engines.scheduling.files.misread import BadProblem
from hansa.engines.scheduling.files.schema_errors import amiss
from hansa.engines.scheduling.problem.problem import Problem

_DIGITS = 18
"""A longer whole number is cut off: it is beyond every limit of the format anyway."""

_EXPECTED = {
    "Expecting value": "a value",
    "Expecting ',' delimiter": "',' or a closing bracket",
    "Expecting ':' delimiter": "':'",
    "Expecting property name enclosed in double quotes": "a name in double quotes",
    "Unterminated string starting at": "a closing '\"' for this text",
    "Invalid control character at": "a text on one line, where \\n stands for the end of one",
    "Invalid \\escape": "an escape such as \\n or \\u00e9",
    "Invalid \\uXXXX escape": "an escape such as \\n or \\u00e9",
    "Extra data": "the end of the file",
}
"""By the decoder's words."""

_TEXTS = ("Unterminated", "Invalid")


def read_problem(text: str) -> Problem:
    """The problem that a file describes.

    Raises:
        BadProblem: with the line and what was expected there.
    """
    document = _document(text)
    if errors := amiss("problem", document):
        lines = lines_of(text, [path for path, _ in errors])
        line, number = min((line, number) for number, line in enumerate(lines))
        raise BadProblem(line, errors[number][1])
    try:
        return Builder(document).problem()
    except Amiss as wrong:
        (line,) = lines_of(text, [wrong.path])
        raise BadProblem(line, wrong.trouble) from wrong


def _document(text: str) -> Any:
    names_twice = False

    def paired(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal names_twice
        members = dict(pairs)
        names_twice = names_twice or len(members) < len(pairs)
        return members

    try:
        document = json.loads(
            text,
            object_pairs_hook=paired,
            parse_int=lambda digits: int(digits[:_DIGITS]),
            parse_constant=_Constant,
        )
    except JSONDecodeError as wrong:
        raise BadProblem(wrong.lineno, _syntax(text, wrong)) from wrong
    except RecursionError as wrong:
        raise BadProblem(1, "expected fewer brackets within brackets.") from wrong
    if names_twice and (found := repeated(text)):
        path, line = found
        raise BadProblem(line, f'expected "{path[-1]}" once only.')
    return document


@dataclass(frozen=True, slots=True)
class _Constant:
    """NaN or Infinity, which JSON does not know: nothing that a schema allows."""

    name: str

    def __str__(self) -> str:
        return self.name


def _syntax(text: str, wrong: JSONDecodeError) -> str:
    expected = _EXPECTED.get(wrong.msg, "JSON")
    if wrong.msg.startswith(_TEXTS):
        return f"expected {expected}."
    rest = text[wrong.pos :].split(maxsplit=1)
    found = repr(rest[0][:20]) if rest else "the end of the file"
    return f"expected {expected}, not {found}."
