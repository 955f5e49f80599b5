"""What the rules of the pipeline and of its letters say, without a database."""

from datetime import date

import pytest

from hansa.apps.matching.rules import approaching, sourcing
from hansa.apps.matching.rules.sourcing import Asking, Pipeline


@pytest.mark.parametrize(
    ("stage", "allowed"),
    [
        ("long_list", {"approached", "declined"}),
        ("approached", {"interested", "declined"}),
        ("interested", {"confirmed", "declined"}),
        ("confirmed", set()),
        ("declined", {"interested"}),
    ],
)
def test_no_stage_is_skipped(stage, allowed):
    free = {
        to.value
        for to in Pipeline
        if not list(sourcing.objections_to_moving(stage, to=to, name="Cascade"))
    }

    assert free == allowed


def test_a_host_a_colleague_and_a_wish_to_be_spared_are_named():
    asking = Asking("Cascade", "Oakland", is_host=True, spared_by=["Orval"])
    asked = Asking(
        "Cascade", "Oakland", asked_by="Marc", asked_as="Cascade Inc.", stage="Approached"
    )

    assert list(sourcing.objections_to_asking(asking)) == [
        "Cascade is already a host in Oakland.",
        "Orval asked not to be introduced to Cascade.",
    ]
    assert list(sourcing.objections_to_asking(asked)) == [
        "Marc looks after Cascade Inc. in Oakland already (Approached); "
        "let it serve your companies too, so that it is asked once."
    ]
    assert not list(sourcing.objections_to_asking(Asking("Cascade", "Oakland")))


@pytest.mark.parametrize(
    ("step", "due_on", "objection"),
    [
        ("Ring", None, "Say until when."),
        ("", date(2025, 8, 5), "Say what is to be done until then."),
        ("x" * 201, date(2025, 8, 5), "Say it in 200 characters at most."),
    ],
)
def test_a_next_step_is_said_whole(step, due_on, objection):
    said = sourcing.objections_to_next_step("approached", step=step, due_on=due_on)

    assert list(said) == [objection]


def test_nothing_more_is_to_be_done_with_who_confirmed():
    said = sourcing.objections_to_next_step("confirmed", step="Ring", due_on=date(2025, 8, 5))

    assert list(said) == ["Nothing more is to be done here."]


@pytest.mark.parametrize("body", ["{name}", "{contact.user}", "{contact!r}", "{contact:>9}", "{}"])
def test_a_place_that_we_cannot_fill_is_named(body):
    (objection,) = approaching.objections_to_letter(subject="Hello", body=body, language="EN")

    assert "is nothing we can fill in" in objection


def test_a_letter_has_a_subject_of_one_line_and_a_body():
    half = approaching.objections_to_letter(subject="Hello", body="", language="EN")
    lines = approaching.objections_to_letter(subject="One\ntwo", body="Dear", language="EN")
    nothing = approaching.objections_to_letters({"EN": ("", "")}, name="First")

    assert list(half) == ["EN: write both the subject and the letter, or neither."]
    assert list(lines) == ["EN: the subject is one line."]
    assert list(nothing) == ["Write the letter in one language at least."]


def test_doubled_brackets_stay_brackets():
    assert not list(approaching.objections_to_letter(subject="S", body="{{x}}", language="EN"))
    assert approaching.filled("{{x}} {city}", {"city": "Oakland"}) == "{x} Oakland"
