"""What is known about somebody, as they are told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# A datetime is a date too.
Fact = str | int | bool | date | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One kind of thing that is known about a person.

    Attributes:
        name: what the rows are, such as "journeys"; doors put it into words.
        rows: each by the names of its columns.
    """

    name: str
    rows: tuple[Mapping[str, Fact], ...]
