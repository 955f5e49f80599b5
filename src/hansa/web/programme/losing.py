"""Who would lose a place is shown first, and then nobody else loses one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.apps.programme.models import SignUp

# Numbers of places are no longer.
_LONGEST = 18


def named(losing: Iterable[SignUp]) -> str:
    """The places that a button takes away, as `shown` reads them."""
    return "-".join(str(place.pk) for place in losing)


def shown(said: Mapping[str, str]) -> frozenset[int]:
    """The places, by number, that the pressed button named; none where another was pressed."""
    numbers = said.get("displacing", "").split("-")
    return frozenset(
        int(each)
        for each in numbers
        if each.isascii() and each.isdecimal() and len(each) <= _LONGEST
    )


def to_ask_about(losing: Iterable[SignUp], *, displacing: Collection[int]) -> list[SignUp]:
    """All who would lose a place, where somebody among them was not shown; otherwise nobody."""
    losing = list(losing)
    return [] if all(place.pk in displacing for place in losing) else losing
