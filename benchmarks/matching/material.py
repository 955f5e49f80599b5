"""Where the public material stands that is measured on, and the sentences of our own."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("HANSA_SHARED", HERE.parents[2] / "shared")) / "matching"
LANGUAGES = ("en", "fr", "nl", "de")


class Said(NamedTuple):
    """A text and its language."""

    text: str
    language: str


class Sought(NamedTuple):
    """Needs, offers, and for each need the place of the offer it should find."""

    needs: list[Said]
    offers: list[Said]
    found: list[int]


def terms() -> dict[str, list[str]]:
    """Forty terms of trade in each language, in the same order."""
    with (FOLDER / "terms.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {language: [row[language] for row in rows] for language in LANGUAGES}


def shared_sentences() -> Sought:
    """24 needs and 12 offers that others wrote; their languages are not told."""
    told = json.loads((FOLDER / "needs_offers.json").read_text(encoding="utf-8"))
    return Sought(
        [Said(need["text"], "") for need in told["needs"]],
        [Said(offer, "") for offer in told["offers"]],
        [need["offer"] for need in told["needs"]],
    )


def own_sentences() -> Sought:
    """80 needs and 40 offers of other trades, each need in another language than its offer."""
    told = json.loads((HERE / "sentences.json").read_text(encoding="utf-8"))
    return Sought(
        [Said(need["text"], need["language"]) for need in told["needs"]],
        [Said(offer["text"], offer["language"]) for offer in told["offers"]],
        [need["offer"] for need in told["needs"]],
    )
