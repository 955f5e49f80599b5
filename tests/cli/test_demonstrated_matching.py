"""What the demonstration's companies and hosts say."""

import csv
from importlib.resources import files

from hansa.apps.matching.rules import LONGEST_STATEMENT
from hansa.cli.demonstration import words
from hansa.cli.demonstration.matching import TAILS

ROWS = list(
    csv.DictReader(
        files("hansa.cli.demonstration")
        .joinpath("sentences.csv")
        .read_text(encoding="utf-8")
        .splitlines(),
        delimiter="|",
    )
)
TRADES = {trade for trades in words.TRADES.values() for trade, _pitch in trades}


def test_every_trade_looks_for_something_and_brings_something_on_both_sides():
    told = {(row["trade"], row["who"], row["kind"]) for row in ROWS}

    missing = {
        (trade, who, kind)
        for trade in TRADES
        for who in ("company", "host")
        for kind in ("need", "offer")
    } - told

    assert missing == set()


def test_companies_speak_four_languages_and_nobody_says_the_same():
    of_companies = [row for row in ROWS if row["who"] == "company"]

    assert {row["language"] for row in of_companies} == {"en", "fr", "nl", "de"}
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 240


def test_every_sentence_fits_with_whatever_follows_it():
    longest = max(
        len(f"{row['text']} {tail}.")
        for row in ROWS
        for tail in TAILS[row["kind"], row["language"]]
    )

    assert longest <= LONGEST_STATEMENT
