"""Who belongs in every delegation."""

from dataclasses import replace

import pytest

from hansa.apps.registration.rules.composition import (
    Belonging,
    Facts,
    findings,
    objections_to_co_organiser,
    objections_to_companion,
    objections_to_gender,
    objections_to_second_companion,
)

COMPLETE = Facts(
    participants=40,
    cities=["San Francisco", "Los Angeles"],
    without_counsellor=[],
    managers=["Lieve Roggeman"],
    directors=["Nour Lambert"],
    official=True,
    federations=[("Agoria", True)],
)


def finding(rule, **changed):
    """How one rule stands, where the rest is complete."""
    return next(each for each in findings(replace(COMPLETE, **changed)) if each.rule == rule)


def test_a_complete_delegation_meets_every_rule():
    assert [(each.rule, each.met) for each in findings(COMPLETE)] == [
        (rule, True) for rule in Belonging
    ]


def test_a_city_without_a_counsellor_is_named():
    found = finding(Belonging.COUNSELLOR, without_counsellor=["Los Angeles"])

    assert (found.met, found.words) == (False, "No counsellor is named for Los Angeles.")


def test_a_mission_without_a_city_asks_for_no_counsellor_yet():
    assert finding(Belonging.COUNSELLOR, cities=[]).met is None


@pytest.mark.parametrize(("participants", "met"), [(4, None), (5, False), (40, False)])
def test_the_area_manager_may_stay_at_home_below_five_participants(participants, met):
    found = finding(Belonging.AREA_MANAGER, managers=[], participants=participants)

    assert found.met is met


def test_an_official_part_asks_for_general_management():
    missing = finding(Belonging.MANAGEMENT, directors=[])
    unofficial = finding(Belonging.MANAGEMENT, directors=[], official=False)

    assert (missing.met, unofficial.met) == (False, None)
    assert missing.words == (
        "The mission has an official part, and nobody of the general management travels."
    )


def test_a_co_organising_federation_that_stays_at_home_is_named():
    found = finding(Belonging.FEDERATION, federations=[("Agoria", False), ("Voka", True)])

    assert (found.met, found.words) == (False, "Not in the delegation: Agoria.")
    assert finding(Belonging.FEDERATION, federations=[]).met is None


def test_a_companion_has_a_name_a_capacity_and_an_agency_of_the_mission():
    assert list(objections_to_companion(name="An", capacity="staff", organises=True)) == []
    assert list(objections_to_companion(name=" ", capacity="guest", organises=False)) == [
        "Say who travels.",
        "Choose one of Coordinating area manager, General management, Staff.",
        "Choose an agency that organises this mission.",
    ]
    assert list(objections_to_second_companion(name="An", named=True)) == ["An is named already."]


def test_only_a_federation_co_organises_and_once():
    found = objections_to_co_organiser(organisation="Noordzee", federation=False, named=True)

    assert list(found) == [
        "Noordzee is no federation or chamber of commerce.",
        "Noordzee is noted already.",
    ]


def test_an_answer_about_gender_is_one_of_those_offered():
    assert list(objections_to_gender("unsaid")) == []
    assert list(objections_to_gender("²")) == ["Choose one of the answers; the last says nothing."]
