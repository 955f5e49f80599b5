"""The languages Hansa speaks, and texts that are stored in several of them."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.utils.translation import get_language

LANGUAGES = ("en", "fr", "nl", "de")
# Europe's reading of each: 24 hours, the day before the month.
_LOCALES = {"en": "en_GB", "fr": "fr_BE", "nl": "nl_BE", "de": "de_BE"}


def readers_language() -> str:
    """The reader's language by its two letters; English where nobody reads."""
    return (get_language() or "en")[:2]


def readers_locale() -> Locale:
    """How the reader's language writes days, times and numbers."""
    return _locale(readers_language())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, "en_GB"))


def in_readers_language(texts: Mapping[str, str]) -> str:
    """The text in the reader's language, else in English, else in whichever there is."""
    return texts.get(readers_language()) or texts.get("en") or next(iter(texts.values()), "")
