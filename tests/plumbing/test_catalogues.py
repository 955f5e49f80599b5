"""Catalogues are gathered, kept up to date and compiled."""

import gettext
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from hansa.plumbing.catalogues import (
    catalogue_of,
    compile_catalogues,
    gather,
    merged,
    translated_languages,
    untranslated,
    update_catalogues,
    written,
)

FRENCH = """
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Accept"
msgstr "Accepter"

msgid "Farewell"
msgstr "Adieu"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    folder = tmp_path / "locale"
    path = catalogue_of(folder, "fr")
    path.parent.mkdir(parents=True)
    path.write_text(FRENCH, encoding="utf-8")
    return folder


def texts(catalogue: Catalog) -> list[str]:
    return sorted(str(message.id) for message in catalogue if message.id)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.py", 'x = _("Accept")', ["Accept"]),
        ("a.py", 'x = gettext_lazy("One " "sentence.")', ["One sentence."]),
        ("a.py", 'ngettext("{n} seat", "{n} seats", n)', ["('{n} seat', '{n} seats')"]),
        ("a.py", 'x = "not for people"', []),
        ("a.html", '<h1>{% translate "Accept" %}</h1>', ["Accept"]),
        ("a.html", "<c-button label=\"{% translate 'Accept' %}\" />", ["Accept"]),
        ("a.html", '{{ _("Accept")|upper }}', ["Accept"]),
        (
            "a.html",
            "  <p>\n{% blocktranslate trimmed with n=seats %}\n  All {{ n }}\n   taken.\n"
            "{% endblocktranslate %}</p>",
            ["All %(n)s taken."],
        ),
        (
            "a.txt",
            "{% blocktranslate count n=seats %}one{% plural %}{{ n }} more{% endblocktranslate %}",
            ["('one', '%(n)s more')"],
        ),
        ("a.css", '_("Accept")', []),
    ],
)
def test_what_people_read_is_gathered_from_the_source(source, name, text, expected):
    (source / name).write_text(text, encoding="utf-8")

    assert texts(gather(source)) == expected


def test_the_same_english_with_another_meaning_is_another_message(source):
    (source / "a.py").write_text('pgettext("a document", "Post"), _("Post")', encoding="utf-8")

    found = {(message.context, message.id) for message in gather(source) if message.id}

    assert found == {("a document", "Post"), (None, "Post")}


def test_an_update_keeps_translations_and_guesses_nothing(source, locale):
    (source / "a.py").write_text('_("Accept"), _("Accepted")', encoding="utf-8")

    french = update_catalogues(source, locale)["fr"]

    assert french["Accept"].string == "Accepter"
    assert untranslated(french) == ["Accepted"]
    assert "Farewell" in french.obsolete


def test_an_update_makes_a_catalogue_for_every_language(source, locale):
    (source / "a.py").write_text('_("Accept")', encoding="utf-8")

    update_catalogues(source, locale)

    assert all(catalogue_of(locale, language).exists() for language in translated_languages())


def test_a_second_update_changes_no_byte(source, locale):
    (source / "a.py").write_text('_("Zeal"), _("Accept")', encoding="utf-8")
    update_catalogues(source, locale)
    first = catalogue_of(locale, "fr").read_bytes()

    update_catalogues(source, locale)

    assert catalogue_of(locale, "fr").read_bytes() == first


def test_a_catalogue_is_sorted_and_dateless(source, locale):
    (source / "a.py").write_text('_("Zeal"), _("Accept")', encoding="utf-8")

    text = written(merged(catalogue_of(locale, "fr"), "fr", gather(source))).decode()

    assert text.index("Accept") < text.index("Zeal")
    assert "Date" not in text


def test_a_plural_without_one_of_its_forms_is_untranslated():
    catalogue = Catalog(locale="nl")
    catalogue.add(("{n} seat", "{n} seats"), ("{n} plaats", ""))

    assert untranslated(catalogue) == ["{n} seat"]


def test_a_compiled_catalogue_answers_in_its_language(locale):
    compile_catalogues(locale)

    french = gettext.translation("django", locale, languages=["fr"])
    assert french.gettext("Accept") == "Accepter"


def test_only_changed_catalogues_are_compiled(locale):
    assert compile_catalogues(locale) == 1
    assert compile_catalogues(locale) == 0

    path = catalogue_of(locale, "fr")
    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))

    assert compile_catalogues(locale) == 1
