"""The facts of a reason, as they are kept beside a wish: numbers of rows, never names.

Names and clocks are looked up when somebody reads; they may have changed by then.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from hansa.apps.meetings.models import Slot
from hansa.engines import scheduling

Facts = dict[str, Any]
"""Of a reason: `reason`, its code, and those of these that say something: `party`, `slots`,
`present` (`party`, `person`, `slots`), `taken` (how many meetings are in the way), `musts`,
`least`, `most`, `table` (a label), `accessible`, `skill`, `other` (a wish), and `instead` (`slot`,
`wishes`, `worth`)."""


def facts_of(unheld: scheduling.Unheld, slots: Sequence[Slot]) -> Facts:
    """A reason as it is kept.

    Args:
        slots: rows in the order of the problem's slot indexes.
    """
    said: Facts = {
        "party": _number(unheld.party),
        "slots": _rows(unheld.slots, slots),
        "present": [
            {
                "party": int(each.party),
                "person": _number(each.person),
                "slots": _rows(each.slots, slots),
            }
            for each in unheld.present
        ],
        "taken": len(unheld.meetings),
        "musts": unheld.musts,
        "least": unheld.least,
        "most": unheld.most,
        "table": unheld.table,
        "accessible": unheld.accessible,
        "skill": unheld.skill,
        "other": _number(unheld.other),
        "instead": _instead(unheld.instead, slots),
    }
    return {"reason": str(unheld.reason)} | {key: fact for key, fact in said.items() if fact}


def _instead(instead: scheduling.Instead | None, slots: Sequence[Slot]) -> Facts | None:
    if instead is None:
        return None
    return {
        "slot": slots[instead.slot].pk,
        "wishes": [int(key) for key in instead.wishes],
        "worth": instead.worth,
    }


def _rows(indexes: Iterable[int], slots: Sequence[Slot]) -> list[int]:
    return [slots[index].pk for index in indexes]


def _number(key: str | None) -> int | None:
    return None if key is None else int(key)
