"""What a delegate tells in confidence, as values: written to be sealed, and read again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import ClassVar

from hansa.apps.registration.rules.particulars import Section


@dataclass(frozen=True, slots=True)
class Passport:
    """A travel document; never its picture.

    Attributes:
        nationality: ISO 3166 alpha-2.
        visa: one of `rules.Visa`.
    """

    section: ClassVar[Section] = Section.PASSPORT
    number: str
    nationality: str
    expires_on: date
    visa: str


@dataclass(frozen=True, slots=True)
class Table:
    """What somebody eats: one of `rules.Diet`, and what else a kitchen must know."""

    section: ClassVar[Section] = Section.TABLE
    diet: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """What somebody must be able to count on; empty where there is nothing to tell."""

    section: ClassVar[Section] = Section.HEALTH
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Emergency:
    """Whom to call, and what they are to the delegate."""

    section: ClassVar[Section] = Section.EMERGENCY
    name: str
    relation: str
    phone: str


Told = Passport | Table | Health | Emergency
_KINDS: dict[str, type[Told]] = {
    Section.PASSPORT: Passport,
    Section.TABLE: Table,
    Section.HEALTH: Health,
    Section.EMERGENCY: Emergency,
}


def written(told: Told) -> str:
    """The value as text."""
    return json.dumps(asdict(told), default=date.isoformat)


def read(section: str, text: str) -> Told:
    """The value that was written."""
    said = json.loads(text)
    if "expires_on" in said:
        said["expires_on"] = date.fromisoformat(said["expires_on"])
    return _KINDS[section](**said)
