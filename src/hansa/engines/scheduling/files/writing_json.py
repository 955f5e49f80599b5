"""Writing problems and timetables in our JSON formats.

Names must be such as the format knows: 1 to 200 characters, none of them a control character.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hansa.engines.scheduling.problem.goals import Goals
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Helper, Session, Table, TableKind
from hansa.engines.scheduling.problem.problem import Problem
from hansa.values import Period

SHORT = 80
"""A list of no more characters is written on one line."""

Raw = dict[str, Any]


def written_problem(problem: Problem) -> str:
    """The problem as a file; what reads it gives an equal problem."""
    return as_text(_document(problem))


def as_text(document: Raw) -> str:
    """A document as it is written: a line for each of the things in its lists."""
    parts = (f"  {json.dumps(name)}: {_lines(value)}" for name, value in document.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def told(moment: datetime) -> str:
    """A moment in ISO 8601, as short as it can be."""
    exact = moment.second or moment.microsecond
    return moment.isoformat() if exact else moment.isoformat(timespec="minutes")


def _lines(value: Any) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list) or len(line) <= SHORT:
        return line
    rows = (f"    {json.dumps(each, ensure_ascii=False)}" for each in value)
    return "[\n" + ",\n".join(rows) + "\n  ]"


def _document(problem: Problem) -> Raw:
    zone = _one_zone(problem.slots)
    return _given(
        zone=zone and zone.key,
        slots=[
            _slot(period, zone, half_day)
            for period, half_day in zip(
                problem.slots, problem.half_days or [None] * len(problem.slots), strict=True
            )
        ],
        tables=[_table(table) for table in problem.tables],
        parties=[_party(party) for party in problem.parties],
        wishes=[_wish(wish) for wish in problem.wishes],
        precedences=_pairs(problem.precedences),
        fairness=problem.fairness,
        sessions=[_session(session) for session in problem.sessions] or None,
        helpers=[_helper(helper) for helper in problem.helpers] or None,
        moving=_length(problem.moving) or None,
        travel=[_way(*way) for way in problem.travel] or None,
        competitors=_pairs(problem.competitors),
        beside=_pairs(problem.beside),
        goals=None if problem.goals == Goals() else _goals(problem.goals),
    )


def _one_zone(slots: Collection[Period]) -> ZoneInfo | None:
    """The zone by whose clocks all slots are told, where there is one."""
    zones = {_zone_of(period) for period in slots}
    return zones.pop() if len(zones) == 1 else None


def _zone_of(period: Period) -> ZoneInfo | None:
    zone = period.start.tzinfo
    return zone if isinstance(zone, ZoneInfo) and zone is period.end.tzinfo else None


def _slot(period: Period, zone: ZoneInfo | None, half_day: int | None) -> Any:
    written = f"{told(period.start)}/{told(period.end)}"
    own = _zone_of(period)
    more = _given(zone=own.key if own and own != zone else None, half_day=half_day)
    return {"period": written, **more} if more else written


def _table(table: Table) -> Any:
    return _named(
        table.key,
        kind=None if table.kind is TableKind.TABLE else table.kind,
        chairs=table.chairs,
        accessible=table.accessible or None,
        at=table.at and list(table.at),
        closed=sorted(table.closed) or None,
    )


def _party(party: Party) -> Any:
    return _named(
        party.key,
        people=None if party.people == (party.key,) else list(party.people),
        away=list(_absences(party)) or None,
        table=party.table,
        most=party.most,
    )


def _absences(party: Party) -> Iterator[Any]:
    """The slots at which all are away, and then those of each person."""
    slots = {
        person: {slot for other, slot in party.away if other == person} for person in party.people
    }
    together = set.intersection(*slots.values())
    yield from sorted(together)
    for person, own in slots.items():
        if alone := sorted(own - together):
            yield {"person": person, "slots": alone}


def _wish(wish: Wish) -> Raw:
    published = wish.published
    return _given(
        key=wish.key,
        parties=list(wish.parties),
        worth=wish.worth,
        slots=None if wish.slots is None else sorted(wish.slots),
        required=wish.required or None,
        must_meet=wish.must_meet or None,
        fixed_slot=wish.fixed_slot,
        fixed_table=wish.fixed_table,
        people=wish.people and list(wish.people),
        kind=wish.kind,
        accessible=wish.accessible or None,
        skills=list(wish.skills) or None,
        published=published and {"slot": published.slot, "table": published.table},
    )


def _session(session: Session) -> Raw:
    slots, tables = list(session.slots), list(session.tables)
    return _given(key=session.key, slots=slots, tables=tables, place=session.place or None)


def _helper(helper: Helper) -> Raw:
    return _given(key=helper.key, skills=sorted(helper.skills), away=sorted(helper.away) or None)


def _way(one: str, other: str, time: timedelta) -> Raw:
    return {"between": [one, other], "takes": _length(time)}


def _pairs(pairs: Collection[tuple[str, str]]) -> list[list[str]] | None:
    return [list(pair) for pair in pairs] or None


def _goals(goals: Goals) -> Any:
    names = [goal.value for goal in goals.order]
    return dict(zip(names, goals.weights, strict=True)) if goals.weights else names


def _length(time: timedelta) -> int | str:
    minutes, rest = divmod(time, timedelta(minutes=1))
    if not rest:
        return minutes
    seconds = f"{rest.seconds}.{rest.microseconds:06}".rstrip("0").rstrip(".")
    return f"PT{minutes}M{seconds}S"


def _named(key: str, **more: Any) -> Any:
    """A thing by its key alone, where nothing more is to be said of it."""
    given = _given(**more)
    return {"key": key, **given} if given else key


def _given(**parts: Any) -> Raw:
    return {name: part for name, part in parts.items() if part is not None}
