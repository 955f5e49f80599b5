"""The pages of the file formats, made from their schemas."""

import ast
import inspect
import json
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Any

from hansa.engines.scheduling import Goal, Reason
from hansa.engines.scheduling.files.schemas import Schema, schema

HEADS = {
    "problem": """\
# Scheduling problems as JSON

What [`hansa schedule`](../how-to/schedule-from-a-file.md) and `read_problem` read. The schema
itself (JSON Schema 2020-12) is
[`problem.schema.json`](../../src/hansa/engines/scheduling/files/problem.schema.json); it comes with
the package. Names mean the same as in the library: `Problem`, `Party`, `Wish` and so on.

Slots are counted **from 0**, in the order of the file. Besides what the tables say, the parts of
a file must agree: a wish names parties, tables and people that are there, slots of one session
follow one another, and nothing has the key of another thing of its kind.
""",
    "timetable": """\
# Timetables as JSON

What [`hansa schedule --json`](../how-to/schedule-from-a-file.md) writes for a
[problem in JSON](problem-format.md). The schema itself (JSON Schema 2020-12) is
[`timetable.schema.json`](../../src/hansa/engines/scheduling/files/timetable.schema.json). Slots are
counted **from 0**, as in the problem. For a `.dzn` file another form is written, which the how-to
shows.
""",
}
# What holds the words that a format uses.
WORDS: dict[str, type[StrEnum]] = {"problem": Goal, "timetable": Reason}
ROWS = """\
| name | what it is | |
|---|---|---|
"""


def page(name: str) -> str:
    """The page of a format: the file, then each of the things in it."""
    whole = schema(name)
    sections = [HEADS[name], f"## The file\n\n{_table(whole, whole)}"]
    sections += [
        f"## {_heading(part['title'])}\n\n{_table(part, whole)}"
        for part in whole["$defs"].values()
        if "properties" in part
    ]
    words = WORDS[name]
    sections.append(f"## {words.__name__}s\n\n{_words(words)}")
    return "\n".join(sections)


def _words(words: type[StrEnum]) -> str:
    """The members of an enumeration, each with the sentence that stands below it."""
    (tree,) = ast.parse(inspect.getsource(words)).body
    rows = (
        f"| `{ast.literal_eval(member.value)}` | {ast.literal_eval(sentence.value)} |\n"
        for member, sentence in pairwise(tree.body)
        if isinstance(member, ast.Assign) and isinstance(sentence, ast.Expr)
    )
    return "| word | what it means |\n|---|---|\n" + "".join(rows)


def _heading(title: str) -> str:
    return title[0].upper() + title[1:]


def _table(part: Schema, whole: Schema) -> str:
    needed = part.get("required", ())
    rows = (
        f"| `{name}` | {_kind(value, whole)} | {_remark(name, value, whole, needed)} |\n"
        for name, value in part["properties"].items()
    )
    return ROWS + "".join(rows)


def _kind(value: Schema, whole: Schema) -> str:
    """What the value is, with links to the things that it may hold."""
    title = str(_resolved(value, whole)["title"])
    things = dict.fromkeys(_things(value, whole))
    links = [f"[{thing}](#{thing.replace(' ', '-')})" for thing in things]
    if links == [f"[{title}](#{title.replace(' ', '-')})"]:
        return links[0]
    return f"{title}; see {', '.join(links)}" if links else title


def _things(value: Any, whole: Schema) -> Iterator[str]:
    """The objects with a section of their own that it speaks of."""
    if isinstance(value, list):
        for each in value:
            yield from _things(each, whole)
    elif isinstance(value, dict):
        definition = _definition(value, whole)
        if "properties" in definition:
            yield str(definition["title"])
            return
        for each in (*value.values(), *definition.values()):
            yield from _things(each, whole)


def _remark(name: str, value: Schema, whole: Schema, needed: list[str]) -> str:
    resolved = _resolved(value, whole)
    words = [str(resolved.get("description", ""))]
    choices = [_code(each) for each in resolved.get("enum", ())]
    if choices and choices[0] not in words[0]:
        words.append(f"One of {', '.join(choices)}.")
    if name in needed:
        words.append("**Needed.**")
    if "default" in resolved:
        words.append(f"Else {_code(resolved['default'])}.")
    return " ".join(word for word in words if word)


def _code(value: Any) -> str:
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def _definition(value: Schema, whole: Schema) -> Schema:
    name = str(value.get("$ref", "")).removeprefix("#/$defs/")
    return dict(whole["$defs"][name]) if name else {}


def _resolved(value: Schema, whole: Schema) -> Schema:
    return {**_definition(value, whole), **value}
