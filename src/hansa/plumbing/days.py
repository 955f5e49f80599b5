"""Days in sentences."""

from datetime import date

from babel.dates import format_date

from hansa.plumbing.languages import readers_locale


def in_words(day: date) -> str:
    """The day as the reader's language writes it in a sentence: "8 October 2025"."""
    return format_date(day, "long", locale=readers_locale())
