"""Which numbers are right, and what is wrong with those that are not.

Sources: the check digits of enterprise numbers by the Belgian Crossroads Bank for Enterprises, of
VAT numbers by each member state (python-stdnum), of accounts by ISO 13616 (schwifty), the plans of
telephone numbers by ITU E.164 (phonenumbers).
"""

from collections.abc import Iterator

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import ValidationResult
from schwifty import IBAN
from schwifty import exceptions as iban_trouble
from stdnum import exceptions as stdnum_trouble
from stdnum.be import vat as belgian
from stdnum.eu import vat as european

from hansa.plumbing.countries import country_name

DIGITS = 10
_CHECK = 97
# Greece writes its VAT numbers with the two letters of its own name.
_VAT_LETTERS = {"GR": "EL"}


def objections_to_enterprise_number(number: str) -> Iterator[str]:
    """Why this is no Belgian enterprise number; an empty one is allowed (foreign hosts)."""
    digits = belgian.compact(number)
    if not number:
        return
    if not (digits.isascii() and digits.isdecimal()):
        yield _(
            "{number} has signs other than digits. An enterprise number has ten digits, such as "
            "0123.456.749."
        ).format(number=number)
    elif len(digits) != DIGITS:
        yield _("{number} has {count} digits. An enterprise number has ten.").format(
            number=number, count=len(digits)
        )
    elif digits[0] not in "01":
        yield _("{number} begins with {first}. An enterprise number begins with 0 or 1.").format(
            number=number, first=digits[0]
        )
    elif digits[-2:] != _check_digits(digits[:-2]):
        yield _(
            "The check digits of {number} fail: its last two would have to be {expected}. Look "
            "for a digit that is mistyped, or for two that changed places."
        ).format(number=number, expected=_check_digits(digits[:-2]))


def written_plainly(number: str) -> str:
    """The enterprise number as it is stored: ten digits."""
    return str(belgian.compact(number)) if number else ""


def written_for_people(number: str) -> str:
    """The enterprise number as it is printed: 0123.456.749."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}" if number else ""


def objections_to_vat_number(number: str, *, country: str) -> Iterator[str]:
    """Why this is no VAT number of a member state; elsewhere any is taken, for want of a rule."""
    letters = _vat_letters(number, country=country)
    if not number or letters not in _member_states():
        return
    if letters == "BE":
        yield from objections_to_enterprise_number(_without_letters(number, letters))
        return
    try:
        european.validate(_with_letters(number, letters))
    except stdnum_trouble.InvalidChecksum:
        yield _(
            "The check digit of {number} fails. Look for a digit that is mistyped, or for two "
            "that changed places."
        ).format(number=number)
    except stdnum_trouble.ValidationError:
        yield _(
            "No VAT number of {country} is written like {number}: compare its length and its "
            "signs with an invoice."
        ).format(country=country_name(_country_of(letters)), number=number)


def vat_written_plainly(number: str, *, country: str) -> str:
    """The VAT number as it is stored: with the letters of its country, without spaces."""
    letters = _vat_letters(number, country=country)
    if not number or letters not in _member_states():
        return number.strip().upper()
    return _with_letters(number, letters)


def objections_to_account_number(number: str) -> Iterator[str]:
    """Why no money can be sent to this IBAN."""
    if not number:
        return
    try:
        IBAN(number)
    except iban_trouble.InvalidChecksumDigits:
        yield _(
            "The check digits of {number} fail. Look for a digit that is mistyped, or for two "
            "that changed places."
        ).format(number=number)
    except iban_trouble.InvalidLength:
        yield _("{number} is too short or too long for an account of its country.").format(
            number=number
        )
    except iban_trouble.InvalidCountryCode:
        yield _(
            "{number} begins with no country that has IBANs. One looks like BE71 0961 2345 6769."
        ).format(number=number)
    except iban_trouble.SchwiftyException:
        yield _(
            "{number} is not written like an IBAN. One begins with two letters and two digits, "
            "such as BE71 0961 2345 6769."
        ).format(number=number)


def account_written_plainly(number: str) -> str:
    """The IBAN as it is stored: without spaces."""
    return IBAN(number).compact if number else ""


def account_written_for_people(number: str) -> str:
    """The IBAN as it is printed: BE71 0961 2345 6769."""
    return " ".join(number[place : place + 4] for place in range(0, len(number), 4))


def objections_to_phone(number: str, *, country: str) -> Iterator[str]:
    """Why nobody can be called at this number; one without + is read as its country dials it."""
    if not number:
        return
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException as trouble:
        if trouble.error_type == trouble.INVALID_COUNTRY_CODE:
            yield _(
                "{number} begins with no country that can be dialled. Begin with + and the "
                "country, such as +32 2 555 12 34."
            ).format(number=number)
        else:
            yield _("{number} is no telephone number. One looks like +32 2 555 12 34.").format(
                number=number
            )
        return
    yield from _objections_to_length(number, parsed)


def _objections_to_length(number: str, parsed: phonenumbers.PhoneNumber) -> Iterator[str]:
    where = f"+{parsed.country_code}"
    answer = phonenumbers.is_possible_number_with_reason(parsed)
    if answer == ValidationResult.TOO_LONG:
        yield _("{number} has too many digits for {where}.").format(number=number, where=where)
    elif answer != ValidationResult.IS_POSSIBLE:
        yield _("{number} has too few digits for {where}.").format(number=number, where=where)
    elif not phonenumbers.is_valid_number(parsed):
        yield _(
            "No telephone of {where} has a number like {number}. For another country, begin "
            "with + and its code."
        ).format(number=number, where=where)


def phone_written_plainly(number: str, *, country: str) -> str:
    """The telephone number as it is stored and printed: +32 2 555 12 34."""
    if not number:
        return ""
    return phonenumbers.format_number(
        phonenumbers.parse(number, country), phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )


def _check_digits(eight: str) -> str:
    return f"{_CHECK - int(eight) % _CHECK:02}"


def _member_states() -> set[str]:
    return {code.upper() for code in european.MEMBER_STATES} - {"GR"} | {"EL"}


def _vat_letters(number: str, *, country: str) -> str:
    """The letters that the number begins with, else those of the country."""
    written = number.strip().upper()[:2]
    if written in _member_states():
        return written
    return _VAT_LETTERS.get(written) or _VAT_LETTERS.get(country, country)


def _without_letters(number: str, letters: str) -> str:
    written = number.strip().upper()
    return written.removeprefix(letters).removeprefix(_country_of(letters)).strip()


def _with_letters(number: str, letters: str) -> str:
    rest = "".join(sign for sign in _without_letters(number, letters) if sign not in " .-/")
    return letters + rest


def _country_of(letters: str) -> str:
    return next((code for code, own in _VAT_LETTERS.items() if own == letters), letters)
