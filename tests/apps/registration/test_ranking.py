"""In which order applications stand, and what follows from it for the seats."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from hansa.apps.registration.rules.ranking import Candidate, Room, Yardstick, ranking
from hansa.apps.registration.rules.selection import (
    is_preferred,
    objections_to_changing_criteria,
    objections_to_marks,
    objections_to_publishing,
    objections_to_scoring,
    objections_to_threshold,
    objections_to_weights,
)

WEIGHTS = {"readiness": 40, "sector_fit": 20, "added_value": 20, "standing": 20}
YARDSTICK = Yardstick(WEIGHTS, "newcomers", threshold=50)
ENOUGH = Room(seats=100, agencies={}, sector_groups={}, sizes={})


def candidate(key, *marks, agency=1, sector_group=None, size="", seats=1, newcomer=False, day=1):
    """One mark stands for all three criteria; each mark is of another agency."""
    return Candidate(
        key=key,
        agency=agency,
        sector_group=sector_group,
        size=size,
        seats=seats,
        newcomer=newcomer,
        applied_at=datetime(2025, 6, day, tzinfo=UTC),
        marks=[dict.fromkeys(("readiness", "sector_fit", "added_value"), mark) for mark in marks],
    )


def proposed(candidates, *, room=ENOUGH):
    found = ranking(candidates, by=YARDSTICK, room=room)
    return {each.candidate.key: str(each.proposal) for each in found}


def test_points_are_the_mean_of_the_marks_as_parts_of_the_weights():
    (ranked,) = ranking([candidate(1, 5, 2, newcomer=True)], by=YARDSTICK, room=ENOUGH)

    assert ranked.parts == {
        "readiness": Decimal("28"),
        "sector_fit": Decimal("14"),
        "added_value": Decimal("14"),
        "standing": Decimal("20"),
    }
    assert ranked.points == Decimal("76.0")


def test_a_perfect_application_has_a_hundred_points():
    (ranked,) = ranking([candidate(1, 5, newcomer=True)], by=YARDSTICK, room=ENOUGH)

    assert ranked.points == Decimal("100.0")


def test_among_equals_the_earlier_comes_first_and_the_unscored_come_last():
    late, early, best = candidate(1, 3, day=9), candidate(2, 3, day=2), candidate(3, 4, day=9)
    nobody = candidate(4)

    found = ranking([nobody, late, early, best], by=YARDSTICK, room=ENOUGH)

    assert [(each.candidate.key, each.rank) for each in found] == [
        (3, 1),
        (2, 2),
        (1, 3),
        (4, None),
    ]
    assert (found[-1].points, found[-1].proposal) == (None, "")


def test_seats_are_proposed_down_the_ranking_and_a_smaller_application_may_still_fit():
    candidates = [candidate(1, 5), candidate(2, 5, seats=2, day=2), candidate(3, 4)]

    room = Room(seats=2, agencies={}, sector_groups={}, sizes={})

    assert proposed(candidates, room=room) == {1: "accept", 2: "wait", 3: "accept"}


def test_an_agency_beyond_its_quota_waits_and_the_others_do_not():
    candidates = [candidate(1, 5, agency=7), candidate(2, 5, agency=7), candidate(3, 4, agency=8)]

    room = Room(seats=10, agencies={7: 1}, sector_groups={}, sizes={})

    assert proposed(candidates, room=room) == {1: "accept", 2: "wait", 3: "accept"}


def test_a_sector_group_beyond_its_quota_waits_whatever_its_agency():
    candidates = [
        candidate(1, 5, agency=7, sector_group=2),
        candidate(2, 5, agency=8, sector_group=2),
        candidate(3, 4, agency=8),
    ]

    room = Room(seats=10, agencies={8: 5}, sector_groups={2: 1}, sizes={})

    assert proposed(candidates, room=room) == {1: "accept", 2: "wait", 3: "accept"}


def test_a_size_beyond_its_quota_waits_and_what_is_no_company_has_none():
    candidates = [
        candidate(1, 5, size="large"),
        candidate(2, 5, size="large", day=2),
        candidate(3, 4, size="small"),
        candidate(4, 4, day=2),
    ]

    room = Room(seats=10, agencies={}, sector_groups={}, sizes={"large": 1})

    assert proposed(candidates, room=room) == {1: "accept", 2: "wait", 3: "accept", 4: "accept"}


def test_too_few_points_are_declined_even_where_there_are_seats():
    # Three of five marks are 48 of the 80 points that officers give.
    assert proposed([candidate(1, 3), candidate(2, 4)]) == {1: "decline", 2: "accept"}


def test_exactly_the_points_that_are_asked_suffice():
    half = Yardstick({**WEIGHTS, "readiness": 60, "standing": 0}, "neither", threshold=60)

    (ranked,) = ranking([candidate(1, 3)], by=half, room=ENOUGH)

    assert (ranked.points, ranked.proposal) == (Decimal("60.0"), "accept")


@pytest.mark.parametrize(
    ("preference", "newcomer", "answer"),
    [
        ("newcomers", True, True),
        ("newcomers", False, False),
        ("loyal", True, False),
        ("loyal", False, True),
        ("neither", True, False),
        ("neither", False, False),
    ],
)
def test_the_standing_counts_for_those_whom_the_mission_prefers(preference, newcomer, answer):
    assert is_preferred(newcomer=newcomer, preference=preference) is answer


@pytest.mark.parametrize(
    ("changed", "preference", "sentence"),
    [
        ({"readiness": 39}, "newcomers", "The weights add up to 99; make them 100."),
        ({"readiness": -20, "sector_fit": 80}, "loyal", "A weight is 0 or more."),
        (
            {},
            "neither",
            "Say whether newcomers or loyal participants get the 20 points, "
            "or give them to another criterion.",
        ),
        (
            {"readiness": 60, "standing": 0},
            "loyal",
            "Give “Newcomer or loyal” some weight, or prefer neither.",
        ),
    ],
)
def test_weights_that_mean_nothing_are_refused_with_the_remedy(changed, preference, sentence):
    found = objections_to_weights({**WEIGHTS, **changed}, preference=preference)

    assert list(found) == [sentence]


def test_weights_that_add_up_have_no_objection():
    assert list(objections_to_weights(WEIGHTS, preference="newcomers")) == []
    assert list(objections_to_threshold(100)) == []
    assert list(objections_to_threshold(101)) == ["Between 0 and 100 points can be asked."]


def test_criteria_stay_as_they_are_once_somebody_was_measured():
    assert list(objections_to_changing_criteria(scores=0)) == []
    assert list(objections_to_changing_criteria(scores=3)) == [
        "Applications were scored by these criteria already (3 scores); they stay."
    ]
    assert list(objections_to_publishing(published=True)) == ["The criteria are published already."]


def test_scoring_is_refused_with_every_reason():
    found = objections_to_scoring(
        roles={"counsellor"},
        agency="FIT",
        status="accepted",
        published=False,
        meeting_is_open=True,
    )

    assert list(found) == [
        "Only officers and area managers of FIT score for it.",
        "Publish the criteria first: nobody is measured by what they could not read.",
        "A registration that is “Accepted” is not scored.",
        "The selection meeting is under way; scores stand as they were given.",
    ]


def test_a_mark_is_between_zero_and_five():
    fine = {"readiness": 0, "sector_fit": 5, "added_value": 3}

    assert list(objections_to_marks(fine)) == []
    assert list(objections_to_marks({**fine, "readiness": 6})) == [
        "A mark is a whole number from 0 to 5."
    ]


def test_points_that_are_shown_as_equal_are_equal():
    thirds = Yardstick(
        {"readiness": 33, "sector_fit": 33, "added_value": 34, "standing": 0}, "neither", 0
    )
    early, late = candidate(1, 5, 4, 4, day=2), candidate(2, 4, 4, 5, day=1)

    found = ranking([early, late], by=thirds, room=ENOUGH)

    assert [(each.candidate.key, each.points) for each in found] == [
        (2, Decimal("86.7")),
        (1, Decimal("86.7")),
    ]
