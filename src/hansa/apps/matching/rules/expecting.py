"""How many meetings a list of wishes may be expected to bring; see docs/explanation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Before anybody has answered, so many of ten who are asked do not say no.
_USUAL_YES, _USUAL_WEIGHT = 0.8, 10
# The least and the most that are told leave so much aside at either end.
_TAIL = 0.1

# From so many meetings on, tenths are not told.
TENTHS_UNTIL = 5


@dataclass(frozen=True, slots=True)
class Rival:
    """One wish for the time of somebody who is asked.

    Attributes:
        worth: to both sides together.
        yes: how probable it is that nobody declines it, 0 to 1.
    """

    worth: int
    yes: float


@dataclass(frozen=True, slots=True)
class Expectation:
    """How many meetings are expected.

    Attributes:
        mean: on average.
        least: in nine cases of ten it is no fewer.
        most: in nine cases of ten it is no more.
    """

    mean: float
    least: int
    most: int

    @property
    def digits(self) -> int:
        """How many decimals its mean is told with: of many meetings, a tenth says nothing."""
        return 1 if self.mean < TENTHS_UNTIL else 0


NONE = Expectation(0.0, 0, 0)


def rate_of_yes(*, asked: int, declined: int) -> float:
    """How often those who are asked do not decline, 0 to 1; little evidence moves it little."""
    yes = asked - declined + _USUAL_YES * _USUAL_WEIGHT
    return yes / (asked + _USUAL_WEIGHT)


def room_for(worth: int, *, rivals: Iterable[Rival], places: int) -> float:
    """How probable it is that somebody with so many places has one for a wish, 0 to 1.

    Wishes that are worth more are held first; among equals every wish has the same chance.

    Args:
        rivals: the other wishes for the same places.
    """
    before = equal = 0.0
    for rival in rivals:
        if rival.worth > worth:
            before += rival.yes
        elif rival.worth == worth:
            equal += rival.yes
    left = places - before
    return max(0.0, min(1.0, left / (equal + 1.0)))


def expect(chances: Sequence[float], *, places: int) -> Expectation:
    """How many of these meetings are held by somebody with so many places.

    Whether one is held is taken to tell nothing of another.

    Args:
        chances: of each meeting, 0 to 1.
    """
    if not chances or places < 1:
        return NONE
    shares = _shares(chances, places)
    mean = sum(number * share for number, share in enumerate(shares))
    return Expectation(mean, _quantile(shares, _TAIL), _quantile(shares, 1 - _TAIL))


def _shares(chances: Sequence[float], places: int) -> list[float]:
    """How probable each number of meetings is; all that do not fit count as full."""
    shares = [1.0] + [0.0] * places
    for chance in chances:
        shares[places] += shares[places - 1] * chance
        for number in range(places - 1, 0, -1):
            shares[number] = shares[number] * (1 - chance) + shares[number - 1] * chance
        shares[0] *= 1 - chance
    return shares


def _quantile(shares: Sequence[float], wanted: float) -> int:
    so_far = 0.0
    for number, share in enumerate(shares):
        so_far += share
        if so_far >= wanted - 1e-9:
            return number
    return len(shares) - 1
