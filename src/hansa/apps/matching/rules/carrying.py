"""What becomes of interest in a session: a wish, no meeting, or nothing."""

from dataclasses import dataclass
from enum import Enum

from hansa.apps.matching.rules.interests import WANTS, Choice, worth_of


class Fate(Enum):
    """What two have come to between them."""

    NOTHING = "nothing"
    WISH = "wish"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says.

    Attributes:
        origin: who said so, a value of `meetings.models.Wish.Origin`.
    """

    choice: Choice
    rank: int | None = None
    origin: str = "delegate"

    @property
    def worth(self) -> int | None:
        """What the meeting is worth to this side; None when it does not want it."""
        return worth_of(self.choice, self.rank) if self.choice in WANTS else None


def fate_of(
    one: Said | None, other: Said | None, *, ruling: bool | None, excluded: bool = False
) -> Fate:
    """What is to become of two.

    A no of either side, an exclusion and the organisers' no each stand above every yes, the
    organisers' yes included: nobody is made to meet.

    Args:
        ruling: the organisers' word; None while they said none.
    """
    said = [each.choice for each in (one, other) if each]
    if ruling is False or excluded or Choice.NO in said:
        return Fate.APART
    if ruling or any(choice in WANTS for choice in said):
        return Fate.WISH
    return Fate.NOTHING
