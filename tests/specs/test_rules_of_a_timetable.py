"""Each rule of a timetable pinned: one timetable keeps it, one breaks it, and the complaint.

Slots are 20 minutes from 10:00; there are two tables, A and B. The solver and the checker read
the same statement of a rule, so nothing but such cases shows that it says the right thing.
"""

from dataclasses import dataclass, field

import pytest
from tests.engines.scheduling.problems import session, timetable

from hansa.engines.scheduling import Meeting, Party, Wish, violations

ANA_AND_BEN = Party("Orval", ("Ana", "Ben"))
BEN_COMES_LATE = Party("Orval", ("Ana", "Ben"), away=frozenset({("Ben", 0)}))
TERRA = Party("Terra", ("Tom",))
LUNA = Party("Luna", ("Lea",))
SOL = Party("Sol", ("Sam",))

FIRST = Wish("first", ("Orval", "Terra"), worth=10)
SECOND = Wish("second", ("Orval", "Luna"), worth=10)
THIRD = Wish("third", ("Orval", "Sol"), worth=10)
OTHERS = Wish("others", ("Luna", "Sol"), worth=10)


def held(wish: str, slot: int, table: str, *people: str) -> Meeting:
    return Meeting(wish, slot, table, people)


@dataclass(frozen=True)
class Case:
    """A rule, with a timetable on each side of it."""

    rule: str
    wishes: tuple[Wish, ...]
    keeps: tuple[Meeting, ...]
    breaks: tuple[Meeting, ...]
    complaints: tuple[str, ...]
    orval: Party = ANA_AND_BEN
    more: dict[str, object] = field(default_factory=dict)


