"""Numbers that are wrong are told what is wrong with them."""

import pytest

from hansa.apps.directory import rules
from hansa.apps.directory.rules import identifiers

MISTYPED = "Look for a digit that is mistyped, or for two that changed places."
IBAN = "BE71 0961 2345 6769"


@pytest.mark.parametrize(
    ("number", "objection"),
    [
        (
            "0123.456.748",
            f"The check digits of 0123.456.748 fail: its last two would have to be 49. {MISTYPED}",
        ),
        ("0123.456.74", None),
        ("0123.456", "0123.456 has 7 digits. An enterprise number has ten."),
        ("2123.456.749", "2123.456.749 begins with 2. An enterprise number begins with 0 or 1."),
        (
            "0123.456.7A9",
            "0123.456.7A9 has signs other than digits. An enterprise number has ten digits, such "
            "as 0123.456.749.",
        ),
    ],
)
def test_an_enterprise_number_says_what_is_wrong_with_it(number, objection):
    said = list(rules.objections_to_enterprise_number(number))

    assert len(said) == 1
    assert objection is None or said == [objection]


@pytest.mark.parametrize("number", ["", "0123.456.749", "BE 0123 456 749", "123.456.749"])
def test_a_right_enterprise_number_is_taken_however_it_is_written(number):
    assert list(rules.objections_to_enterprise_number(number)) == []
    assert rules.written_plainly(number) in {"", "0123456749"}


@pytest.mark.parametrize(
    ("number", "country", "stored"),
    [
        ("136 695 976", "DE", "DE136695976"),
        ("DE136695976", "FR", "DE136695976"),
        ("094259216", "GR", "EL094259216"),
        ("GR 094259216", "GR", "EL094259216"),
        ("BE 0123.456.749", "BE", "BE0123456749"),
        ("whatever they have", "US", "WHATEVER THEY HAVE"),
        ("", "DE", ""),
    ],
)
def test_a_right_vat_number_is_kept_with_the_letters_of_its_country(number, country, stored):
    assert list(rules.objections_to_vat_number(number, country=country)) == []
    assert rules.vat_written_plainly(number, country=country) == stored


@pytest.mark.parametrize(
    ("number", "objection"),
    [
        ("DE136695977", f"The check digit of DE136695977 fails. {MISTYPED}"),
        (
            "DE1366",
            "No VAT number of Germany is written like DE1366: compare its length and its signs "
            "with an invoice.",
        ),
        (
            "BE0123456748",
            f"The check digits of 0123456748 fail: its last two would have to be 49. {MISTYPED}",
        ),
    ],
)
def test_a_vat_number_says_what_is_wrong_with_it(number, objection):
    assert list(rules.objections_to_vat_number(number, country="BE")) == [objection]


@pytest.mark.parametrize(
    ("number", "objection"),
    [
        ("BE71096123456760", f"The check digits of BE71096123456760 fail. {MISTYPED}"),
        ("BE71 0961", "BE71 0961 is too short or too long for an account of its country."),
        (
            "ZZ71096123456769",
            "ZZ71096123456769 begins with no country that has IBANs. One looks like "
            "BE71 0961 2345 6769.",
        ),
        (
            "096-1234567-69",
            "096-1234567-69 is not written like an IBAN. One begins with two letters and two "
            "digits, such as BE71 0961 2345 6769.",
        ),
    ],
)
def test_an_account_number_says_what_is_wrong_with_it(number, objection):
    assert list(rules.objections_to_account_number(number)) == [objection]


def test_a_right_account_number_is_kept_plainly_and_printed_in_fours():
    assert list(rules.objections_to_account_number(IBAN)) == []
    assert rules.account_written_plainly(IBAN) == "BE71096123456769"
    assert identifiers.account_written_for_people("BE71096123456769") == IBAN


@pytest.mark.parametrize(
    ("number", "objection"),
    [
        ("abc", "abc is no telephone number. One looks like +32 2 555 12 34."),
        ("+32 2 555", "+32 2 555 has too few digits for +32."),
        ("02 555 12 34 56 78 90", "02 555 12 34 56 78 90 has too many digits for +32."),
        (
            "+999 1234567",
            "+999 1234567 begins with no country that can be dialled. Begin with + and the "
            "country, such as +32 2 555 12 34.",
        ),
    ],
)
def test_a_telephone_number_says_what_is_wrong_with_it(number, objection):
    assert list(rules.objections_to_phone(number, country="BE")) == [objection]


@pytest.mark.parametrize(
    ("number", "stored"),
    [
        ("02/555.12.34", "+32 2 555 12 34"),
        ("0032 470 12 34 56", "+32 470 12 34 56"),
        ("+1 213 555 0100", "+1 213-555-0100"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_kept_with_its_country(number, stored):
    assert list(rules.objections_to_phone(number, country="BE")) == []
    assert rules.phone_written_plainly(number, country="BE") == stored
