"""A problem that is written and read again is the same problem."""

import json

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.engines.scheduling.anything import everything
from tests.engines.scheduling.problems import session
from tests.examples import patient

from hansa.engines.scheduling import Party, Wish
from hansa.engines.scheduling.files.misread import BadProblem
from hansa.engines.scheduling.files.reading_json import read_problem
from hansa.engines.scheduling.files.schemas import schema
from hansa.engines.scheduling.files.writing_json import written_problem


def outcome(text: str) -> str:
    """What the reader makes of it."""
    try:
        read_problem(text)
    except BadProblem:
        return "refused"
    return "read"


@given(everything())
def test_a_problem_is_read_as_it_was_written(problem):
    assert read_problem(written_problem(problem)) == problem


@patient(30)
@given(everything())
def test_what_is_written_keeps_to_the_schema(problem):
    errors = Draft202012Validator(schema("problem")).iter_errors(
        json.loads(written_problem(problem))
    )

    assert list(errors) == []


@patient(50)
@given(everything(), st.data())
def test_a_file_that_breaks_off_is_refused_and_never_breaks_the_reader(problem, data):
    text = written_problem(problem)

    cut = text[: data.draw(st.integers(0, len(text.rstrip()) - 1))]

    assert outcome(cut) != "read"


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["slots", "tables", "parties", "wishes", "key", "goals"]), inner),
    max_leaves=12,
))  # fmt: skip
def test_no_document_whatever_breaks_the_reader(document):
    assert outcome(json.dumps(document)) in {"read", "refused"}


def test_a_problem_is_written_shortly():
    problem = session(
        Wish("w", ("Orval", "Terra"), worth=80),
        slots_=1,
        parties=(
            Party("Orval", ("Orval",)),
            Party("Terra", ("Tom", "Ina"), frozenset({("Ina", 0)})),
        ),
    )

    assert written_problem(problem) == """\
{
  "slots": ["2026-10-05T10:00+00:00/2026-10-05T10:20+00:00"],
  "tables": ["A", "B"],
  "parties": [
    "Orval",
    {"key": "Terra", "people": ["Tom", "Ina"], "away": [{"person": "Ina", "slots": [0]}]}
  ],
  "wishes": [{"key": "w", "parties": ["Orval", "Terra"], "worth": 80}]
}
"""  # fmt: skip