CASES = [
    Case(
        "a wish is held once",
        wishes=(FIRST,),
        keeps=(held("first", 0, "A", "Ana", "Tom"),),
        breaks=(held("first", 0, "A", "Ana", "Tom"), held("first", 1, "A", "Ana", "Tom")),
        complaints=("first is held more than once.",),
    ),
    Case(
        "a wish keeps to its slots",
        wishes=(Wish("late", ("Orval", "Terra"), worth=10, slots=frozenset({1, 2})),),
        keeps=(held("late", 2, "A", "Ana", "Tom"),),
        breaks=(held("late", 0, "A", "Ana", "Tom"),),
        complaints=("late is not allowed at 10:00-10:20.",),
    ),
    Case(
        "required wishes are held",
        wishes=(Wish("must", ("Orval", "Terra"), worth=1, required=True), SECOND),
        keeps=(held("must", 0, "A", "Ana", "Tom"),),
        breaks=(held("second", 0, "A", "Ana", "Lea"),),
        complaints=("must is required, but not held.",),
    ),
    Case(
        "agreed meetings stay",
        wishes=(Wish("agreed", ("Orval", "Terra"), worth=1, fixed_slot=1),),
        keeps=(held("agreed", 1, "A", "Ana", "Tom"),),
        breaks=(held("agreed", 2, "A", "Ana", "Tom"),),
        complaints=("agreed is agreed at 10:20-10:40, but not held then.",),
    ),
    Case(
        "a party has somebody for each meeting",
        wishes=(FIRST, SECOND),
        keeps=(held("first", 1, "A", "Ana", "Tom"), held("second", 1, "B", "Ben", "Lea")),
        breaks=(held("first", 0, "A", "Ana", "Tom"), held("second", 0, "B", "Ben", "Lea")),
        complaints=(
            "Orval has more meetings at 10:00-10:20 than people (1).",
            "Ben is away at 10:00-10:20, but in a meeting.",
        ),
        orval=BEN_COMES_LATE,
    ),
    Case(
        "a meeting takes one of each party",
        wishes=(FIRST, SECOND),
        keeps=(held("first", 0, "A", "Ana", "Tom"),),
        breaks=(held("first", 0, "A", "Ana", "Ben"),),
        complaints=("Ben sits in first for Terra, but is not of it.",),
    ),
    Case(
        "nobody is in two places",
        wishes=(FIRST, SECOND),
        keeps=(held("first", 0, "A", "Ana", "Tom"), held("second", 0, "B", "Ben", "Lea")),
        breaks=(held("first", 0, "A", "Ana", "Tom"), held("second", 0, "B", "Ana", "Lea")),
        complaints=("Ana is in two meetings at 10:00-10:20.",),
    ),
    Case(
        "nobody sits while away",
        wishes=(FIRST,),
        keeps=(held("first", 0, "A", "Ana", "Tom"),),
        breaks=(held("first", 0, "A", "Ben", "Tom"),),
        complaints=("Ben is away at 10:00-10:20, but in a meeting.",),
        orval=BEN_COMES_LATE,
    ),
    Case(
        "named people come",
        wishes=(Wish("named", ("Orval", "Terra"), worth=10, people=("Ben", "Tom")),),
        keeps=(held("named", 0, "A", "Ben", "Tom"),),
        breaks=(held("named", 0, "A", "Ana", "Tom"),),
        complaints=("named at 10:00-10:20 is agreed with Ben, who does not come.",),
    ),
    Case(
        "a slot holds no more meetings than tables",
        wishes=(FIRST, OTHERS),
        keeps=(held("first", 0, "A", "Ana", "Tom"), held("others", 1, "A", "Lea", "Sam")),
        breaks=(held("first", 0, "A", "Ana", "Tom"), held("others", 0, "A", "Lea", "Sam")),
        complaints=(
            "More meetings are held at 10:00-10:20 than there are tables (1).",
            "Table A has two meetings at 10:00-10:20.",
        ),
        more={"tables": 1},
    ),
    Case(
        "a table has one meeting at a time",
        wishes=(FIRST, OTHERS),
        keeps=(held("first", 0, "A", "Ana", "Tom"), held("others", 0, "B", "Lea", "Sam")),
        breaks=(held("first", 0, "A", "Ana", "Tom"), held("others", 0, "A", "Lea", "Sam")),
        complaints=("Table A has two meetings at 10:00-10:20.",),
    ),
    Case(
        "agreed tables are kept",
        wishes=(Wish("at B", ("Orval", "Terra"), worth=10, fixed_table="B"),),
        keeps=(held("at B", 2, "B", "Ana", "Tom"),),
        breaks=(held("at B", 2, "A", "Ana", "Tom"),),
        complaints=("at B at 10:40-11:00 is agreed at table B, but not held there.",),
    ),
    Case(
        "the first comes strictly before the second",
        wishes=(FIRST, SECOND),
        keeps=(held("first", 0, "A", "Ana", "Tom"), held("second", 1, "A", "Ana", "Lea")),
        breaks=(held("first", 1, "A", "Ana", "Tom"), held("second", 1, "B", "Ben", "Lea")),
        complaints=("first must come before second, which is held at 10:20-10:40.",),
        more={"precedences": (("first", "second"),)},
    ),
    Case(
        "a precedence binds only if both are held",
        wishes=(FIRST, SECOND),
        keeps=(held("second", 0, "A", "Ana", "Lea"),),
        breaks=(held("first", 2, "A", "Ana", "Tom"), held("second", 0, "B", "Ben", "Lea")),
        complaints=("first must come before second, which is held at 10:00-10:20.",),
        more={"precedences": (("first", "second"),)},
    ),
    Case(
        "nobody waits much more often than another",
        wishes=(FIRST, SECOND, THIRD),
        keeps=(held("first", 0, "A", "Ana", "Tom"), held("second", 1, "A", "Ana", "Lea")),
        breaks=(held("first", 0, "A", "Ana", "Tom"), held("second", 2, "A", "Ana", "Lea")),
        complaints=("Somebody has over 0 more idle periods than somebody else.",),
        more={"fairness": 0},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_rule_lets_pass_and_complains(case):
    parties = (case.orval, TERRA, LUNA, SOL)
    problem = session(*case.wishes, parties=parties, **case.more)

    assert violations(problem, timetable(problem, *case.keeps)) == []
    assert violations(problem, timetable(problem, *case.breaks)) == list(case.complaints)


STRANGERS = [
    (held("unknown", 0, "A", "Ana", "Tom"), "Nobody wished for unknown."),
    (held("first", 3, "A", "Ana", "Tom"), "first is held in slot 3, which is not one."),
    (held("first", 0, "Z", "Ana", "Tom"), "first is held at the unknown table Z."),
    (held("first", 0, "A", "Ana"), "first does not have one person of each party."),
]


@pytest.mark.parametrize(("meeting", "complaint"), STRANGERS, ids=[it[1] for it in STRANGERS])
def test_what_the_problem_does_not_know_is_named(meeting, complaint):
    problem = session(FIRST, parties=(ANA_AND_BEN, TERRA))

    assert violations(problem, timetable(problem, meeting)) == [complaint]
