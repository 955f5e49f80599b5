"""The schemas say what the engine says."""

import pytest
from jsonschema import Draft202012Validator

from hansa.engines.scheduling import Goal, Goals, Stop, TableKind
from hansa.engines.scheduling.files.answering import Status
from hansa.engines.scheduling.files.schemas import schema, spelled_out


@pytest.mark.parametrize("name", ["problem", "timetable"])
def test_a_schema_is_one(name):
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", ["problem", "timetable"])
def test_a_schema_can_say_of_every_value_what_was_expected(name):
    untitled = [path for path, part in parts(spelled_out(name), ()) if "title" not in part]

    assert untitled == []


def test_the_words_of_a_problem_are_those_of_the_engine():
    words = schema("problem")

    assert words["$defs"]["goal"]["enum"] == [goal.value for goal in Goal]
    assert words["$defs"]["kind"]["enum"] == [kind.value for kind in TableKind]
    assert words["properties"]["goals"]["default"] == [goal.value for goal in Goals().order]


def test_the_words_of_a_timetable_are_those_of_the_engine():
    words = schema("timetable")["properties"]

    assert words["status"]["enum"] == [status.value for status in Status]
    assert words["stopped"]["enum"] == [*(stop.value for stop in Stop), None]


def parts(part, path):
    """Every schema within a schema, with the way to it."""
    yield path, part
    for name, each in part.get("properties", {}).items():
        yield from parts(each, (*path, name))
    for number, each in enumerate(part.get("anyOf", ())):
        yield from parts(each, (*path, number))
    for name in ("items", "additionalProperties", "propertyNames"):
        if isinstance(part.get(name), dict):
            yield from parts(part[name], (*path, name))
