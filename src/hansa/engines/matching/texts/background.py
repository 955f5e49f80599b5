"""What statements of needs and of offers have in common, whatever the trade and the language.

Vectors of a model lie close together: they tell at length that somebody seeks something, politely
and in Dutch, and only then what. What is common is measured on statements made of `subjects.csv`
and a few turns of phrase, and taken away from every vector.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from hansa.engines.matching.problem.profiles import Embedding, Kind

FORMS = {
    Kind.NEED: {
        "en": ("{}", "We are looking for {}", "Importer wants a supplier of {}"),
        "fr": ("{}", "Nous cherchons {}", "Importateur cherche un fournisseur : {}"),
        "nl": ("{}", "Wij zoeken {}", "Importeur zoekt leverancier van {}"),
        "de": ("{}", "Wir suchen {}", "Importeur sucht Lieferanten für {}"),
    },
    Kind.OFFER: {
        "en": ("{}", "We make and export {}", "Our company offers {}"),
        "fr": ("{}", "Nous produisons et exportons : {}", "Notre entreprise propose : {}"),
        "nl": ("{}", "Wij maken en exporteren {}", "Ons bedrijf levert {}"),
        "de": ("{}", "Wir produzieren und exportieren {}", "Unser Unternehmen bietet {}"),
    },
}
DIRECTIONS = 12
"""So many of the directions in which languages and turns of phrase differ are taken away."""
SMALLEST = 1e-6
"""A text whose vector is shorter, when what is common is gone, says nothing."""
HERE = files(__package__)
KEPT = "common.npz"


@dataclass(frozen=True, slots=True)
class Common:
    """What is taken away: the middle of each kind, then the directions, at right angles.

    The directions are those in which the middles of each language and turn of phrase differ most,
    over every trade; so what tells one trade from another stays.

    Source:
        Solomonoff, Campbell and Boardman (2005), Advances in Channel Compensation for SVM Speaker
        Recognition, ICASSP; languages and phrases are here what telephones are there.
    """

    middles: Mapping[Kind, Embedding]
    directions: Embedding

    @classmethod
    def measured(cls, vectors: Callable[[list[str]], Embedding]) -> Common:
        """That of the background statements, as this method sees them."""
        seen = {kind: vectors(statements(kind)).astype(np.float64) for kind in Kind}
        middles = {kind: rows.mean(axis=0) for kind, rows in seen.items()}
        differing = np.concatenate([_by_phrase(seen[kind], kind) - middles[kind] for kind in Kind])
        directions = np.linalg.svd(differing, full_matrices=False)[2][:DIRECTIONS]
        return cls(
            {kind: middle.astype(np.float32) for kind, middle in middles.items()},
            directions.astype(np.float32),
        )

    @classmethod
    def kept(cls) -> Common:
        """That of the model, which was measured once."""
        with as_file(HERE / KEPT) as path, np.load(path) as found:
            return cls({kind: found[kind.value] for kind in Kind}, found["directions"])

    def keep(self, path: Path) -> None:
        """Write it down for `kept`."""
        need, offer = self.middles[Kind.NEED], self.middles[Kind.OFFER]
        np.savez(path, directions=self.directions, need=need, offer=offer)

    def without(self, vectors: Embedding, kind: Kind) -> Embedding:
        """What is left of these vectors of that kind, of length 1; 0 where nothing is."""
        left = vectors - self.middles[kind]
        left = left - (left @ self.directions.T) @ self.directions
        lengths = np.linalg.norm(left, axis=1, keepdims=True)
        found = np.where(lengths > SMALLEST, left / np.maximum(lengths, SMALLEST), 0)
        return found.astype(np.float32)


def _by_phrase(rows: npt.NDArray[np.float64], kind: Kind) -> npt.NDArray[np.float64]:
    """The middle of each turn of phrase in each language, over every trade."""
    phrases = sum(len(forms) for forms in FORMS[kind].values())
    found: npt.NDArray[np.float64] = rows.reshape(-1, phrases, rows.shape[1]).mean(axis=0)
    return found


def statements(kind: Kind) -> list[str]:
    """Statements of this kind over every branch of trade, as many in each language."""
    with (HERE / "subjects.csv").open(encoding="utf-8") as file:
        subjects = list(csv.DictReader(file))
    forms = FORMS[kind]
    return [
        form.format(subject[language])
        for subject in subjects
        for language in forms
        for form in forms[language]
    ]
