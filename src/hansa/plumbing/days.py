"""Days in sentences."""

from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language

# Europe's reading of each language: the day before the month.
LOCALES = {"en": "en_GB", "fr": "fr_BE", "nl": "nl_BE", "de": "de_BE"}


def in_words(day: date) -> str:
    """The day as the reader's language writes it in a sentence: "8 October 2025"."""
    locale = LOCALES.get((get_language() or "en")[:2], "en_GB")
    return format_date(day, "long", locale=locale)
