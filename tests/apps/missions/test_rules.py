"""What missions and their legs may be."""

from dataclasses import dataclass
from datetime import date

import pytest

from hansa.apps.missions import rules
from hansa.apps.missions.rules import Status

TODAY = date(2025, 10, 12)


@dataclass
class Leg:
    city: str
    starts_on: date
    ends_on: date


SAN_FRANCISCO = Leg("San Francisco", date(2025, 10, 5), date(2025, 10, 8))


def objections(status, *, after, why="", legs=(SAN_FRANCISCO,), today=TODAY):
    return list(rules.objections_to_status(status, after=after, why=why, legs=legs, today=today))


@pytest.mark.parametrize(
    ("after", "status"),
    [(Status.PREPARING, Status.RECRUITING), (Status.RECRUITING, Status.READY),
     (Status.READY, Status.DONE)],
)  # fmt: skip
def test_a_step_onward_needs_no_reason(after, status):
    assert objections(status, after=after) == []


def test_a_step_back_needs_a_reason():
    assert objections(Status.RECRUITING, after=Status.READY) == [
        "Say why; people will read it in the mission's history."
    ]
    assert objections(Status.RECRUITING, after=Status.READY, why="Ten seats more.") == []


def test_a_step_out_of_line_is_refused_with_both_names():
    assert objections(Status.DONE, after=Status.PREPARING, why="In haste.") == [
        "A mission that is “In preparation” cannot become “Done”."
    ]


def test_nobody_registers_for_a_mission_without_a_leg():
    assert objections(Status.RECRUITING, after=Status.PREPARING, legs=()) == [
        "Add a leg first: people register for a city and its days."
    ]


def test_a_mission_is_not_done_before_its_last_day():
    assert objections(Status.DONE, after=Status.READY, today=date(2025, 10, 7)) == [
        "The mission runs until 2025-10-08; it is not done before."
    ]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "overlap"),
    [
        (date(2025, 10, 8), date(2025, 10, 9), True),
        (date(2025, 10, 1), date(2025, 10, 12), True),
        (date(2025, 10, 9), date(2025, 10, 10), False),
        (date(2025, 10, 1), date(2025, 10, 4), False),
    ],
)
def test_legs_share_no_day(starts_on, ends_on, overlap):
    found = rules.objections_to_overlap(
        starts_on=starts_on, ends_on=ends_on, others=[SAN_FRANCISCO]
    )

    expected = ["These days overlap with San Francisco (2025-10-05 to 2025-10-08)."]
    assert list(found) == (expected if overlap else [])


def test_a_time_zone_is_one_that_clocks_know():
    assert list(rules.objections_to_time_zone("America/Los_Angeles")) == []
    assert list(rules.objections_to_time_zone("Pacific")) == [
        "Pacific is not a time zone; choose one such as America/Los_Angeles."
    ]


@pytest.mark.parametrize("country", ["us", "EU", "ZZ", "USA", "", "Peru"])
def test_a_country_has_the_two_letters_of_the_standard(country):
    assert list(rules.objections_to_country("PE")) == []
    assert list(rules.objections_to_country(country)) == [
        f"“{country}” is not the code of a country; one is US."
    ]


def test_a_name_in_one_language_is_enough():
    assert list(rules.objections_to_titles({"en": "", "fr": "Lima"})) == []
    assert list(rules.objections_to_titles({"en": " "})) == [
        "Give a name in at least one language."
    ]
