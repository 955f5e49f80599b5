"""What may be told in confidence, who reads it, and how long it is kept."""

from datetime import date

import pytest

from hansa.apps.registration.rules import (
    last_day_kept,
    objections_to_emergency_phone,
    objections_to_erasing,
    objections_to_keeping_without_leave,
    objections_to_passport_number,
    objections_to_reading,
    objections_to_reading_without_reason,
    objections_to_telling,
    passport_needed_until,
    sections_open_to,
)

HOME = date(2025, 10, 10)


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        ("officer", {"passport", "table", "emergency"}),
        ("area_manager", {"passport", "table", "health", "emergency"}),
        ("counsellor", {"table", "health", "emergency"}),
        ("administrator", set()),
        ("finance", set()),
        ("organiser", set()),
        ("cabinet", set()),
        ("auditor", set()),
    ],
)
def test_each_role_reads_only_what_it_needs(role, sections):
    assert sections_open_to([role]) == sections


def test_who_may_not_read_is_told_who_may():
    objections = list(objections_to_reading("health", roles=["officer"]))

    assert objections == ["Only these read “Health”: Area manager, Economic and trade counsellor."]
    assert list(objections_to_reading("health", roles=["officer", "counsellor"])) == []


def test_particulars_are_kept_for_thirty_days_after_the_last_day():
    assert last_day_kept(HOME) == date(2025, 11, 9)


def test_on_the_last_day_one_may_still_tell_and_on_the_next_no_more():
    until = last_day_kept(HOME)

    assert list(objections_to_telling(today=until, kept_until=until)) == []
    assert list(objections_to_telling(today=date(2025, 11, 10), kept_until=until)) == [
        "This mission is over; nothing is kept of it after 9 November 2025."
    ]


@pytest.mark.parametrize(
    ("home", "needed"),
    [
        (HOME, date(2026, 4, 10)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2025, 6, 30), date(2025, 12, 30)),
    ],
)
def test_a_passport_is_needed_for_six_months_beyond_the_return(home, needed):
    assert passport_needed_until(home) == needed


@pytest.mark.parametrize(
    ("number", "objections"),
    [
        ("EX123456", []),
        ("EX-12345", ["letters and figures only"]),
        ("ЕХ123456", ["letters and figures only"]),
        ("EX12", ["5 to 12 signs; this one has 4"]),
    ],
)
def test_a_passport_number_is_looked_at(number, objections):
    found = list(objections_to_passport_number(number))

    assert len(found) == len(objections)
    assert all(part in said for said, part in zip(found, objections, strict=True))


@pytest.mark.parametrize(
    ("phone", "objections"),
    [
        ("+32 2 555 12 12", []),
        ("02 555 12 12", ["Begin with +"]),
        ("+32 2", ["No telephone has the number +32 2"]),
        ("+mother", ["No telephone has the number +mother"]),
    ],
)
def test_a_number_that_nobody_can_call_is_told_why(phone, objections):
    found = list(objections_to_emergency_phone(phone))

    assert len(found) == len(objections)
    assert all(part in said for said, part in zip(found, objections, strict=True))


@pytest.mark.parametrize("section", ["table", "health"])
def test_health_and_diet_are_kept_only_by_leave(section):
    assert list(objections_to_keeping_without_leave(section, agreed=True)) == []
    assert list(objections_to_keeping_without_leave(section, agreed=False)) == [
        "We may keep this only if you agree."
    ]


def test_a_passport_is_kept_without_further_leave():
    assert list(objections_to_keeping_without_leave("passport", agreed=False)) == []


def test_nothing_is_opened_without_a_reason():
    assert list(objections_to_reading_without_reason(why=" ")) == [
        "Say why you look: whoever told it can read that."
    ]
    assert list(objections_to_reading_without_reason(why="Visa letter")) == []


def test_who_travels_is_told_what_to_do_before_being_forgotten():
    objections = list(objections_to_erasing(["Lima 2026"]))

    assert objections == [
        "You are registered for Lima 2026. Ask your agency to withdraw you.",
    ]
    assert list(objections_to_erasing([])) == []
