"""Reasons in words, with names and local times."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from hansa.apps.meetings.models import Slot
from hansa.apps.meetings.naming import Names
from hansa.apps.meetings.reasons import reason_for_delegate, reason_in_words
from hansa.apps.meetings.rules import NOBODY_THERE
from hansa.engines.scheduling import Reason

ORVAL, TERRA, ANA, BEST = 1, 2, 3, 4


def slot(number: int) -> Slot:
    """Half an hour; the first begins at 10:00 by the clocks of San Francisco."""
    start = datetime(2025, 10, 6, 16, 30, tzinfo=UTC) + number * timedelta(minutes=30)
    return Slot(pk=number, period=DateTimeTZRange(start, start + timedelta(minutes=30)))


NAMES = Names(
    slots=tuple(slot(number) for number in (1, 2, 3, 4)),
    zone=ZoneInfo("America/Los_Angeles"),
    parties={ORVAL: "Orval", TERRA: "Terra"},
    people={ANA: "Ana Peeters"},
    wishes={BEST: "Orval – Luna"},
)


def said(reason: str, **facts) -> str:
    return reason_in_words(reason, {"reason": reason, **facts}, NAMES)


def present(slots: list[int], party: int = ORVAL, person: int | None = ANA) -> dict:
    return {"party": party, "person": person, "slots": slots}


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ([1, 2], "Ana Peeters (Orval) leaves at 11:00"),
        ([3, 4], "Ana Peeters (Orval) arrives at 11:00"),
        ([1, 4], "Ana Peeters (Orval) is away 10:30–11:30"),
        ([2], "Ana Peeters (Orval) is away 10:00–10:30, 11:00–12:00"),
        ([], "Ana Peeters (Orval) is not there at all"),
    ],
)
def test_who_is_away_is_told_with_the_time(there, words):
    assert (
        said("no_common_slot", slots=[1, 2, 3, 4], present=[present(there)])
        == f"No common slot: {words}."
    )


def test_both_who_never_come_together_are_told_and_what_the_wish_allows():
    both = [present([1]), present([2], TERRA, None)]

    assert said("no_common_slot", slots=[1, 2, 3], present=both) == (
        "No common slot: Ana Peeters (Orval) leaves at 10:30; Terra is away 10:00–10:30, "
        "11:00–12:00; it may only be held 10:00–11:30."
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"taken": 4, "musts": 4, "least": 90}, "with must-meets"),
        ({"taken": 4, "least": 40}, "with meetings worth 40 or more"),
        (
            {"taken": 4, "musts": 1, "least": 40},
            "with 1 must-meet and others worth 40 or more",
        ),
    ],
)
def test_a_full_party_is_told_with_its_slots_and_what_fills_them(facts, words):
    everywhere = {"party": ORVAL, "slots": [1, 2, 3, 4], "present": [present([1, 2, 3, 4])]}

    assert said("party_full", **everywhere, **facts) == f"The 4 slots of Orval are full {words}."


def test_a_party_that_is_full_when_the_other_could_come_is_told_with_those_times():
    facts = {"party": ORVAL, "slots": [2, 3], "present": [present([1, 2, 3, 4])]}

    assert said("party_full", **facts, taken=2, musts=2) == (
        "When all could come (10:30–11:30), Orval is full with must-meets."
    )


def test_the_cheapest_way_to_make_room_is_told_after_the_reason():
    instead = {"slot": 3, "wishes": [BEST], "worth": 55}

    assert said("tables_full", slots=[1, 3], instead=instead) == (
        "All tables are taken when all are free (10:00–10:30, 11:00–11:30). "
        "The least that would have to go: Orval – Luna, worth 55, at 11:00."
    )


@pytest.mark.parametrize(
    ("reason", "facts", "words"),
    [
        (
            "no_suitable_table",
            {"accessible": True},
            "No accessible table is there when all could come (10:00–11:00).",
        ),
        (
            "no_suitable_table",
            {"table": "4"},
            "Table 4 cannot be used when all could come (10:00–11:00).",
        ),
        (
            "no_suitable_table",
            {},
            "No table of the kind it needs is there when all could come (10:00–11:00).",
        ),
        (
            "no_helper",
            {"skill": "Japanese"},
            "Nobody for Japanese is there when all could come (10:00–11:00).",
        ),
        (
            "cap_reached",
            {"party": ORVAL, "most": 8},
            "Orval already has the 8 meetings that it may have.",
        ),
        (
            "never_free_together",
            {"present": [present([1], ORVAL, None), present([2], TERRA, None)]},
            "They are never free at the same time: Orval is free 10:00–10:30; "
            "Terra is free 10:30–11:00.",
        ),
        (
            "tables_full",
            {"table": "Stand"},
            "Stand is taken whenever all are free (10:00–11:00).",
        ),
        (
            "tables_full",
            {"accessible": True},
            "All accessible tables are taken when all are free (10:00–11:00).",
        ),
        (
            "helpers_busy",
            {"skill": "Japanese"},
            "Nobody for Japanese is free when all others are (10:00–11:00).",
        ),
        (
            "competitor_beside",
            {"party": TERRA},
            "A competitor, Terra, sits beside every free table (10:00–11:00).",
        ),
        (
            "against_order",
            {"other": BEST},
            "It fits only against the order asked for with Orval – Luna.",
        ),
        (
            "against_fairness",
            {},
            "There is room (10:00–11:00), but somebody would wait too much more often than others.",
        ),
        (
            "room_left",
            {},
            "There is room for it (10:00–11:00): place it by hand, or give the next proposal "
            "more time.",
        ),
    ],
)
def test_every_other_reason_is_a_sentence_too(reason, facts, words):
    assert said(reason, slots=[1, 2], **facts) == words


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_without_facts_is_a_sentence_without_names(reason):
    assert reason_in_words(reason, {}, NAMES).endswith(".")


def test_facts_of_another_reason_are_not_mixed_in():
    facts = {"reason": "tables_full", "slots": [1]}

    assert reason_in_words("party_full", facts, NAMES) == (
        "Somebody's slots are full with other meetings."
    )


def test_what_was_not_asked_yet_has_no_reason():
    assert reason_in_words("", {}, NAMES) == ""


@pytest.mark.parametrize(
    ("reason", "party", "words"),
    [
        ("party_full", ORVAL, "All your slots are taken by other meetings."),
        ("party_full", TERRA, "Their slots are taken by other meetings."),
        ("cap_reached", ORVAL, "You have as many meetings as you may have."),
        ("no_common_slot", ORVAL, "You are away when it could be held."),
        ("no_common_slot", TERRA, "There is no slot in which both can come."),
        ("competitor_beside", TERRA, "There was no place left that suits both of you."),
    ],
)
def test_a_delegate_is_told_what_concerns_them(reason, party, words):
    facts = {"reason": reason, "party": party, "least": 90, "taken": 4}

    assert reason_for_delegate(reason, facts, party=ORVAL) == words


@pytest.mark.parametrize("reason", [*Reason, NOBODY_THERE])
def test_a_delegate_is_told_no_name_of_others_and_no_worth(reason):
    facts = {
        "reason": reason,
        "party": TERRA,
        "other": BEST,
        "least": 90,
        "instead": {"slot": 1, "wishes": [BEST], "worth": 90},
    }

    words = reason_for_delegate(reason, facts, party=ORVAL)

    assert words.endswith(".")
    assert not any(secret in words for secret in ("Terra", "Luna", "Ana", "90"))
