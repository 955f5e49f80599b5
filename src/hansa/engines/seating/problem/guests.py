"""Who is seated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """For whom a guest is there."""

    COMPANY = "company"
    HOST = "host"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who has a seat.

    Attributes:
        key: one number for each guest.
        side: companies and officials travel; hosts receive them.
        rank: place in the order of precedence, 1 the highest; None where protocol gives none.
        languages: those spoken, as ISO 639-1 codes; none means that nobody asked.
        organisation: for whom the guest works; colleagues have the same.
        sector: in what the guest is interested.
        needs_access: only an accessible seat will do.
    """

    key: int
    side: Side
    rank: int | None = None
    languages: frozenset[str] = frozenset()
    organisation: int | None = None
    sector: str = ""
    needs_access: bool = False

    def __post_init__(self) -> None:
        if self.rank is not None and self.rank < 1:
            raise ValueError(f"The highest rank is 1, and guest {self.key} has {self.rank}.")

    @property
    def receives(self) -> bool:
        """Whether the guest is of those who receive the delegation."""
        return self.side == Side.HOST

    def can_talk_to(self, other: Guest) -> bool:
        """Whether both speak one language; who was not asked is taken to manage."""
        return (
            not self.languages
            or not other.languages
            or not self.languages.isdisjoint(other.languages)
        )

    def is_colleague_of(self, other: Guest) -> bool:
        """Whether both work for the same organisation."""
        return self.organisation is not None and self.organisation == other.organisation
