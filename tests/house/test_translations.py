"""Every text that people read is there in every language, and says the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from django.conf import settings
from tests.house.source import SRC

from hansa.plumbing.catalogues import (
    catalogue_of,
    gather,
    merged,
    translated_languages,
    untranslated,
    written,
)
from hansa.plumbing.languages import LANGUAGES

LOCALE: Path = settings.LOCALE_PATHS[0]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w*(?:[:!.][^}]*)?\}")
# The intimate forms: these pages speak to officers, delegates and hosts.
INTIMATE = {
    "fr": re.compile(r"\b(tu|toi|ton|tes|ta)\b", re.IGNORECASE),
    "nl": re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE),
    "de": re.compile(r"\b(du|dich|dir|dein\w*|ihr|euch|euer\w*)\b"),
}
# French parts these from the word before; a space that may break leaves them alone on a line.
UNPARTED = re.compile(
    r"(?<![\u00a0\u202f\s\d?!])[;?!](?=\s|$)|[^\u00a0\u202f\d]:(?=\s)|«(?!\u00a0)|(?<!\u00a0)»"
)

by_language = pytest.mark.parametrize("language", translated_languages())


def read(language: str) -> Catalog:
    """The catalogue of a language as it lies in the repository."""
    with catalogue_of(LOCALE, language).open("rb") as file:
        return read_po(file, locale=language)


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A text, or its singular and plural, as a tuple."""
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> frozenset[str]:
    """What is filled in later."""
    return frozenset(PLACEHOLDER.findall(text))


def texts(catalogue: Catalog) -> Iterator[tuple[Message, str]]:
    """Every translated text of a catalogue, with its message."""
    for message in catalogue:
        if message.id:
            for text in forms(message.string):
                if text:
                    yield message, text


def with_other_placeholders(catalogue: Catalog) -> list[str]:
    """Texts that would fill in something else than the English does."""
    return [
        f"{text!r} for {message.id!r}"
        for message, text in texts(catalogue)
        # A plural form fills in what one of the English forms does: "one seat", "{n} seats".
        if placeholders(text) not in {placeholders(each) for each in forms(message.id)}
    ]


def with_other_ends(catalogue: Catalog) -> list[str]:
    """Texts that begin or end with a line break or a space where the English does not."""
    return [
        f"{text!r} for {message.id!r}"
        for message, text in texts(catalogue)
        for english in [forms(message.id)[0]]
        if (text[0].isspace(), text[-1].isspace()) != (english[0].isspace(), english[-1].isspace())
    ]


def intimate(catalogue: Catalog, language: str) -> list[str]:
    """Texts that say tu, je or du."""
    return [text for _message, text in texts(catalogue) if INTIMATE[language].search(text)]


def test_a_language_of_the_site_is_a_language_of_the_catalogues():
    assert [code for code, _name in settings.LANGUAGES] == list(LANGUAGES)


@by_language
def test_the_catalogue_is_current_with_the_source(language):
    path = catalogue_of(LOCALE, language)

    fresh = written(merged(path, language, gather(SRC)))

    assert path.read_bytes() == fresh, "run `hansa messages`, then translate what is new"


@by_language
def test_no_message_is_left_untranslated(language):
    missing = untranslated(read(language))

    assert not missing, f"{len(missing)} untranslated: {missing}"


@by_language
def test_a_translation_fills_in_what_the_english_fills_in(language):
    assert with_other_placeholders(read(language)) == []


@by_language
def test_a_translation_begins_and_ends_as_the_english_does(language):
    assert with_other_ends(read(language)) == []


@by_language
def test_plural_forms_are_those_of_the_language(language):
    catalogue = read(language)

    rule = get_plural(language)
    wrong = [
        message.id
        for message in catalogue
        if message.id and message.pluralizable and len(forms(message.string)) != rule.num_plurals
    ]

    assert catalogue.plural_forms == f"nplurals={rule.num_plurals}; plural={rule.plural_expr};"
    assert wrong == []


@by_language
def test_people_are_addressed_formally(language):
    assert intimate(read(language), language) == []


def test_french_marks_keep_to_their_word():
    loose = [text for _message, text in texts(read("fr")) if UNPARTED.search(text)]

    assert loose == []


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("{seats} seats", "{places} places"),
        ("{seats} seats", "Des places"),
        ("%(name)s applies", "{name} postule"),
        (("one seat", "{n} seats"), ("une place", "{nombre} places")),
    ],
)
def test_another_placeholder_is_found(english, text):
    catalogue = Catalog(locale="fr")
    catalogue.add(english, text)

    assert len(with_other_placeholders(catalogue)) == 1


def test_an_intimate_form_is_found():
    catalogue = Catalog(locale="nl")
    catalogue.add("Your agenda", "Jouw agenda")
    catalogue.add("The agenda", "Uw agenda")

    assert intimate(catalogue, "nl") == ["Jouw agenda"]


def test_a_new_text_of_the_source_makes_a_catalogue_stale(tmp_path):
    (tmp_path / "a.py").write_text('_("Accept")', encoding="utf-8")
    path = tmp_path / "fr.po"
    path.write_bytes(written(merged(path, "fr", gather(tmp_path))))
    (tmp_path / "b.py").write_text('_("Decline")', encoding="utf-8")

    assert written(merged(path, "fr", gather(tmp_path))) != path.read_bytes()


def test_a_french_mark_on_the_loose_is_found():
    assert UNPARTED.search("Vraiment?")
    assert UNPARTED.search("Heure : 10 h")
    assert not UNPARTED.search("Vraiment\u00a0? Heure\u00a0: 10:30")
