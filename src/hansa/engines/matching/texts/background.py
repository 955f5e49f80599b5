"""What statements of needs and of offers look like in general, in four languages."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import numpy as np

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
HERE = files(__package__)


def statements(kind: Kind) -> list[str]:
    """Statements of this kind over every branch of trade, as many in each language."""
    forms = FORMS[kind]
    return [
        form.format(subject[language])
        for subject in _subjects()
        for language in forms
        for form in forms[language]
    ]


@cache
def middle(kind: Kind) -> Embedding:
    """The mean of the model's vectors of those statements, measured once and kept beside."""
    with (HERE / "middles.npz").open("rb") as file, np.load(file) as kept:
        found: Embedding = kept[kind.value]
        return found


@cache
def _subjects() -> list[dict[str, str]]:
    with (HERE / "subjects.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
