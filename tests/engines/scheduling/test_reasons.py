"""Why a wish is not held, with the facts that words are made of."""

from dataclasses import replace

from tests.engines.scheduling.problems import session, slots

from hansa.engines.scheduling import (
    Helper,
    Instead,
    Meeting,
    Party,
    Presence,
    Problem,
    Reason,
    Table,
    TableKind,
    Unheld,
    Wish,
    solve,
)
from hansa.engines.scheduling.explanations.explaining import unheld


def seats(problem: Problem, **places: tuple[int, str]) -> tuple[Meeting, ...]:
    """Meetings by wish key, each with the first person of each party and the first helpers."""
    wishes = {wish.key: wish for wish in problem.wishes}
    people = {party.key: party.people[0] for party in problem.parties}
    helpers = tuple(helper.key for helper in problem.helpers)
    return tuple(
        Meeting(
            wish=key,
            slot=slot,
            table=table,
            people=tuple(people[party] for party in wishes[key].parties),
            helpers=helpers[: len(wishes[key].skills)],
        )
        for key, (slot, table) in places.items()
    )


def test_a_full_party_is_named_with_its_slots_and_what_is_held_in_them():
    best = Wish("best", ("orval", "terra"), worth=90, must_meet=True)
    good = Wish("good", ("orval", "sol"), worth=50)
    less = Wish("less", ("orval", "luna"), worth=10)
    problem = session(best, good, less, slots_=2)

    (found,) = unheld(problem, seats(problem, best=(0, "A"), good=(1, "A")))

    assert found == Unheld(
        "less",
        Reason.PARTY_FULL,
        party="orval",
        slots=(0, 1),
        present=(Presence("orval", "orval one", (0, 1)),),
        meetings=("best", "good"),
        musts=1,
        least=50,
        instead=Instead(slot=1, wishes=("good",), worth=50),
    )


def test_the_solver_gives_the_reasons_of_its_timetable():
    best = Wish("best", ("orval", "terra"), worth=90)
    less = Wish("less", ("orval", "luna"), worth=10)

    (found,) = solve(session(best, less, slots_=1), seconds=5, workers=1).unheld

    assert (found.wish, found.reason, found.party) == ("less", Reason.PARTY_FULL, "orval")


def test_what_must_be_held_makes_no_room():
    best = Wish("best", ("orval", "terra"), worth=90, required=True)
    less = Wish("less", ("orval", "luna"), worth=10)
    problem = session(best, less, slots_=1)

    (found,) = unheld(problem, seats(problem, best=(0, "A")))

    assert (found.reason, found.musts, found.instead) == (Reason.PARTY_FULL, 1, None)


def test_people_who_are_never_there_together_are_named_with_when_they_are():
    early = Party("orval", ("Ana",), away=frozenset({("Ana", 1)}))
    late = Party("terra", ("Tom",), away=frozenset({("Tom", 0)}))
    problem = session(Wish("wish", ("orval", "terra"), worth=10), slots_=2, parties=(early, late))

    assert unheld(problem, ()) == (
        Unheld(
            "wish",
            Reason.NO_COMMON_SLOT,
            slots=(0, 1),
            present=(Presence("orval", "Ana", (0,)), Presence("terra", "Tom", (1,))),
        ),
    )


def test_who_is_away_in_all_the_slots_allowed_is_the_party_of_the_reason():
    leaves = Party("orval", ("Ana",), away=frozenset({("Ana", 1), ("Ana", 2)}))
    later = Wish("wish", ("orval", "terra"), worth=10, slots=frozenset({1, 2}))

    (found,) = unheld(session(later, parties=(leaves,)), ())

    assert found == Unheld(
        "wish",
        Reason.NO_COMMON_SLOT,
        party="orval",
        slots=(1, 2),
        present=(Presence("orval", "Ana", (0,)),),
    )


def test_a_table_that_would_do_can_be_missing():
    wish = Wish("wish", ("orval", "terra"), worth=10, accessible=True)

    (found,) = unheld(session(wish), ())

    assert (found.reason, found.accessible) == (Reason.NO_SUITABLE_TABLE, True)


def test_its_own_table_can_be_closed():
    at_home = Party("terra", ("Tom",), table="A")
    problem = session(Wish("wish", ("orval", "terra"), worth=10), slots_=1, parties=(at_home,))
    closed = replace(problem, tables=(Table("A", closed=frozenset({0})), Table("B")))

    (found,) = unheld(closed, ())

    assert (found.reason, found.table) == (Reason.NO_SUITABLE_TABLE, "A")


def test_the_skill_that_nobody_has_is_named():
    wish = Wish("wish", ("orval", "terra"), worth=10, skills=("Japanese", "car"))
    helpers = (Helper("Hana", frozenset({"Japanese"})), Helper("Van", frozenset({"bus"})))

    (found,) = unheld(session(wish, helpers=helpers), ())

    assert (found.reason, found.skill) == (Reason.NO_HELPER, "car")


