"""Reading a brokerage event in the published format (MiniZinc data).

The format is that of Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy and Villaret, "Constraint
Solving Approaches to the Business-to-Business Meeting Scheduling Problem", JAIR 74 (2022),
263-301. Participants, meetings and slots are numbered from 1, here as in the file.
"""

from __future__ import annotations

from dataclasses import dataclass

from hansa.engines.scheduling.files.minizinc import (
    LIST,
    ROWS,
    SETS,
    BadEvent,
    Group,
    Items,
    Number,
    Value,
    items_of,
)
from hansa.engines.scheduling.problem.goals import Goal, Goals
from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Table
from hansa.engines.scheduling.problem.problem import Problem
from hansa.values import Period

FAIRNESS = 2
"""The spread of idle periods between participants that the published figures allow."""

LARGEST = 100_000
"""More participants, meetings, slots or tables than this are a slip of the keyboard."""

MORNING, AFTERNOON, ANY_TIME = 1, 2, 3


@dataclass(frozen=True, slots=True)
class RequestedMeeting:
    """A meeting of an event.

    Attributes:
        session: 1 in the morning, 2 in the afternoon, 3 at any time.
        fixed_slot: where it was agreed; None: not yet.
    """

    participants: tuple[int, int]
    session: int
    fixed_slot: int | None = None


@dataclass(frozen=True, slots=True)
class BrokerageEvent:
    """An event at which every requested meeting is to be held.

    Attributes:
        participants: how many.
        slots: how many.
        morning_slots: how many of them, the first ones, are before noon.
        tables: how many meetings one slot can hold.
        forbidden: for each participant, the slots at which they cannot come.
        precedences: (earlier, later) meetings.
        fairness: how many idle periods one participant may have more than another.
    """

    participants: int
    slots: int
    morning_slots: int
    tables: int
    meetings: tuple[RequestedMeeting, ...]
    forbidden: tuple[frozenset[int], ...]
    precedences: tuple[tuple[int, int], ...]
    fairness: int = FAIRNESS

    def problem(self, slots: tuple[Period, ...], fairness: int | None = FAIRNESS) -> Problem:
        """The event as a problem, in which idle periods are all that counts.

        Keys are the numbers of the file.

        Args:
            slots: when the event's slots are, one for each.
            fairness: see `Problem`.
        """
        if len(slots) != self.slots:
            raise ValueError(f"The event has {self.slots} slots, not {len(slots)}.")
        return Problem(
            slots=slots,
            tables=tuple(Table(str(number)) for number in range(1, self.tables + 1)),
            parties=tuple(self._party(number) for number in range(1, self.participants + 1)),
            wishes=tuple(self._wish(number) for number in range(1, len(self.meetings) + 1)),
            precedences=tuple((str(first), str(second)) for first, second in self.precedences),
            fairness=fairness,
            goals=Goals((Goal.IDLE,)),
        )

    def _party(self, number: int) -> Party:
        away = frozenset((str(number), slot - 1) for slot in self.forbidden[number - 1])
        return Party(key=str(number), people=(str(number),), away=away)

    def _wish(self, number: int) -> Wish:
        meeting = self.meetings[number - 1]
        first, second = meeting.participants
        return Wish(
            key=str(number),
            parties=(str(first), str(second)),
            worth=1,
            slots=self._slots_of_session(meeting.session),
            required=True,
            fixed_slot=None if meeting.fixed_slot is None else meeting.fixed_slot - 1,
        )

    def _slots_of_session(self, session: int) -> frozenset[int] | None:
        return {
            MORNING: frozenset(range(self.morning_slots)),
            AFTERNOON: frozenset(range(self.morning_slots, self.slots)),
            ANY_TIME: None,
        }[session]


def read_event(text: str) -> BrokerageEvent:
    """The event that a `.dzn` file describes.

    Raises:
        BadEvent: with the line and what was expected there.
    """
    return _Event(items_of(text)).event()


