"""What is given back: who should meet whom, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hansa.engines.matching.problem.profiles import Pair


class Code(StrEnum):
    """Why somebody is recommended; doors word it in the reader's language."""

    NEED_MEETS_OFFER = "need_meets_offer"
    OFFER_MEETS_NEED = "offer_meets_need"
    SAME_PRODUCT = "same_product"
    SAME_SECTOR = "same_sector"
    KIN_SECTOR = "kin_sector"
    PARTNERSHIP = "partnership"
    MARKET = "market"
    SIZE = "size"
    LANGUAGE = "language"
    INTERPRETER_NEEDED = "interpreter_needed"
    ASKED_FOR_YOU = "asked_for_you"
    YOU_ASKED = "you_asked"
    MUTUAL = "mutual"
    MET_BEFORE = "met_before"
    NEWCOMER = "newcomer"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as a code with the facts that its sentence needs.

    Attributes:
        facts: by name; of `need_meets_offer` and `offer_meets_need` the texts `need` and `offer`
            with `need_language`, `offer_language` and `similarity` (0 to 1), of `same_product`
            `product`, of the sectors `sector` (and `other`), of `partnership` `kind` and `role`
            ("sought": you seek such a one; "seeking": they seek such a one as you), of `market`
            `country`, of `size` `size`, of `language` `language`, of `interpreter_needed` `yours`
            and `theirs`.
    """

    code: Code
    facts: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One place in the list of `profile`.

    Attributes:
        profile: whose list it is, by key.
        candidate: who stands in it, by key.
        score: how much both would gain, 0 to 1: the harmonic mean of the next two.
        forward: how likely `profile` would want the meeting, 0 to 1.
        backward: how likely `candidate` would.
        rank: the place in the list, from 1.
        reasons: the weightiest first.
    """

    profile: int
    candidate: int
    kind: Pair
    score: float
    forward: float
    backward: float
    rank: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Several who would like to meet the same candidate for the same thing.

    Attributes:
        text: the need or the offer of the candidate that they share.
        score: the mean of their scores.
    """

    candidate: int
    profiles: tuple[int, ...]
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a profile that its owner, or an officer, should know.

    Attributes:
        code: what, such as `no_need`; doors word it.
        text: the words it is about; empty where it is about what is missing.
    """

    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """One text that stands in the profiles of several organisations."""

    text: str
    profiles: tuple[int, ...]
