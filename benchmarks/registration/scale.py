"""How much is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """The extent of a run.

    Attributes:
        organisations: in the directory that is searched.
        applications: in the list of an officer.
        rounds: races for the last seats.
        controls: of the races, without what keeps them fair.
        repeated: how often each page is asked for.
    """

    name: str
    organisations: int
    applications: int
    rounds: int
    controls: int
    repeated: int


FULL = Scale("full", organisations=100_000, applications=5_000, rounds=50, controls=3, repeated=12)
QUICK = Scale("quick", organisations=2_000, applications=300, rounds=2, controls=1, repeated=3)
