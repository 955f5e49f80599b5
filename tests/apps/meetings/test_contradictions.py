"""Contradictions in words, with names and local times."""

import pytest
from tests.apps.meetings.test_reasons import ANA, BEST, NAMES, ORVAL

from hansa.apps.meetings.contradictions import in_words

OTHER = 5
NAMED = NAMES.__class__(
    slots=NAMES.slots,
    zone=NAMES.zone,
    parties=NAMES.parties,
    people=NAMES.people,
    wishes={**NAMES.wishes, OTHER: "Orval – Sol"},
)


def demand(kind: str, *wishes: int, **facts) -> dict:
    return {"demand": kind, "wishes": list(wishes), "slot": None, "table": None, "most": None} | (
        facts
    )


def ground(why: str, **facts) -> dict:
    none = dict.fromkeys(("party", "person", "slot", "table", "number"))
    return {"why": why, **none, "alone": {}, **facts}


TWO_AT_TEN = [demand("agreed", BEST, slot=1), demand("agreed", OTHER, slot=1)]
BOTH_AT_TEN = (
    "These requirements cannot all be kept: Orval – Luna and Orval – Sol are both agreed at 10:00."
)


@pytest.mark.parametrize(
    ("because", "words"),
    [
        (
            ground("person_twice", party=ORVAL, person=ANA, slot=1),
            "Ana Peeters (Orval) cannot be in both.",
        ),
        (
            ground("too_few_people", party=ORVAL, slot=1, number=1),
            "Orval sends 1 person at 10:00.",
        ),
        (
            ground("table_twice", slot=1, table="4"),
            "Table 4 has room for one of them at 10:00.",
        ),
        (ground("too_few_tables", slot=1, number=1), "1 table would do for them at 10:00."),
        (
            ground("too_few_helpers", slot=1, number=1),
            "1 helper is there for them at 10:00.",
        ),
        (ground("cap", party=ORVAL, number=1), "Orval may have 1 meeting."),
        (ground("too_few_seats", party=ORVAL, number=1), "Orval can sit in 1 of them."),
        (ground("too_few_places", number=1), "The tables have room for 1 of them."),
    ],
)
def test_two_agreed_meetings_are_told_in_one_breath_with_what_sets_them_apart(because, words):
    assert in_words({"demands": TWO_AT_TEN, "ground": because}, NAMED) == f"{BOTH_AT_TEN} {words}"


def test_without_a_single_fact_the_requirements_are_told_alone():
    demands = [
        demand("agreed", BEST, slot=1),
        demand("required", OTHER),
        demand("order", OTHER, BEST),
        demand("fairness", most=2),
    ]

    assert in_words({"demands": demands, "ground": {}}, NAMED) == (
        "These requirements cannot all be kept: Orval – Luna is agreed at 10:00; "
        "Orval – Sol must be held; Orval – Sol must come before Orval – Luna; "
        "nobody may wait over 2 times more often than another."
    )


def test_one_meeting_that_is_impossible_alone_is_told_with_its_reason():
    alone = {
        "reason": "no_common_slot",
        "slots": [1],
        "present": [{"party": ORVAL, "person": ANA, "slots": [3, 4]}],
    }
    conflict = {
        "demands": [demand("agreed", BEST, slot=1)],
        "ground": ground("impossible_alone", slot=1, alone=alone),
    }

    assert in_words(conflict, NAMED) == (
        "This requirement cannot be kept: Orval – Luna is agreed at 10:00. "
        "No common slot: Ana Peeters (Orval) arrives at 11:00; it may only be held 10:00–10:30."
    )


def test_many_requirements_are_cut_short():
    demands = [demand("required", BEST)] * 11

    words = in_words({"demands": demands, "ground": ground("too_few_places", number=10)}, NAMED)

    assert words.endswith("must be held; 3 more requirements. The tables have room for 10 of them.")