def test_a_cap_that_is_reached_is_told_with_the_meetings_that_reach_it():
    best = Wish("best", ("orval", "terra"), worth=90)
    less = Wish("less", ("orval", "luna"), worth=10)
    problem = session(best, less, parties=(Party("orval", ("Ana",), most=1),))

    (found,) = unheld(problem, seats(problem, best=(0, "A")))

    assert found == Unheld(
        "less",
        Reason.CAP_REACHED,
        party="orval",
        slots=(0, 1, 2),
        most=1,
        meetings=("best",),
        least=90,
        instead=Instead(0, ("best",), 90),
    )


def test_the_tables_can_be_what_is_full():
    best = Wish("best", ("orval", "terra"), worth=90)
    less = Wish("less", ("sol", "luna"), worth=10)
    problem = session(best, less, slots_=1, tables=1)

    assert unheld(problem, seats(problem, best=(0, "A"))) == (
        Unheld("less", Reason.TABLES_FULL, slots=(0,), instead=Instead(0, ("best",), 90)),
    )


def test_a_table_of_the_right_kind_is_made_free_by_exchange_before_tables_are_called_full():
    anywhere = Wish("anywhere", ("orval", "terra"), worth=90)
    by_chair = Wish("by chair", ("sol", "luna"), worth=10, accessible=True)
    problem = replace(
        session(anywhere, by_chair, slots_=1),
        tables=(Table("A", accessible=True), Table("B", TableKind.ROOM)),
    )

    (found,) = unheld(problem, seats(problem, anywhere=(0, "A")))

    assert found.reason is Reason.ROOM_LEFT


def test_the_interpreter_can_be_elsewhere_when_all_are_free():
    first = Wish("first", ("orval", "terra"), worth=90, skills=("Japanese",))
    second = Wish("second", ("sol", "luna"), worth=10, skills=("Japanese",))
    problem = session(first, second, slots_=1, helpers=(Helper("Hana", frozenset({"Japanese"})),))

    assert unheld(problem, seats(problem, first=(0, "A"))) == (
        Unheld(
            "second",
            Reason.HELPERS_BUSY,
            slots=(0,),
            skill="Japanese",
            meetings=("first",),
            least=90,
            instead=Instead(0, ("first",), 90),
        ),
    )


def test_free_slots_that_never_meet_are_told_from_full_days():
    orval_at_first = Wish("orval_first", ("orval", "sol"), worth=10)
    terra_later = Wish("terra_later", ("terra", "luna"), worth=20)
    wish = Wish("wish", ("orval", "terra"), worth=90)
    problem = session(orval_at_first, terra_later, wish, slots_=2)

    (found,) = unheld(problem, seats(problem, orval_first=(0, "A"), terra_later=(1, "A")))

    assert found == Unheld(
        "wish",
        Reason.NEVER_FREE_TOGETHER,
        slots=(0, 1),
        present=(Presence("orval", None, (1,)), Presence("terra", None, (0,))),
        instead=Instead(0, ("orval_first",), 10),
    )


def test_an_order_can_keep_a_wish_out():
    first = Wish("first", ("orval", "terra"), worth=10)
    second = Wish("second", ("sol", "luna"), worth=90)
    problem = session(first, second, precedences=(("first", "second"),))

    assert unheld(problem, seats(problem, second=(0, "A"))) == (
        Unheld("first", Reason.AGAINST_ORDER, slots=(0, 1, 2), other="second"),
    )


def test_a_competitor_can_sit_beside_the_only_free_table():
    rival = Wish("rival", ("orval", "terra"), worth=90)
    wish = Wish("wish", ("chimay", "luna"), worth=10)
    problem = session(rival, wish, slots_=1, competitors=(("chimay", "orval"),))

    assert unheld(problem, seats(problem, rival=(0, "A"))) == (
        Unheld(
            "wish",
            Reason.COMPETITOR_BESIDE,
            party="orval",
            slots=(0,),
            table="A",
            other="rival",
        ),
    )


def test_a_table_further_off_is_room_beside_a_competitor():
    rival = Wish("rival", ("orval", "terra"), worth=90)
    wish = Wish("wish", ("chimay", "luna"), worth=10)
    problem = session(rival, wish, slots_=1, tables=3, competitors=(("chimay", "orval"),))

    (found,) = unheld(problem, seats(problem, rival=(0, "A")))

    assert found.reason is Reason.ROOM_LEFT


def test_room_that_is_left_is_fairness_where_fairness_is_asked_for():
    wish = Wish("wish", ("orval", "terra"), worth=10)

    (with_fairness,) = unheld(session(wish, fairness=0), ())
    (without,) = unheld(session(wish), ())

    assert with_fairness == Unheld("wish", Reason.AGAINST_FAIRNESS, slots=(0, 1, 2))
    assert without == Unheld("wish", Reason.ROOM_LEFT, slots=(0, 1, 2))


def test_who_needs_time_to_move_is_full_in_the_slots_around_a_meeting():
    best = Wish("best", ("orval", "terra"), worth=90)
    less = Wish("less", ("orval", "luna"), worth=10)
    problem = session(best, less, moving=slots(2)[1].end - slots(2)[1].start)

    (found,) = unheld(problem, seats(problem, best=(1, "A")))

    assert (found.reason, found.meetings) == (Reason.PARTY_FULL, ("best",))
