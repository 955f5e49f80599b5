"""How much each feature weighs: a line that anybody can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

FEATURES = (
    "need_met",
    "offer_wanted",
    "words",
    "product",
    "sector",
    "partnership",
    "market",
    "size",
    "shared_language",
    "same_trade",
)
"""What is told of each direction, each from 0 to 1, in this order:

need_met: how near the best offer of the other comes to a need of one's own.
offer_wanted: how near the best need of the other comes to an offer of one's own.
words: the rare words that these statements share.
product: products named by both.
sector: sectors shared; a kin sector counts half.
partnership: the other serves as what one seeks, or seeks what one would serve as.
market: the other is where one wants to be.
size: the other is as large as one wishes.
shared_language: no interpreter is needed.
same_trade: both look for the same and offer the same, so that what is near is no answer.
"""

DEFAULTS: Mapping[str, float] = MappingProxyType(
    {
        "need_met": 5.0,
        "offer_wanted": 4.0,
        "words": 1.0,
        "product": 0.6,
        "sector": 0.8,
        "partnership": 0.6,
        "market": 0.3,
        "size": 0.2,
        "shared_language": 0.3,
        "same_trade": -4.0,
    }
)
"""Set by hand: what is said counts most, and what is needed a little more than what is offered.

So steep that a need which is met well, within the trade, comes to about 0.8, and a mere likeness
of wording to less than 0.3: a steeper line calls everybody certain, and ranks nobody.
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """The line: log-odds that one would want to meet the other.

    Attributes:
        constant: the log-odds where every feature is 0.
        by: the weight of each of `FEATURES`, by name.
        floor: of the likeness of statements (-1 to 1); who reaches it nowhere is not recommended.
        learned_from: how many events changed the weights; 0 for those set by hand.
    """

    constant: float = -4.5
    by: Mapping[str, float] = field(default_factory=lambda: DEFAULTS)
    floor: float = 0.15
    learned_from: int = 0

    def __post_init__(self) -> None:
        if set(self.by) != set(FEATURES):
            raise ValueError(f"Weights are for {', '.join(FEATURES)}, not {', '.join(self.by)}.")

    def lines(self) -> list[str]:
        """The weights as a person reads them, the heaviest first."""
        ordered = sorted(self.by.items(), key=lambda item: -abs(item[1]))
        return [f"{name:>16} {weight:+.2f}" for name, weight in ordered] + [
            f"{'constant':>16} {self.constant:+.2f}"
        ]
