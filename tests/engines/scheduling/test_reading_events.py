"""Reading an event, and refusing what is not one: the line, and what was expected there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.scheduling.problems import slots

from hansa.engines.scheduling import Party, Table
from hansa.engines.scheduling.files.dzn import BadEvent, RequestedMeeting, read_event

GOOD = """\
nBusiness = 3;
nMeetings = 2;
nTables = 2;
nTotalSlots = 4;
nMorningSlots = 2;

requested = [|1, 2,3,
|1, 3,1,
|];

meetingsxBusiness = [{1,2,3},
{1,2},
{1,3}];

nMeetingsBusiness = [2,1,1];

forbidden = [{0},
{0,4},
{0}];

fixed = [0,1];

precedences = [{2},
{}];
"""


def test_an_event_is_read():
    event = read_event(GOOD)

    assert event.meetings == (
        RequestedMeeting((1, 2), session=3),
        RequestedMeeting((1, 3), session=1, fixed_slot=1),
    )
    assert (event.participants, event.tables, event.slots, event.morning_slots) == (3, 2, 4, 2)
    assert event.forbidden == (frozenset(), frozenset({4}), frozenset())
    assert event.precedences == ((2, 1),)
    assert event.fairness == 2


def test_comments_and_spaces_do_not_matter():
    assert read_event("% an event\n" + GOOD.replace(" = ", "=")) == read_event(GOOD)


def test_an_event_becomes_a_problem_that_holds_every_meeting():
    problem = read_event(GOOD).problem(slots(4))

    assert [(wish.parties, wish.slots, wish.fixed_slot) for wish in problem.wishes] == [
        (("1", "2"), None, None),
        (("1", "3"), frozenset({0, 1}), 0),
    ]
    assert all(wish.required for wish in problem.wishes)
    assert problem.parties[1] == Party("2", ("2",), away=frozenset({("2", 3)}))
    assert (problem.tables, problem.precedences, problem.fairness) == (
        (Table("1"), Table("2")),
        (("2", "1"),),
        2,
    )


def test_afternoon_meetings_keep_to_the_afternoon():
    event = read_event(GOOD.replace("|1, 2,3", "|1, 2,2"))

    assert event.problem(slots(4), fairness=None).wishes[0].slots == {2, 3}


def test_an_event_wants_a_period_for_each_of_its_slots():
    with pytest.raises(ValueError, match="The event has 4 slots, not 3"):
        read_event(GOOD).problem(slots(3))


MALFORMED = [
    ("nothing", GOOD, "", 1, "an item nBusiness before the end of the file"),
    ("a missing item", "fixed = [0,1];", "", 25, "an item fixed before the end of the file"),
    ("an item twice", "nTables = 2;", "nTables = 2; nTables = 2;", 3, "nTables once only"),
    ("a number that is none", "nTables = 2", "nTables = two", 3, "a number, a list or a set"),
    ("no tables", "nTables = 2", "nTables = 0", 3, "a number from 1 to 100000 (nTables), not 0"),
    ("a list for a number", "nTables = 2", "nTables = [2]", 3, "a number, not a list […]"),
    ("a number for a list", "[2,1,1]", "2", 15, "nMeetingsBusiness to be a list […]"),
    ("a list for a table", "fixed = [0,1]", "fixed = [|0,1|]", 21, "fixed to be a list […]"),
    ("too few", "fixed = [0,1]", "fixed = [0]", 21, "fixed to have 2 members, not 1"),
    (
        "too many meetings",
        "|1, 3,1,\n",
        "|1, 3,1,\n|2,3,3,\n",
        10,
        "requested to have 2 members, not 3",
    ),
    ("a short row", "|1, 3,1", "|1, 3", 8, "a row of participant, participant, session"),
    (
        "a stranger",
        "|1, 3,1",
        "|1, 4,1",
        8,
        "a number from 1 to 3 (participants), not 4",
    ),
    ("a meeting with oneself", "|1, 3,1", "|1, 1,1", 8, "two different participants"),
    ("an unknown session", "|1, 3,1", "|1, 3,4", 8, "a number from 1 to 3 (sessions), not 4"),
    (
        "a late morning",
        "nMorningSlots = 2",
        "nMorningSlots = 5",
        5,
        "a number from 0 to 4 (slots), not 5",
    ),
    ("a slot too late", "{0,4}", "{0,5}", 18, "a number from 0 to 4 (slots), not 5"),
    ("a fixed slot too late", "[0,1]", "[0,9]", 21, "a number from 0 to 4 (slots), not 9"),
    ("a number for a set", "{0,4}", "4", 18, "a set {…}"),
    ("an unknown meeting", "[{2},", "[{3},", 23, "a number from 1 to 2 (meetings), not 3"),
    (
        "meetings of somebody else",
        "{1,2},",
        "{1,3},",
        12,
        "the meetings of participant 2: {1, 2}",
    ),
    ("a wrong count", "[2,1,1]", "[2,1,2]", 15, "1, the meetings of participant 3"),
    ("a missing bracket", "[2,1,1]", "[2,1,1", 15, "',', not ;"),
    ("a missing semicolon", "[2,1,1];", "[2,1,1]", 17, "';', not forbidden"),
    ("a set in a set", "{0,4}", "{0,{4}}", 18, "a number, a list or a set, not {"),
    ("a value without a name", "nTables = 2", "2", 3, "the name of an item, not 2"),
    (
        "another language",
        "nTables = 2",
        "nTables : 2",
        3,
        "a name, a bracket or a number of up to nine digits, not ':'",
    ),
    (
        "an absurd number",
        "nTables = 2",
        "nTables = 99999999999999999999",
        3,
        "a name, a bracket or a number of up to nine digits, not '9'",
    ),
]


@pytest.mark.parametrize(
    ("good", "bad", "line", "expected"),
    [case[1:] for case in MALFORMED],
    ids=[case[0] for case in MALFORMED],
)
def test_a_malformed_event_is_refused_with_the_line_and_what_was_expected(
    good, bad, line, expected
):
    assert GOOD.count(good) == 1

    with pytest.raises(BadEvent) as refusal:
        read_event(GOOD.replace(good, bad))

    assert (refusal.value.line, refusal.value.expected[: len(expected)]) == (line, expected)
    assert str(refusal.value) == f"Line {line}: expected {refusal.value.expected}."


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_file_that_breaks_off_is_refused(share):
    with pytest.raises(BadEvent):
        read_event(GOOD[: int(len(GOOD) * share)])


def test_no_depth_of_brackets_harms_the_reader():
    with pytest.raises(BadEvent):
        read_event("fixed = " + "[" * 100_000)


@given(st.integers(0, len(GOOD)), st.integers(0, 3), st.text("0129{}[]|,;=% \nnTables", max_size=4))
def test_no_slip_of_the_keyboard_breaks_the_reader(place, left_out, typed):
    text = GOOD[:place] + typed + GOOD[place + left_out :]

    assert line_refused(text) in range(text.count("\n") + 2)


def line_refused(text):
    """The line that is at fault; 0 when the event becomes a problem."""
    try:
        event = read_event(text)
    except BadEvent as refusal:
        return refusal.line
    event.problem(slots(event.slots), fairness=None)
    return 0
