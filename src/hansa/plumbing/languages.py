"""Texts that are stored in several languages."""

from collections.abc import Mapping

from django.utils.translation import get_language

LANGUAGES = ("en", "fr", "nl", "de")


def in_readers_language(texts: Mapping[str, str]) -> str:
    """The text in the reader's language, else in English, else in whichever there is."""
    language = (get_language() or "en").split("-")[0]
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
