"""Who takes part, and what each of them says."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Embedding = npt.NDArray[np.float32]
"""The meaning of a text: 384 numbers of length 1, or all 0 where the text says nothing."""

DIMENSIONS = 384


class Kind(StrEnum):
    """What a statement is."""

    NEED = "need"
    OFFER = "offer"


class Side(StrEnum):
    """Who travels, and who is met."""

    VISITOR = "visitor"
    HOST = "host"


class Partnership(StrEnum):
    """As what somebody is sought, or would serve."""

    CLIENT = "client"
    DISTRIBUTOR = "distributor"
    SUPPLIER = "supplier"
    RESEARCH = "research"
    INVESTOR = "investor"
    LANDLORD = "landlord"
    ADVISER = "adviser"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of what somebody needs or offers.

    Attributes:
        language: in which it is written, as ISO 639-1 code; empty where nobody said.
        vector: its meaning, as `embed` gives it; without one, it is computed when it is needed.
    """

    kind: Kind
    text: str
    language: str = ""
    vector: Embedding | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.vector is not None and self.vector.shape != (DIMENSIONS,):
            raise ValueError(f"A vector has {DIMENSIONS} numbers, not {self.vector.shape}.")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a participant says of itself, for one mission.

    Attributes:
        key: one number for each profile; lists are told by it.
        organisation: whose profile it is; an organisation never meets itself.
        sectors: codes, the most important first.
        partnerships: as what it seeks others, values of `Partnership`.
        roles: as what it would serve others, values of `Partnership`.
        markets: countries in which it sells or would like to, as ISO 3166 alpha-2 codes.
        languages: those it can speak in a meeting; none means that nobody asked.
        sizes: of those it would like to meet; none means any.
        bars: organisations that it must never meet, such as competitors and present agents.
        clients: organisations that it does business with already.
        met: organisations that it has met before.
        confidential: it stands in nobody's list, except of those it asked for itself.
        capacity: in how many lists of each kind it may stand; without one, in any number.
        newcomer: for the first time on a mission, or new as a counterpart.
    """

    key: int
    side: Side
    organisation: int
    statements: tuple[Statement, ...] = ()
    sectors: tuple[str, ...] = ()
    partnerships: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    markets: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    size: str = ""
    products: tuple[str, ...] = ()
    bars: frozenset[int] = frozenset()
    clients: frozenset[int] = frozenset()
    met: frozenset[int] = frozenset()
    confidential: bool = False
    capacity: int | None = None
    newcomer: bool = False
    country: str = ""

    def __post_init__(self) -> None:
        if self.capacity is not None and self.capacity < 0:
            raise ValueError(f"A capacity is 0 or more, not {self.capacity}.")

    def said(self, kind: Kind) -> tuple[Statement, ...]:
        """Its needs, or its offers."""
        return tuple(statement for statement in self.statements if statement.kind is kind)


@dataclass(frozen=True, slots=True)
class Event:
    """What one profile said of another, or what became of their meeting.

    Attributes:
        by: the key of who said so.
        about: the key of whom.
        liked: wished for, accepted or followed up; otherwise "no thanks", declined, or in vain.
    """

    by: int
    about: int
    liked: bool


class Pair(StrEnum):
    """Who is recommended to whom."""

    COUNTERPART = "counterpart"
    COLLEAGUE = "colleague"
    VISITOR = "visitor"

    @property
    def sides(self) -> tuple[Side, Side]:
        """Whose list it is, and who stands in it."""
        return {
            Pair.COUNTERPART: (Side.VISITOR, Side.HOST),
            Pair.COLLEAGUE: (Side.VISITOR, Side.VISITOR),
            Pair.VISITOR: (Side.HOST, Side.VISITOR),
        }[self]
