"""Which wishes are held and when: what is known before the seats are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hansa.engines.scheduling.problem.parties import Wish
from hansa.engines.scheduling.problem.setting import Setting


@dataclass(frozen=True, slots=True)
class Placement:
    """Which wishes are held and when.

    Attributes:
        slots: slot index by wish key, for every wish that is held.
        sitters: the person by (wish key, party key), where that is decided already.
        tables: by wish key, where it is held if that can be; in vain for none of the others.
    """

    slots: dict[str, int]
    sitters: dict[tuple[str, str], str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)

    def by_slot(self, setting: Setting) -> dict[int, list[Wish]]:
        """The wishes that are held, by slot, in their own order; the slots in theirs."""
        held: dict[int, list[Wish]] = defaultdict(list)
        for wish in setting.problem.wishes:
            if wish.key in self.slots:
                held[self.slots[wish.key]].append(wish)
        return dict(sorted(held.items()))


class Unseatable(Exception):  # noqa: N818 - the placement is at fault, not the program
    """Some wishes cannot be held together in the slots where they are.

    Attributes:
        wishes: their keys: as long as all of them stay in their slots, somebody or something
            is missing.
    """

    def __init__(self, wishes: Iterable[str]) -> None:
        self.wishes = tuple(dict.fromkeys(wishes))
        super().__init__(f"These cannot all be seated: {', '.join(self.wishes)}.")
