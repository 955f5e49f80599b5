"""Our sectors, and the activities of NACE that belong to them."""

from importlib.resources import files

import pytest
from django.utils import translation

from hansa.apps.directory import rules
from hansa.apps.directory.rules.sectors import MOST_SECTORS, every_sector, sector_of_activity


def groups():
    """The three digits of every group of NACE Rev. 2.1, such as 30.1."""
    table = files("stdnum.eu").joinpath("nace21.dat").read_text(encoding="utf-8")
    division, found = "", []
    for line in table.splitlines():
        if line[:2].isdecimal():
            division = line[:2]
        elif line[:1] == " " and line[1].isdecimal():
            found.append(f"{division}.{line[1]}")
    return found


def test_there_are_about_sixty_sectors_each_named_in_four_languages():
    sectors = every_sector().values()

    assert 55 <= len(sectors) <= 65
    for language in ("en", "fr", "nl", "de"):
        names = [sector.titles[language] for sector in sectors]
        assert all(names)
        assert len(set(names)) == len(names)


def test_every_group_of_nace_belongs_to_a_sector():
    assert len(groups()) > 250
    assert [code for code in groups() if sector_of_activity(code) is None] == []


def test_every_activity_that_a_sector_names_exists_and_is_named_once():
    named = [start for sector in every_sector().values() for start in sector.activities]

    assert list(rules.objections_to_activities(named[:10])) == []
    assert [start for start in named if not rules.activity_title(start)] == []
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("11.05", "beer"),
        ("11.02", "beverages"),
        ("10.82", "chocolate"),
        ("10.71", "food"),
        ("62.10", "games-software"),
        ("62.20", "it-services"),
        ("32.12", "diamonds"),
        ("35.12", "renewables"),
        ("35.11", "power"),
        ("21.20", "biopharma"),
        ("62.100", "games-software"),
    ],
)
def test_the_longest_beginning_decides(code, sector):
    assert sector_of_activity(code) == sector


def test_an_activity_is_written_with_its_point():
    assert [rules.activity_written_plainly(code) for code in ("6210", "62.10", "62", "62100")] == [
        "62.10",
        "62.10",
        "62",
        "62.100",
    ]


def test_a_code_that_is_none_says_what_to_do():
    assert list(rules.objections_to_activities(["62.01", "beer"])) == [
        "NACE 2025 (Rev. 2.1) has no activity 62.01. Codes changed in 2025: look it up in the "
        "Crossroads Bank, or leave it out and choose the sector.",
        "beer is no NACE code: one looks like 62.10.",
    ]


def test_sectors_are_few_and_known():
    everything = list(every_sector())

    assert list(rules.objections_to_sectors(everything[:MOST_SECTORS])) == []
    assert list(rules.objections_to_sectors(["astrology"])) == [
        "There is no sector astrology; choose one of the list."
    ]
    assert list(rules.objections_to_sectors(everything)) == [
        "Choose at most 5 sectors: whoever names all is found in none."
    ]


def test_a_reader_chooses_sectors_by_their_own_alphabet():
    with translation.override("fr"):
        titles = [title for _code, title in rules.sector_choices()]

    assert "Chocolat et confiserie" in titles
    assert titles == sorted(titles, key=str.casefold)
    assert rules.sector_title("gone") == "gone"
