"""Whether a timetable of a published brokerage event is one, read from the file alone.

It shares no line with the engine: the file is read with regular expressions, and the rules are
those that the authors print (Bofill et al., JAIR 74 (2022), 263-301). Participants, meetings,
slots and tables are numbered from 1, as in the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Row = tuple[int, int, int]
"""A meeting, its slot and its table."""

MORNING, AFTERNOON = 1, 2


def complaints(text: str, rows: Sequence[Row], fairness: int | None = 2) -> list[str]:
    """What is wrong with the timetable; nothing, when it is one.

    Args:
        text: the `.dzn` file.
        fairness: how many idle periods one participant may have more than another; None: any
            number.
    """
    event = _Event.of(text)
    unknown = [row for row in rows if not _is_known(event, row)]
    if unknown:
        return [f"The event knows no meeting, slot or table of {row}." for row in unknown]
    found = [*_of_meetings(event, rows), *_of_participants(event, rows), *_of_slots(event, rows)]
    idle = _idle(event, rows)
    if fairness is not None and max(idle) - min(idle) > fairness:
        found.append(f"Idle periods range from {min(idle)} to {max(idle)}.")
    return found


def idle_periods(text: str, rows: Sequence[Row]) -> int:
    """The idle periods of all participants together."""
    return sum(_idle(_Event.of(text), rows))


@dataclass(frozen=True, slots=True)
class _Event:
    """The numbers of a file.

    Attributes:
        requested: (participant, participant, half of the day) of each meeting.
        fixed: the slot of each meeting; 0: free.
        forbidden: the slots of each participant, and perhaps a 0.
        before: for each meeting, those that come before it.
    """

    participants: int
    slots: int
    morning_slots: int
    tables: int
    requested: list[tuple[int, ...]]
    fixed: list[int]
    forbidden: list[set[int]]
    before: list[set[int]]

    @classmethod
    def of(cls, text: str) -> _Event:
        values = dict(re.findall(r"(\w+)\s*=\s*([^;]*);", re.sub(r"%.*", "", text)))
        numbers = _numbers(values["requested"])
        return cls(
            participants=int(values["nBusiness"]),
            slots=int(values["nTotalSlots"]),
            morning_slots=int(values["nMorningSlots"]),
            tables=int(values["nTables"]),
            requested=list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)),
            fixed=_numbers(values["fixed"]),
            forbidden=_sets(values["forbidden"]),
            before=_sets(values["precedences"]),
        )


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _sets(text: str) -> list[set[int]]:
    return [set(_numbers(members)) for members in re.findall(r"\{([^}]*)\}", text)]


def _is_known(event: _Event, row: Row) -> bool:
    most = (len(event.requested), event.slots, event.tables)
    return all(1 <= number <= limit for number, limit in zip(row, most, strict=True))


def _of_meetings(event: _Event, rows: Sequence[Row]) -> Iterator[str]:
    slots = {meeting: slot for meeting, slot, _ in rows}
    times = Counter(meeting for meeting, _, _ in rows)
    for meeting, (_, _, half) in enumerate(event.requested, start=1):
        if times[meeting] != 1:
            yield f"Meeting {meeting} is held {times[meeting]} times."
            continue
        slot, fixed = slots[meeting], event.fixed[meeting - 1]
        if fixed not in (0, slot):
            yield f"Meeting {meeting} is fixed in slot {fixed}, but held in {slot}."
        is_morning = slot <= event.morning_slots
        if (half == MORNING and not is_morning) or (half == AFTERNOON and is_morning):
            yield f"Meeting {meeting} is held in the other half of the day, in slot {slot}."
        for earlier in sorted(event.before[meeting - 1]):
            if earlier in slots and slots[earlier] >= slot:
                yield f"Meeting {earlier} does not come before {meeting}."


def _of_participants(event: _Event, rows: Sequence[Row]) -> Iterator[str]:
    for participant in range(1, event.participants + 1):
        busy = Counter(_slots_of(event, rows, participant))
        for slot, times in sorted(busy.items()):
            if times > 1:
                yield f"Participant {participant} has {times} meetings in slot {slot}."
            if slot in event.forbidden[participant - 1]:
                yield f"Participant {participant} cannot come in slot {slot}."


def _of_slots(event: _Event, rows: Sequence[Row]) -> Iterator[str]:
    for slot in range(1, event.slots + 1):
        used = Counter(table for _, at, table in rows if at == slot)
        for table, times in sorted(used.items()):
            if times > 1:
                yield f"Table {table} has {times} meetings in slot {slot}."


def _idle(event: _Event, rows: Sequence[Row]) -> list[int]:
    """For each participant, the stretches without a meeting between the first and the last."""
    idle = []
    for participant in range(1, event.participants + 1):
        busy = set(_slots_of(event, rows, participant))
        day = "".join("x" if slot in busy else "." for slot in range(1, event.slots + 1))
        idle.append(len(re.findall(r"\.+", day.strip("."))))
    return idle


def _slots_of(event: _Event, rows: Sequence[Row], participant: int) -> list[int]:
    return [slot for meeting, slot, _ in rows if participant in event.requested[meeting - 1][:2]]
