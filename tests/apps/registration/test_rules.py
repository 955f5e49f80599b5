"""What stands in the way of each step, told without a database."""

from dataclasses import dataclass
from datetime import date

import pytest

from hansa.apps.registration import rules
from hansa.apps.registration.rules import STEPS, Status


@dataclass(frozen=True)
class SomeDays:
    city: str
    arrives_on: date
    leaves_on: date


def october(city, first, last):
    return SomeDays(city, date(2025, 10, first), date(2025, 10, last))


def test_an_officer_of_the_agency_concerned_decides():
    assert list(rules.objections_to_acting(roles={"officer"}, agency="FIT")) == []


def test_a_counsellor_of_the_agency_does_not_decide():
    assert list(rules.objections_to_acting(roles={"counsellor"}, agency="FIT")) == [
        "Only officers and area managers of FIT decide on this registration."
    ]


@pytest.mark.parametrize("current", list(Status))
@pytest.mark.parametrize("wanted", list(Status))
def test_only_the_steps_of_the_table_are_open(current, wanted):
    objections = list(rules.objections_to_step(current=current, wanted=wanted))

    assert (objections == []) == (wanted in STEPS[current])


def test_a_step_that_is_not_open_is_named_in_words():
    assert list(rules.objections_to_step(current="withdrawn", wanted="accepted")) == [
        "A registration that is “Withdrawn” cannot become “Accepted”."
    ]


def test_the_last_seat_can_be_taken():
    assert list(rules.objections_to_seats(asked=2, left=2, seats=12)) == []


def test_too_few_seats_are_told_with_their_number():
    assert list(rules.objections_to_seats(asked=2, left=1, seats=12)) == [
        "Seats needed: 2; left: 1 of 12."
    ]


def test_the_closing_day_is_in_time_and_the_next_is_late():
    closing = date(2025, 8, 31)

    in_time = rules.objections_to_late_application(today=closing, until=closing)
    late = rules.objections_to_late_application(today=date(2025, 9, 1), until=closing)

    assert list(in_time) == []
    assert list(late) == ["Registration closed on 31 August 2025."]


def test_legs_that_follow_each_other_are_no_clash():
    stays = [october("Los Angeles", 9, 10), october("San Francisco", 5, 8)]

    assert list(rules.objections_to_stays(stays)) == []


def test_one_shared_day_is_two_cities_at_once():
    stays = [october("Los Angeles", 8, 10), october("San Francisco", 5, 8)]

    assert list(rules.objections_to_stays(stays)) == [
        "A delegate cannot be in San Francisco and in Los Angeles on 8 October 2025."
    ]


def test_another_mission_is_named_when_the_days_clash():
    elsewhere = [(october("Lima", 7, 9), "Andes mission")]

    objections = rules.objections_to_stay_beside(
        october("San Francisco", 5, 8), person="An Peeters", others=elsewhere
    )

    assert list(objections) == [
        "An Peeters is in Lima with Andes mission from 7 October 2025 to 9 October 2025, "
        "and cannot be in San Francisco then."
    ]


def test_nobody_leaves_before_arriving_or_stays_beyond_the_leg():
    objections = rules.objections_to_stay_on_leg(
        city="Los Angeles",
        arrives_on=date(2025, 10, 8),
        leaves_on=date(2025, 10, 7),
        starts_on=date(2025, 10, 9),
        ends_on=date(2025, 10, 10),
    )

    assert list(objections) == [
        "Nobody leaves Los Angeles (7 October 2025) before arriving (8 October 2025).",
        "The leg in Los Angeles runs from 9 October 2025 to 10 October 2025.",
    ]


def test_a_delegate_works_for_the_organisation_and_travels_once():
    objections = rules.objections_to_traveller(
        person="An Peeters",
        employer="Atelier Quatre Vents",
        organisation="Noordzee Koeltechniek",
        travels_for="Agoria",
        stays=0,
    )

    assert list(objections) == [
        "An Peeters works for Atelier Quatre Vents, not for Noordzee Koeltechniek.",
        "An Peeters already travels in this mission, for Agoria.",
        "Choose at least one leg for An Peeters.",
    ]


def test_a_cancelled_mission_takes_nobody():
    assert list(rules.objections_to_mission(mission="Lima 2026", status="cancelled")) == [
        "Lima 2026 takes nobody any more; its status is “Cancelled”."
    ]


def test_a_decision_against_somebody_needs_a_reason():
    assert list(rules.objections_to_silence(why=" ")) == [
        "Give the reason: those concerned can read it."
    ]
