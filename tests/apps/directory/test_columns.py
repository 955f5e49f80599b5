"""Numbers, sectors and telephones in files of organisations."""

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory
from tests.factories.imports import carried_in, checked, csv_of

from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules import Of, Verdict
from hansa.plumbing.history.recording import story_of

SOUND = {"name": "Zélie Optics", "city": "Gent"}
HEADINGS = ["Name", "City", "Country", "VAT number", "IBAN", "Company phone", "Sectors",
            "NACE codes"]  # fmt: skip


def wrong_with(**cells):
    """What is wrong with a row, by column."""
    return {fault.column: fault.words for fault in rules.faults(SOUND | cells)}


def told(**cells):
    return rules.told(SOUND | cells, of=Of.ORGANISATION)


@pytest.mark.parametrize(
    "headings",
    [
        ["VAT number", "IBAN", "Phone of the organisation", "Sectors", "NACE codes"],
        ["N° TVA", "Compte bancaire", "Téléphone de l'entreprise", "Secteur d'activité",
         "Code NACE"],
        ["BTW-nummer", "Rekeningnummer", "Telefoon bedrijf", "Sectoren", "NACE-codes"],
        ["USt-IdNr.", "Bankverbindung", "Firmentelefon", "Branche", "NACE-Code"],
    ],
    ids=["en", "fr", "nl", "de"],
)  # fmt: skip
def test_their_headings_are_guessed_in_four_languages(headings):
    assert rules.guessed(headings) == {
        "vat_number": 0, "iban": 1, "organisation_phone": 2, "sectors": 3, "activities": 4
    }  # fmt: skip


def test_a_telephone_beside_nobody_is_the_organisations():
    assert rules.guessed(["Naam", "Telefoon"]) == {"name": 0, "organisation_phone": 1}
    assert rules.guessed(["Naam", "Telefoon", "Achternaam"]) == {
        "name": 0, "phone": 1, "last_name": 2
    }  # fmt: skip


def test_the_file_that_hansa_writes_is_read_again():
    headings = [str(column.label) for column in rules.COLUMNS]

    assert rules.guessed(headings) == {
        column.name: place for place, column in enumerate(rules.COLUMNS)
    }


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"vat_number": "FR 40303265046"}, "vat_number", "The check digit of FR 40303265046 fails"),
        ({"vat_number": "BE 0123.456.748"}, "vat_number", "The check digits of 0123.456.748 fail"),
        ({"vat_number": "DE12"}, "vat_number", "No VAT number of Germany is written like DE12"),
        ({"iban": "BE71 0961 2345 6760"}, "iban", "The check digits of BE71 0961 2345 6760 fail"),
        ({"iban": "BE71 0961"}, "iban", "BE71 0961 is too short or too long"),
        ({"organisation_phone": "02 555"}, "organisation_phone", "02 555 has too few digits"),
        ({"phone": "call me"}, "phone", "call me is no telephone number"),
        ({"sectors": "Alchemy"}, "sectors", "“Alchemy” is none of Hansa's sectors"),
        ({"activities": "62.10; 99.99"}, "activities", "has no activity 99.99"),
    ],
)
def test_what_is_wrong_is_said_with_the_number_that_is(cells, column, words):
    assert words in wrong_with(**cells)[column]


def test_sound_numbers_are_stored_as_everywhere_else():
    sound = {
        "country": "FR", "vat_number": "FR 83 404 833 048", "iban": "be71 0961 2345 6769",
        "organisation_phone": "01 42 68 53 00",
    }  # fmt: skip

    assert wrong_with(**sound) == {}
    assert told(**sound) == {
        "name": "Zélie Optics", "city": "Gent", "country": "FR", "vat_number": "FR83404833048",
        "iban": "BE71096123456769", "phone": "+33 1 42 68 53 00",
    }  # fmt: skip


def test_a_belgian_vat_number_is_the_enterprise_number():
    record = told(vat_number="BE 0123.456.749")

    assert (record["enterprise_number"], record["vat_number"]) == ("0123456749", "")


def test_two_belgian_numbers_in_one_row_that_differ_are_a_fault():
    both = {"enterprise_number": "0123.456.749"}

    assert wrong_with(vat_number="BE0123456749", **both) == {}
    assert wrong_with(vat_number="BE0100000070", **both) == {
        "vat_number": "BE0100000070 is the VAT number of another enterprise than 0123.456.749."
    }


def test_sectors_are_read_in_four_languages_whatever_their_commas():
    named = "Landbouw, tuinbouw en visserij; Lebensmittel, forestry"

    assert wrong_with(sectors=named) == {}
    assert told(sectors=named)["sectors"] == ["farming", "food", "forestry"]


def test_where_no_sector_is_named_it_follows_from_the_activities():
    record = told(activities="0210, 16.1")

    assert (record["activities"], record["sectors"]) == (["02.10", "16.1"], ["forestry"])


@pytest.mark.django_db
def test_a_file_fills_them_in_and_the_story_does_not_tell_the_account():
    officer = StaffFactory()
    agency = officer.roles.get().agency
    known = OrganisationFactory(agency=agency, vat_number="FR83404833048", country="FR")
    rows = [
        ["Lumière", "Lyon", "FR", "FR83404833048", "BE71096123456769", "0142685300", "Food", ""],
        ["Zélie", "Gent", "BE", "BE0123456749", "", "", "", "62.10"],
        ["Wrong", "Gent", "BE", "BE0123456748", "", "", "", ""],
    ]

    batch = carried_in(officer, checked(officer, csv_of(HEADINGS, *rows), agency=agency))

    known.refresh_from_db()
    added = Organisation.objects.get(name="Zélie")
    assert batch.lines.get(number=4).verdict == Verdict.WRONG
    assert (known.iban, known.phone) == ("BE71096123456769", "+33 1 42 68 53 00")
    assert known.sectors == ["food"]
    assert (added.enterprise_number, added.activities) == ("0123456749", ["62.10"])
    assert added.sectors == rules.sectors_of_activities(["62.10"])
    changes = story_of(known)[0].details["changes"]
    assert changes.keys() == {"iban", "phone", "sectors"}
    assert changes["iban"] == ["", ""]


@pytest.mark.django_db
def test_exports_leave_accounts_out():
    OrganisationFactory(iban="BE71096123456769", phone="+32 2 555 12 34", sectors=["food"])

    headings, row = queries.table_of(Organisation.objects.all())

    told = dict(zip(headings, row, strict=True))
    assert (told["Phone of the organisation"], told["Sectors"]) == ("+32 2 555 12 34", "Food")
    assert "BE71096123456769" not in str(row)
    assert "IBAN" not in headings
