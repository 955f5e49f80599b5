"""A problem out of a JSON document that keeps to its schema."""

from __future__ import annotations

from typing import Any

from hansa.engines.scheduling.files.culprits import Culprits
from hansa.engines.scheduling.files.json_places import Amiss, Path
from hansa.engines.scheduling.files.slots_in_json import Slots, length_of, zone_of
from hansa.engines.scheduling.problem.goals import Goal, Goals
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Helper, Place, Session, Table, TableKind
from hansa.engines.scheduling.problem.problem import Problem

Raw = dict[str, Any]


class Builder:
    """One document, part by part."""

    def __init__(self, document: Raw) -> None:
        self._document = document
        zone = document.get("zone")
        self._slots = Slots(None if zone is None else zone_of(zone, ("zone",)))
        self._culprits = Culprits(document)

    def problem(self) -> Problem:
        """The problem.

        Raises:
            Amiss: with the value that contradicts the rest.
        """
        for place, slot in enumerate(self._document["slots"]):
            self._slots.add(slot, ("slots", place))
        try:
            return self._problem()
        except ValueError as objection:
            path = self._culprits.path(str(objection), self._slots)
            raise Amiss(path, str(objection)) from objection

    def _problem(self) -> Problem:
        given = self._document
        tables = self._tables()
        return Problem(
            slots=tuple(self._slots.periods),
            tables=tables,
            parties=self._parties(),
            wishes=tuple(self._wish(*each) for each in self._list("wishes")),
            precedences=_pairs(given.get("precedences", ())),
            fairness=_whole(given.get("fairness")),
            sessions=tuple(self._session(*each, tables) for each in self._list("sessions")),
            helpers=tuple(self._helper(*each) for each in self._list("helpers")),
            moving=length_of(given.get("moving", 0), ("moving",)),
            travel=tuple(
                (*raw["between"], length_of(raw["takes"], (*path, "takes")))
                for raw, path in self._list("travel")
            ),
            competitors=_pairs(given.get("competitors", ())),
            beside=_pairs(given.get("beside", ())),
            half_days=tuple(self._slots.half_days),
            goals=_goals(given.get("goals")),
        )

    def _list(self, name: str) -> list[tuple[Raw, Path]]:
        """The members of a list, each with its path; a name stands for an object with that key."""
        return [
            ({"key": each} if isinstance(each, str) else each, (name, place))
            for place, each in enumerate(self._document.get(name, ()))
        ]

    def _tables(self) -> tuple[Table, ...]:
        given = self._document["tables"]
        if not isinstance(given, list):
            return tuple(Table(str(number)) for number in range(1, int(given) + 1))
        return tuple(self._table(*each) for each in self._list("tables"))

    def _table(self, raw: Raw, path: Path) -> Table:
        self._culprits.remember("Table", raw["key"], path)
        return Table(
            key=raw["key"],
            kind=TableKind(raw.get("kind", TableKind.TABLE)),
            chairs=_whole(raw.get("chairs")),
            accessible=raw.get("accessible", False),
            at=(raw["at"][0], raw["at"][1]) if "at" in raw else None,
            closed=frozenset(self._slots.touched(raw.get("closed", ()), (*path, "closed"))),
        )

    def _parties(self) -> tuple[Party, ...]:
        if "parties" in self._document:
            return tuple(self._party(*each) for each in self._list("parties"))
        named = dict.fromkeys(key for wish in self._document["wishes"] for key in wish["parties"])
        return tuple(Party(key, (key,)) for key in named)

    def _party(self, raw: Raw, path: Path) -> Party:
        key = raw["key"]
        people = tuple(raw.get("people", (key,)))
        self._culprits.remember("Party", key, path)
        for place, person in enumerate(people):
            where = (*path, "people", place) if "people" in raw else path
            self._culprits.remember("Person", person, where)
        with self._culprits.at(path):
            return Party(
                key=key,
                people=people,
                away=frozenset(self._absences(raw, people, path)),
                table=raw.get("table"),
                most=_whole(raw.get("most")),
            )

    def _absences(self, raw: Raw, people: tuple[str, ...], path: Path) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for place, each in enumerate(raw.get("away", ())):
            where = (*path, "away", place)
            if isinstance(each, dict):
                slots = self._slots.touched(each["slots"], (*where, "slots"))
                found += [(each["person"], slot) for slot in slots]
            else:
                slots = self._slots.touched_by(each, where)
                found += [(person, slot) for person in people for slot in slots]
        return found

    def _session(self, raw: Raw, path: Path, tables: tuple[Table, ...]) -> Session:
        self._culprits.remember("Session", raw["key"], path)
        return Session(
            key=raw["key"],
            slots=tuple(self._slots.inside(raw["slots"], (*path, "slots"))),
            tables=tuple(raw.get("tables", [table.key for table in tables])),
            place=raw.get("place", ""),
        )

    def _helper(self, raw: Raw, path: Path) -> Helper:
        self._culprits.remember("Helper", raw["key"], path)
        return Helper(
            key=raw["key"],
            skills=frozenset(raw["skills"]),
            away=frozenset(self._slots.touched(raw.get("away", ()), (*path, "away"))),
        )

    def _wish(self, raw: Raw, path: Path) -> Wish:
        key = raw.get("key", " + ".join(raw["parties"]))
        self._culprits.remember("Wish", key, path)
        with self._culprits.at(path):
            return Wish(
                key=key,
                parties=tuple(raw["parties"]),
                worth=int(raw.get("worth", 1)),
                slots=self._allowed(raw, path),
                required=raw.get("required", False),
                fixed_slot=self._index(raw, "fixed_slot", path),
                fixed_table=raw.get("fixed_table"),
                people=tuple(raw["people"]) if "people" in raw else None,
                must_meet=raw.get("must_meet", False),
                kind=TableKind(raw["kind"]) if "kind" in raw else None,
                accessible=raw.get("accessible", False),
                skills=tuple(raw.get("skills", ())),
                published=self._published(raw, path),
            )

    def _allowed(self, raw: Raw, path: Path) -> frozenset[int] | None:
        if "slots" not in raw:
            return None
        return frozenset(self._slots.inside(raw["slots"], (*path, "slots")))

    def _index(self, raw: Raw, name: str, path: Path) -> int | None:
        return self._slots.index(raw[name], (*path, name)) if name in raw else None

    def _published(self, raw: Raw, path: Path) -> Place | None:
        if "published" not in raw:
            return None
        place = raw["published"]
        return Place(self._slots.index(place["slot"], (*path, "published", "slot")), place["table"])


def _pairs(given: Any) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in given)


def _whole(given: Any) -> int | None:
    """A whole number; JSON also writes 2 as 2.0."""
    return None if given is None else int(given)


def _goals(given: Any) -> Goals:
    if given is None:
        return Goals()
    weights = tuple(int(weight) for weight in given.values()) if isinstance(given, dict) else ()
    return Goals(tuple(Goal(name) for name in given), weights)
