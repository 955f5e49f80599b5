"""What is asked of a ceremony: who signs what, on which stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signing:
    """An agreement that is to be signed on stage.

    Attributes:
        key: what the caller calls it; unique.
        signatories: everybody who signs it, by the caller's keys.
        witness: who stands behind the desk; "" for nobody in particular.
    """

    key: str
    signatories: frozenset[str]
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """Desks beside one another, at each of which one agreement is signed at a time.

    Attributes:
        minutes: how long the ceremony may take.
        desks: how many agreements are signed at once.
        opening: minutes before the first signing.
        turn: minutes from one signing at a desk to the next: sitting down, signing, handshake and
            photograph.
    """

    minutes: int
    desks: int
    opening: int
    turn: int

    def __post_init__(self) -> None:
        if self.desks < 1 or self.turn < 1 or self.opening < 0 or self.minutes < 1:
            raise ValueError(f"A stage needs a desk, a turn and time: {self}.")

    @property
    def turns(self) -> int:
        """How many turns fit."""
        return max(0, (self.minutes - self.opening) // self.turn)

    def ends_after(self, turns: int) -> int:
        """Minutes from the beginning of the ceremony to the end of so many turns."""
        return self.opening + turns * self.turn


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agreement is signed; turns and desks are counted from 0."""

    signing: str
    turn: int
    desk: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why an order cannot be held.

    Attributes:
        why: `in_two_places`, `two_at_a_desk`, `too_late` or `no_such_desk`.
        signing: the agreement that is in the way.
        other: the agreement with which it collides, where there is one.
        signatory: who would sign both at once, where somebody would.
        minutes: by how much it is too late.
    """

    why: str
    signing: str
    other: str = ""
    signatory: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """Which agreement is signed when and at which desk.

    Attributes:
        places: by turn and desk.
        left_over: agreements for which there is no time, in the order in which they would follow.
        turns: how many turns all of them need in this order.
        fewest: no order of all of them has fewer turns than this.
        minutes_over: how much longer the ceremony would have to be for all of them.
        desks_needed: with so many desks all might fit; None where more desks do not help.
    """

    places: tuple[Place, ...]
    left_over: tuple[str, ...]
    turns: int
    fewest: int
    minutes_over: int
    desks_needed: int | None

    @property
    def is_shortest(self) -> bool:
        """Whether it is proven that no order is shorter."""
        return self.turns == self.fewest
