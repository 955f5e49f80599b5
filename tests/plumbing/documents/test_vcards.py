"""Cards that address books take in."""

import pytest
from icalendar.parser import Contentlines

from hansa.plumbing.documents.vcards import VERSIONS, BusinessCard, written

CARD = BusinessCard(
    uid="urn:uuid:1",
    first_name="Ann",
    last_name="Peeters, junior",
    organisation="Noordzee; Koel",
    title="Head\nof sales",
    email="ann@example.org",
    phone="+32 2 555",
    website="https://example.org/a b",
    city="Oostende",
    country="Belgium",
    note="é" * 80,
)


def lines_of(card, version="4.0"):
    unfolded = written([card], version=version).decode().replace("\r\n ", "")
    return unfolded.split("\r\n")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_says_its_version_first_and_ends(version):
    lines = lines_of(CARD, version)

    assert lines[:2] == ["BEGIN:VCARD", f"VERSION:{version}"]
    assert lines[-2:] == ["END:VCARD", ""]


def test_commas_semicolons_and_ends_of_lines_stay_what_they_were():
    lines = lines_of(CARD)

    assert "N:Peeters\\, junior;Ann;;;" in lines
    assert "ORG:Noordzee\\; Koel" in lines
    assert "TITLE:Head\\nof sales" in lines


def test_an_address_of_the_web_is_on_one_line():
    assert "URL:https://example.org/ab" in lines_of(CARD)


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut():
    octets = written([CARD])

    assert max(len(line) for line in octets.split(b"\r\n")) <= 75
    assert f"NOTE:{'é' * 80}" in lines_of(CARD)


def test_a_reader_of_content_lines_takes_it_in():
    read = Contentlines.from_ical(written([CARD]).decode())

    assert [line.parts()[0] for line in read if line] == [
        "BEGIN", "VERSION", "UID", "FN", "N", "ORG", "TITLE", "EMAIL", "TEL", "URL", "ADR",
        "NOTE", "END",
    ]  # fmt: skip


def test_what_is_not_told_has_no_line():
    bare = BusinessCard(uid="1", first_name="Ann", last_name="", organisation="Noordzee")

    assert [line.partition(":")[0] for line in lines_of(bare)] == [
        "BEGIN", "VERSION", "UID", "FN", "N", "ORG", "END", "",
    ]  # fmt: skip
