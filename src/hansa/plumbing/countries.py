"""Countries, by their two letters (ISO 3166) and by the names readers give them."""

from functools import cache

from babel import Locale

from hansa.plumbing.languages import LANGUAGES, readers_language

# Unicode's territories that are no countries: unions, outlying places, and made-up ones.
_NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "ZZ"})
_NO_COUNTRIES |= {"XA", "XB"}


def countries() -> list[tuple[str, str]]:
    """Every country as (code, name), by name in the reader's language."""
    names = _names(readers_language())
    return sorted(
        ((code, name) for code, name in names.items() if is_country(code)),
        key=lambda country: country[1].casefold(),
    )


def country_name(code: str) -> str:
    """The name in the reader's language; the code itself where there is none."""
    return _names(readers_language()).get(code, code)


def is_country(code: str) -> bool:
    """Whether this is the code of a country."""
    return len(code) == 2 and code in _names(readers_language()) and code not in _NO_COUNTRIES  # noqa: PLR2004


def code_of_country(written: str) -> str:
    """The code of the country that is written as its code or its name in one of our languages.

    "" where there is none.
    """
    code = written.strip().upper()
    return code if is_country(code) else _codes().get(written.strip().casefold(), "")


@cache
def _codes() -> dict[str, str]:
    return {
        name.casefold(): code
        for language in LANGUAGES
        for code, name in _names(language).items()
        if is_country(code)
    }


@cache
def _names(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).territories)
