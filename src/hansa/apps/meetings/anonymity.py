"""A problem without names, so that it can be studied by people who know nobody in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hansa.engines.scheduling import Party, Problem, Wish

_Names = Mapping[str, str]


def anonymous(problem: Problem) -> Problem:
    """The same problem with numbers instead of keys, labels and places.

    Slots, worths, languages and what stands where stay: without them it would be another problem.
    """
    tables = _numbered("T", (table.key for table in problem.tables))
    parties = _numbered("P", (party.key for party in problem.parties))
    wishes = _numbered("W", (wish.key for wish in problem.wishes))
    helpers = _numbered("H", (helper.key for helper in problem.helpers))
    ways = [place for one, other, _time in problem.travel for place in (one, other)]
    halls = [session.place for session in problem.sessions]
    places = _numbered("L", dict.fromkeys([*halls, *ways]))
    sessions = _numbered("S", (session.key for session in problem.sessions))
    people = {
        person: f"{parties[party.key]}.{number}"
        for party in problem.parties
        for number, person in enumerate(party.people, start=1)
    }
    return replace(
        problem,
        tables=tuple(replace(table, key=tables[table.key]) for table in problem.tables),
        parties=tuple(_party(party, parties, people, tables) for party in problem.parties),
        wishes=tuple(_wish(wish, wishes, parties, people, tables) for wish in problem.wishes),
        precedences=_pairs(problem.precedences, wishes),
        helpers=tuple(replace(helper, key=helpers[helper.key]) for helper in problem.helpers),
        competitors=_pairs(problem.competitors, parties),
        beside=_pairs(problem.beside, tables),
        sessions=tuple(
            replace(
                session,
                key=sessions[session.key],
                tables=tuple(tables[table] for table in session.tables),
                place=places[session.place],
            )
            for session in problem.sessions
        ),
        travel=tuple((places[one], places[other], time) for one, other, time in problem.travel),
    )


def _numbered(letter: str, keys: Iterable[str]) -> dict[str, str]:
    return {key: f"{letter}{number}" for number, key in enumerate(keys, start=1)}


def _pairs(pairs: Iterable[tuple[str, str]], names: _Names) -> tuple[tuple[str, str], ...]:
    return tuple((names[one], names[other]) for one, other in pairs)


def _party(party: Party, parties: _Names, people: _Names, tables: _Names) -> Party:
    return replace(
        party,
        key=parties[party.key],
        people=tuple(people[person] for person in party.people),
        away=frozenset((people[person], slot) for person, slot in party.away),
        table=None if party.table is None else tables[party.table],
    )


def _wish(wish: Wish, wishes: _Names, parties: _Names, people: _Names, tables: _Names) -> Wish:
    told = wish.published
    return replace(
        wish,
        key=wishes[wish.key],
        parties=tuple(parties[party] for party in wish.parties),
        people=None if wish.people is None else tuple(people[person] for person in wish.people),
        fixed_table=None if wish.fixed_table is None else tables[wish.fixed_table],
        published=told and replace(told, table=tables[told.table]),
    )
