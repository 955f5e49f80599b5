"""`python -m benchmarks.matching.background`: measure anew what all statements have in common.

Needed when the model, the subjects or the turns of phrase change; it takes some minutes.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.keeping import ROOT

from hansa.engines.matching.texts.background import KEPT, Common
from hansa.engines.matching.texts.embedding import raw_vectors

PLACE = ROOT / "src" / "hansa" / "engines" / "matching" / "texts" / KEPT


def main(place: Path = PLACE) -> None:
    """Measure and write."""
    Common.measured(raw_vectors).keep(place)
    print(f"Written to {place}.")


if __name__ == "__main__":
    main()
