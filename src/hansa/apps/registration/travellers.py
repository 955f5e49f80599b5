"""Who is to travel, before there is a delegate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.apps.directory.models import Person
    from hansa.apps.missions.models import Leg


@dataclass(frozen=True, slots=True)
class Days:
    """Days on a leg, first and last included."""

    leg: Leg
    arrives_on: date
    leaves_on: date

    @property
    def city(self) -> str:
        """Where it is."""
        return self.leg.city


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody of whom the directory does not know yet."""

    first_name: str
    last_name: str
    email: str
    job_title: str = ""
    phone: str = ""
    language: str = "en"

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody who is to travel, and on which legs."""

    person: Person | NewPerson
    stays: tuple[Days, ...]
