"""The Columbia speed-dating data: what both sides said before, and how both decided.

Source:
    Fisman, Iyengar, Kamenica and Simonson (2006), Gender Differences in Mate Selection, Quarterly
    Journal of Economics 121(2), 673-697.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from benchmarks.matching.material import FOLDER

INTERESTS = (
    "sports", "tvsports", "exercise", "dining", "museums", "art", "hiking", "gaming", "clubbing",
    "reading", "tv", "theater", "movies", "concerts", "music", "shopping", "yoga",
)  # fmt: skip
TRAITS = ("attr", "sinc", "intel", "fun", "amb")
PLAIN = (
    "gender", "age", "mn_sat", "tuition", "income", "imprace", "imprelig", "exphappy", "expnum",
    "goal", "date", "go_out", "race", "field_cd", "career_c",
)  # fmt: skip
ASKED = ("1_1", "2_1", "4_1")
"""What one looks for, what one thinks the others look for, and what one's rivals look for."""

Numbers = np.ndarray


@dataclass(frozen=True)
class Evenings:
    """Every decision: a row for who decides, a row for about whom.

    Attributes:
        names: of the columns of `ours` and `theirs`, which are answers given before the event.
        wave: the event.
        liked: whether the one said yes; `mutual` whether both did.
    """

    names: tuple[str, ...]
    ours: Numbers
    theirs: Numbers
    alike: Numbers
    by: Numbers
    about: Numbers
    wave: Numbers
    liked: Numbers
    mutual: Numbers

    @cached_property
    def reverse(self) -> Numbers:
        """The place of the same pair's other decision."""
        places = {pair: place for place, pair in enumerate(zip(self.by, self.about, strict=True))}
        return np.array(
            [places[other, one] for one, other in zip(self.by, self.about, strict=True)]
        )

    @cached_property
    def pairs(self) -> Numbers:
        """The places at which each pair stands once."""
        return np.flatnonzero(self.by < self.about)

    def column(self, name: str, *, of: str) -> Numbers:
        """One answer, of "ours" or of "theirs"."""
        found: Numbers = getattr(self, of)[:, self.names.index(name)]
        return found


def evenings() -> Evenings:
    """Read the file; a decision about somebody who left no answers is passed over."""
    with (FOLDER / "columbia_speed_dating.csv").open(encoding="latin-1") as file:
        rows = list(csv.DictReader(file))
    people = {row["iid"]: _answers(row) for row in rows}
    kept = [row for row in rows if row["pid"] in people]
    return Evenings(
        names=_names(),
        ours=np.array([people[row["iid"]] for row in kept]),
        theirs=np.array([people[row["pid"]] for row in kept]),
        alike=np.array([_number(row["int_corr"]) for row in kept]),
        by=np.array([int(row["iid"]) for row in kept]),
        about=np.array([int(row["pid"]) for row in kept]),
        wave=np.array([int(row["wave"]) for row in kept]),
        liked=np.array([int(row["dec"]) for row in kept]),
        mutual=np.array([int(row["match"]) for row in kept]),
    )


def _names() -> tuple[str, ...]:
    rated = [f"{trait}{asked}" for asked in ("3_1", "5_1") for trait in TRAITS]
    sought = [f"{trait}{asked}" for asked in ASKED for trait in (*TRAITS, "shar")]
    return (*PLAIN, *INTERESTS, *rated, *sought)


def _answers(row: dict[str, str]) -> list[float]:
    """The answers of one person; what is sought is told in parts of a hundred."""
    plain = [_number(row[name]) for name in (*PLAIN, *INTERESTS)]
    rated = [_number(row[f"{trait}{asked}"]) for asked in ("3_1", "5_1") for trait in TRAITS]
    sought: list[float] = []
    for asked in ASKED:
        parts = np.array([_number(row[f"{trait}{asked}"]) for trait in (*TRAITS, "shar")])
        total = np.nansum(parts)
        sought += (100 * parts / total if total else parts).tolist()
    return plain + rated + sought


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return float("nan")