class _Event:
    """The items of a file, checked against one another."""

    def __init__(self, items: Items) -> None:
        self._items = items
        self._participants = self._count("nBusiness")
        self._meetings = self._count("nMeetings", at_least=0)
        self._slots = self._count("nTotalSlots")

    def event(self) -> BrokerageEvent:
        morning = self._number(self._item("nMorningSlots"), 0, self._slots, "slots")
        meetings = self._requested()
        self._check_shares(meetings)
        return BrokerageEvent(
            participants=self._participants,
            slots=self._slots,
            morning_slots=morning,
            tables=self._count("nTables"),
            meetings=meetings,
            forbidden=self._forbidden(),
            precedences=self._precedences(),
        )

    def _requested(self) -> tuple[RequestedMeeting, ...]:
        rows = self._members("requested", ROWS, self._meetings)
        fixed = self._members("fixed", LIST, self._meetings)
        return tuple(self._meeting(row, slot) for row, slot in zip(rows, fixed, strict=True))

    def _meeting(self, row: Value, fixed: Value) -> RequestedMeeting:
        if not isinstance(row, Group) or len(row.members) != 3:  # noqa: PLR2004 - a pair, a session
            raise BadEvent(row.line, "a row of participant, participant, session")
        first, second = (
            self._number(member, 1, self._participants, "participants")
            for member in row.members[:2]
        )
        if first == second:
            raise BadEvent(row.line, "two different participants")
        session = self._number(row.members[2], MORNING, ANY_TIME, "sessions")
        slot = self._number(fixed, 0, self._slots, "slots")
        return RequestedMeeting((first, second), session, slot or None)

    def _check_shares(self, meetings: tuple[RequestedMeeting, ...]) -> None:
        """The file also lists each participant's meetings, and counts them: all must agree."""
        shares = self._members("meetingsxBusiness", LIST, self._participants)
        counts = self._members("nMeetingsBusiness", LIST, self._participants)
        for number, (share, count) in enumerate(zip(shares, counts, strict=True), start=1):
            own = {m for m, it in enumerate(meetings, start=1) if number in it.participants}
            # The sets are shifted by one and carry a dummy 1.
            if self._set(share, 1, self._meetings + 1, "meetings") - {1} != {m + 1 for m in own}:
                expected = ", ".join(["1", *(str(m + 1) for m in sorted(own))])
                raise BadEvent(share.line, f"the meetings of participant {number}: {{{expected}}}")
            if self._number(count, 0, self._meetings, "meetings") != len(own):
                raise BadEvent(count.line, f"{len(own)}, the meetings of participant {number}")

    def _forbidden(self) -> tuple[frozenset[int], ...]:
        sets = self._members("forbidden", LIST, self._participants)
        # Every set carries a dummy 0.
        return tuple(frozenset(self._set(each, 0, self._slots, "slots") - {0}) for each in sets)

    def _precedences(self) -> tuple[tuple[int, int], ...]:
        sets = self._members("precedences", LIST, self._meetings)
        return tuple(
            (earlier, later)
            for later, each in enumerate(sets, start=1)
            for earlier in sorted(self._set(each, 1, self._meetings, "meetings"))
        )

    def _item(self, name: str) -> Value:
        if name not in self._items.values:
            raise BadEvent(self._items.last_line, f"an item {name} before the end of the file")
        return self._items.values[name]

    def _count(self, name: str, *, at_least: int = 1) -> int:
        item = self._item(name)
        return self._number(item, at_least, LARGEST, name)

    def _members(self, name: str, kind: str, count: int) -> tuple[Value, ...]:
        item = self._item(name)
        if not isinstance(item, Group) or item.kind != kind:
            raise BadEvent(item.line, f"{name} to be {kind}")
        if len(item.members) != count:
            raise BadEvent(item.end, f"{name} to have {count} members, not {len(item.members)}")
        return item.members

    def _set(self, value: Value, least: int, most: int, of_what: str) -> set[int]:
        if not isinstance(value, Group) or value.kind != SETS:
            raise BadEvent(value.line, SETS)
        return {self._number(member, least, most, of_what) for member in value.members}

    def _number(self, value: Value, least: int, most: int, of_what: str) -> int:
        if not isinstance(value, Number):
            raise BadEvent(value.line, f"a number, not {value.kind}")
        if value.value not in range(least, most + 1):
            expected = f"a number from {least} to {most} ({of_what})"
            raise BadEvent(value.line, f"{expected}, not {value.value}")
        return value.value
