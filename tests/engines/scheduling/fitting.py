"""Whether meetings fit together in given slots, by trying every seat; for small problems."""

from collections.abc import Iterator
from itertools import permutations, product

from hypothesis import strategies as st
from tests.engines.scheduling.problems import slots

from hansa.engines.scheduling import Helper, Meeting, Party, Problem, Table, TableKind, Wish


def fitted(problem: Problem, held: dict[str, int]) -> tuple[Meeting, ...] | None:
    """The wishes in these slots with people, tables and helpers; None: there is no way.

    One session, no moving time: what is taken is taken for its slot. Precedences, competitors
    and fairness are not asked.
    """
    wishes = [wish for wish in problem.wishes if wish.key in held]
    if not _within_caps(problem, wishes):
        return None
    meetings: list[Meeting] = []
    for slot in range(len(problem.slots)):
        there = _seated(problem, slot, [w for w in wishes if held[w.key] == slot], ())
        if there is None:
            return None
        meetings += there
    return tuple(meetings)


def _within_caps(problem: Problem, wishes: list[Wish]) -> bool:
    return all(
        party.most is None or sum(party.key in wish.parties for wish in wishes) <= party.most
        for party in problem.parties
    )


def _seated(
    problem: Problem, slot: int, wishes: list[Wish], meetings: tuple[Meeting, ...]
) -> tuple[Meeting, ...] | None:
    if not wishes:
        return meetings
    for seat in _seats(problem, slot, wishes[0]):
        taken = {thing for each in meetings for thing in (*each.people, each.table, *each.helpers)}
        if taken.isdisjoint((*seat.people, seat.table, *seat.helpers)):
            done = _seated(problem, slot, wishes[1:], (*meetings, seat))
            if done is not None:
                return done
    return None


def _seats(problem: Problem, slot: int, wish: Wish) -> Iterator[Meeting]:
    if wish.fixed_slot not in {None, slot} or (wish.slots is not None and slot not in wish.slots):
        return
    parties = [next(p for p in problem.parties if p.key == key) for key in wish.parties]
    sides = [[one for one in party.people if (one, slot) not in party.away] for party in parties]
    for people in product(*sides):
        if wish.people in {None, people}:
            for table in _tables(problem, slot, wish, parties):
                for helpers in permutations(problem.helpers, len(wish.skills)):
                    if all(
                        skill in helper.skills and slot not in helper.away
                        for skill, helper in zip(wish.skills, helpers, strict=True)
                    ):
                        names = tuple(helper.key for helper in helpers)
                        yield Meeting(wish.key, slot, table.key, people, names)


def _tables(problem: Problem, slot: int, wish: Wish, parties: list[Party]) -> list[Table]:
    own = {wish.fixed_table, *(party.table for party in parties)} - {None}
    open_ = [table for table in problem.tables if slot not in table.closed]
    if own:
        return [table for table in open_ if own == {table.key}]
    return [
        table
        for table in open_
        if wish.kind in {None, table.kind}
        and (wish.kind is not None or table.kind is not TableKind.VIRTUAL)
        and (table.accessible or not wish.accessible)
        and (table.chairs is None or table.chairs >= len(wish.parties))
    ]


@st.composite
def sessions(draw) -> tuple[Problem, tuple[Meeting, ...]]:
    """One session with everything scarce, and a timetable of it in which something is held."""
    problem = draw(_problems())
    held: dict[str, int] = {}
    for wish in draw(st.permutations(problem.wishes)):
        slot = draw(st.integers(0, len(problem.slots) - 1))
        if fitted(problem, {**held, wish.key: slot}) is not None:
            held[wish.key] = slot
    return problem, fitted(problem, held) or ()


@st.composite
def _problems(draw) -> Problem:
    number = draw(st.integers(1, 3))
    some = st.frozensets(st.integers(0, number - 1), max_size=1)
    tables = tuple(
        Table(key, draw(st.sampled_from(TableKind)), accessible=draw(st.booleans()), closed=closed)
        for key in "AB"[: draw(st.integers(1, 2))]
        for closed in [draw(some)]
    )
    helpers = tuple(
        Helper(key, draw(st.sampled_from([frozenset({"ja"}), frozenset({"ja", "car"})])), away)
        for key in ("Hana", "Ivo")
        for away in [draw(some)]
    )
    parties = tuple(draw(_parties(key, number, tables)) for key in "klm")
    wishes = tuple(draw(_wishes(f"w{place}", parties, number)) for place in range(5))
    return Problem(slots(number), tables, parties, wishes, helpers=helpers)


@st.composite
def _parties(draw, key: str, number: int, tables: tuple[Table, ...]) -> Party:
    people = tuple(f"{key}{place}" for place in range(draw(st.integers(1, 2))))
    absences = st.tuples(st.sampled_from(people), st.integers(0, number - 1))
    return Party(
        key,
        people,
        away=draw(st.frozensets(absences, max_size=2)),
        table=draw(st.sampled_from([None, None, None, tables[0].key])),
        most=draw(st.sampled_from([None, None, 1, 2])),
    )


@st.composite
def _wishes(draw, key: str, parties: tuple[Party, ...], number: int) -> Wish:
    several = draw(st.permutations(parties))[: draw(st.sampled_from([2, 2, 3]))]
    seldom = st.sampled_from([False, False, False, True])
    return Wish(
        key,
        tuple(party.key for party in several),
        worth=draw(st.integers(1, 9)),
        slots=draw(st.frozensets(st.integers(0, number - 1), min_size=1)),
        people=tuple(party.people[0] for party in several) if draw(seldom) else None,
        kind=draw(st.sampled_from([None, None, TableKind.TABLE])),
        accessible=draw(seldom),
        skills=draw(st.sampled_from([(), (), ("ja",), ("ja", "car")])),
        required=draw(seldom),
    )
