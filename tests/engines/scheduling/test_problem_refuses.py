"""A problem that cannot be is refused when it is made, with the key in the sentence."""

import pytest
from tests.engines.scheduling.problems import session, slots

from hansa.engines.scheduling import Party, Problem, Table, Wish

ORVAL = Party("orval", ("Ana", "Ben"))
TERRA = Party("terra", ("Tom",))
WISH = Wish("wish", ("orval", "terra"), worth=50)


def test_a_whole_problem_is_accepted():
    problem = session(WISH, parties=(ORVAL, TERRA), fairness=2)

    assert problem.people() == ["Ana", "Ben", "Tom"]


VALUES = [
    (lambda: Party("orval", ()), "Party 'orval' has nobody who could sit in a meeting."),
    (lambda: Party("orval", ("Ana", "Ana")), "Party 'orval' lists 'Ana' twice."),
    (
        lambda: Party("orval", ("Ana",), away=frozenset({("Zoe", 0)})),
        "Party 'orval' has no 'Zoe' who could be away.",
    ),
    (
        lambda: Wish("w", ("orval", "orval"), worth=5),
        "Wish 'w' needs two different parties: ('orval', 'orval').",
    ),
    (lambda: Wish("w", ("orval", "terra"), worth=0), "Wish 'w' is worth 1 to 100, not 0."),
    (lambda: Wish("w", ("orval", "terra"), worth=101), "Wish 'w' is worth 1 to 100, not 101."),
    (
        lambda: Wish("w", ("orval", "terra"), worth=5, people=("Ana",)),
        "Wish 'w' names 1 people for 2 parties.",
    ),
]


@pytest.mark.parametrize(("make", "objection"), VALUES, ids=[case[1] for case in VALUES])
def test_a_value_refuses_to_be_wrong(make, objection):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the message is what is tested
        make()

    assert str(refusal.value) == objection


WHOLE = {
    "slots": slots(3),
    "tables": (Table("A"), Table("B")),
    "parties": (ORVAL, TERRA),
    "wishes": (WISH,),
}
WRONG = [
    ({"slots": ()}, "A session needs at least one slot."),
    ({"tables": ()}, "A session needs at least one table."),
    (
        {"slots": (slots(3)[1], slots(3)[0])},
        "Slots stand in the order of time: 10:00-10:20 starts before 10:20-10:40.",
    ),
    (
        {"slots": (slots(1)[0], slots(1)[0])},
        "Slots must follow one another: 10:00-10:20 starts before 10:00-10:20 ends.",
    ),
    ({"tables": (Table("A"), Table("A"))}, "Table 'A' is given twice."),
    ({"parties": (ORVAL, TERRA, TERRA)}, "Party 'terra' is given twice."),
    ({"wishes": (WISH, WISH)}, "Wish 'wish' is given twice."),
    ({"parties": (ORVAL, Party("terra", ("Ana",)))}, "Person 'Ana' is given twice."),
    ({"parties": (ORVAL,)}, "Wish 'wish' is about the unknown party 'terra'."),
    ({"fairness": -1}, "Fairness is a number of idle periods, 0 or more, not -1."),
    ({"precedences": (("wish", "x"),)}, "A precedence is about the unknown wish 'x'."),
    (
        {"parties": (Party("orval", ("Ana",), away=frozenset({("Ana", 3)})), TERRA)},
        "Party 'orval': 'Ana' is away in slot 3, which is not one.",
    ),
    (
        {"wishes": (Wish("w", ("orval", "terra"), worth=5, slots=frozenset({-1})),)},
        "Wish 'w' allows slot -1, which is not one.",
    ),
    (
        {"wishes": (Wish("w", ("orval", "terra"), worth=5, fixed_slot=3),)},
        "Wish 'w' is agreed in slot 3, which is not one.",
    ),
    (
        {"wishes": (Wish("w", ("orval", "terra"), worth=5, fixed_table="Z"),)},
        "Wish 'w' is agreed at the unknown table 'Z'.",
    ),
    (
        {"wishes": (Wish("w", ("orval", "terra"), worth=5, people=("Ana", "Zoe")),)},
        "Wish 'w' names 'Zoe', who is not of party 'terra'.",
    ),
]


@pytest.mark.parametrize(("change", "objection"), WRONG, ids=[case[1] for case in WRONG])
def test_a_problem_refuses_to_be_wrong(change, objection):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the message is what is tested
        Problem(**{**WHOLE, **change})

    assert str(refusal.value) == objection
