"""What a meeting needs, and why a table, a slot or a helper will not do."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.apps.meetings import needs
from hansa.apps.meetings.needs import Need, Neighbour, Spot
from hansa.apps.meetings.rules import is_must_meet
from hansa.engines import scheduling
from hansa.values import Period

TEN = datetime(2027, 10, 5, 10, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


def party(*, table_kind="", accessible=False, skills=(), speaks=()):
    return SimpleNamespace(
        table_kind=table_kind, accessible=accessible, skills=list(skills), speaks=list(speaks)
    )


def wish(**said):
    return party(**said)


def slot(number):
    return Period(TEN + number * HALF_AN_HOUR, TEN + (number + 1) * HALF_AN_HOUR)


@pytest.mark.parametrize(
    ("worth", "answer", "marked", "must"),
    [
        (100, 88, False, True),
        (100, 87, False, False),
        (100, None, False, False),
        (1, None, True, True),
    ],
)
def test_a_must_is_what_both_sides_call_one_or_an_officer_marked(worth, answer, marked, must):
    assert is_must_meet(worth=worth, answer=answer, marked=marked) == must


def test_a_meeting_needs_what_it_and_both_parties_need():
    need = needs.need_of(
        wish(skills=["lawyer"]),
        parties=(party(accessible=True), party(skills=["ja"], table_kind="room")),
    )

    assert need == Need(kind="room", accessible=True, skills=("ja", "lawyer"))


def test_nobody_interprets_a_language_that_the_other_side_speaks():
    japanese, visitor = party(skills=["ja"]), party(speaks=["ja"])

    assert needs.need_of(wish(), parties=(visitor, japanese)).skills == ()
    assert needs.need_of(wish(), parties=(japanese, visitor)).skills == ()


def test_the_kind_that_the_wish_says_comes_first():
    need = needs.need_of(wish(table_kind="virtual"), parties=(party(), party(table_kind="room")))

    assert need.kind == "virtual"


@pytest.mark.parametrize(
    ("need", "spot", "complaint"),
    [
        (Need(), Spot(1, "Table 1"), None),
        (Need(), Spot(1, "Table 1", kind="room"), None),
        (Need(), Spot(1, "Table 1", kind="virtual"), "Table 1 is for video calls only."),
        (Need(kind="room"), Spot(1, "Table 1"), "This meeting needs a room; Table 1 is none."),
        (Need(kind="virtual"), Spot(1, "Room A", kind="room"),
         "This meeting is a video call; Room A is none."),
        (Need(kind="table"), Spot(1, "Room A", kind="room"),
         "This meeting needs a table in the hall; Room A is none."),
        (Need(accessible=True), Spot(1, "Table 1"), "A wheelchair does not reach Table 1."),
        (Need(), Spot(1, "Table 1", chairs=1), "Table 1 has too few chairs."),
    ],
)  # fmt: skip
def test_a_table_that_will_not_do_is_refused_in_words(need, spot, complaint):
    assert list(needs.objections_to_table(need, spot, own={})) == [complaint] * bool(complaint)


@given(
    st.sampled_from(["", "table", "room", "virtual"]),
    st.booleans(),
    st.sampled_from(["table", "room", "virtual"]),
    st.sampled_from([None, 1, 2, 6]),
    st.booleans(),
)
def test_officers_and_the_engine_refuse_the_same_tables(kind, accessible, table, chairs, reached):
    asked = scheduling.Wish(
        key="w",
        parties=("a", "b"),
        worth=1,
        kind=scheduling.TableKind(kind) if kind else None,
        accessible=accessible,
    )
    offered = scheduling.Table("t", scheduling.TableKind(table), chairs, reached)
    need = Need(kind=kind, accessible=accessible)
    spot = Spot(1, "t", kind=table, chairs=chairs, accessible=reached)

    assert (not list(needs.objections_to_table(need, spot, own={}))) == asked.suits(offered)


def test_whoever_has_a_table_of_their_own_receives_there_whatever_it_is():
    own = {"Bayside": Spot(3, "Table 3")}

    assert list(needs.objections_to_table(Need(kind="room"), Spot(3, "Table 3"), own=own)) == []
    assert list(needs.objections_to_table(Need(), Spot(4, "Table 4"), own=own)) == [
        "Bayside receive at Table 3."
    ]


def test_each_skill_is_brought_by_another_helper():
    free = {1: {"ja", "ko"}, 2: {"ja"}}

    assert needs.assigned(("ja", "ko"), free) == {"ja": 2, "ko": 1}
    assert needs.assigned(("ja", "ko"), {1: {"ja", "ko"}}) is None
    assert needs.assigned((), {}) == {}


def test_the_language_that_is_lacking_is_named():
    objections = needs.objections_to_helpers(
        Need(skills=("ja", "vehicle")), {1: {"vehicle"}}, clock="10:30"
    )

    assert list(objections) == ["At 10:30 nobody is free who brings: Japanese."]


def test_one_helper_too_few_names_every_language():
    objections = needs.objections_to_helpers(
        Need(skills=("ja", "ko")), {1: {"ja", "ko"}}, clock="10:30"
    )

    assert list(objections) == ["At 10:30 nobody is free who brings: Japanese, Korean."]


def test_a_party_takes_no_more_meetings_than_it_wants():
    assert list(needs.objections_to_cap("Bayside", most=6, others=5)) == []
    assert list(needs.objections_to_cap("Bayside", most=None, others=99)) == []
    assert list(needs.objections_to_cap("Bayside", most=6, others=6)) == [
        "In this session Bayside want at most so many meetings: 6."
    ]


def test_tables_follow_one_another_unless_somebody_has_measured():
    unmeasured = [Spot(1, "1"), Spot(2, "2"), Spot(3, "Room A", kind="room"), Spot(4, "4")]
    measured = [Spot(1, "1", at=(0, 0)), Spot(2, "2", at=(9, 0)), Spot(3, "3", at=(0, 2.5))]

    assert needs.side_by_side(unmeasured) == {frozenset({1, 2}), frozenset({2, 4})}
    assert needs.side_by_side(measured) == {frozenset({1, 3})}


def test_a_competitor_next_to_it_is_named():
    rival = Neighbour("Arbor", "Zelma", table=1, table_name="Table 1", period=slot(0))
    beside = {frozenset({1, 2})}
    asked = {"neighbours": [rival], "beside": beside, "clock": "10:00"}

    assert list(needs.objections_to_neighbours(Spot(2, "Table 2"), slot(0), **asked)) == [
        "Arbor, a competitor of Zelma, sit next to it at 10:00, Table 1."
    ]
    assert list(needs.objections_to_neighbours(Spot(3, "Table 3"), slot(0), **asked)) == []
    assert list(needs.objections_to_neighbours(Spot(2, "Table 2"), slot(1), **asked)) == []


def test_somebody_who_must_change_tables_needs_the_time_for_it():
    five = timedelta(minutes=5)

    def objections(period, moving):
        return list(
            needs.objections_to_haste("An", period, others=[(slot(0), moving)], clock="10:30")
        )

    assert objections(slot(1), five) == ["An needs 5 minutes between two meetings, also at 10:30."]
    assert objections(slot(2), five) == []
    assert objections(slot(1), timedelta()) == []


def test_a_half_day_is_a_day_and_a_part_of_the_session():
    starts = [(TEN, 1), (TEN, 2), (TEN + timedelta(days=1), 1), (TEN, 1)]

    assert needs.half_days(starts) == (0, 1, 2, 0)


def test_an_unknown_skill_is_refused():
    assert list(needs.objections_to_skills(["ja", "vehicle"])) == []
    assert list(needs.objections_to_skills(["xx"])) == ["“xx” is no language and no skill."]
    assert list(needs.objections_to_skills([], needed=True)) == [
        "Say at least one language or skill."
    ]
