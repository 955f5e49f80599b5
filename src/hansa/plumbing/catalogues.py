"""Translation catalogues: gathered from the source, kept up to date, compiled for Django.

Babel does what GNU gettext would, so that no Debian package is needed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from hansa.plumbing.languages import LANGUAGES

# English needs no catalogue: the source is written in it.
SOURCE_LANGUAGE = "en"
DOMAIN = "django"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "_now": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "gettext_noop": None,
}
TEMPLATES = {".html", ".txt"}
# These lines of a catalogue's head change with the clock and with the tool, never with a message.
RESTLESS = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By'
    rb"|Report-Msgid-Bugs-To|Language-Team)[^\n]*\n",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A text that people read, as the source has it.

    Attributes:
        ids: the English text, or its singular and its plural.
        context: what parts it from the same English with another meaning; mostly nothing.
        file: where it stands, from the folder that was gathered.
        comments: what the source tells translators.
    """

    ids: str | tuple[str, ...]
    context: str | None
    file: str
    comments: tuple[str, ...]


def translated_languages() -> list[str]:
    """The languages that have a catalogue."""
    return [language for language in LANGUAGES if language != SOURCE_LANGUAGE]


def catalogue_of(locale: Path, language: str) -> Path:
    """Where the catalogue of a language lies."""
    return locale / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def gather(source: Path) -> Catalog:
    """Every message of the Python files and the templates below `source`, as an empty catalogue."""
    gathered = Catalog(charset="utf-8")
    for message in messages_below(source):
        gathered.add(
            message.ids,
            context=message.context,
            locations=[(message.file, 1)],
            auto_comments=message.comments,
        )
    return gathered


def messages_below(source: Path) -> Iterator[Message]:
    """The messages below `source`, file by file."""
    for path in sorted(source.rglob("*")):
        if path.suffix == ".py":
            text = path.read_text(encoding="utf-8")
        elif path.suffix in TEMPLATES:
            text = _as_python(path)
        else:
            continue
        file = path.relative_to(source).as_posix()
        options = {"encoding": "utf-8"}
        found = extract("python", BytesIO(text.encode()), KEYWORDS, ("Translators:",), options)
        for _line, ids, comments, context in found:
            yield Message(ids, context, file, tuple(comments))


def _as_python(path: Path) -> str:
    """A template's messages as Python calls, one to a line: its indentation means nothing."""
    calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return "\n".join(line.strip() for line in calls.splitlines())


def update_catalogues(source: Path, locale: Path) -> dict[str, Catalog]:
    """Bring the catalogue of every language up to date with the source.

    Translations are kept, vanished messages become comments, and nothing is guessed: a new
    message is empty until somebody translates it.
    """
    gathered = gather(source)
    updated = {}
    for language in translated_languages():
        path = catalogue_of(locale, language)
        updated[language] = merged(path, language, gathered)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(updated[language]))
    return updated


def merged(path: Path, language: str, gathered: Catalog) -> Catalog:
    """The catalogue at `path`, if there is one, with exactly the messages that were gathered."""
    catalogue = Catalog(locale=language, charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(gathered, no_fuzzy_matching=True)
    catalogue.fuzzy = False
    name = Locale.parse(language).english_name
    catalogue.header_comment = f"# Hansa in {name}. `hansa messages` brings it up to date."
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """The English of the messages that still lack a text, or one of its plural forms."""
    return [
        str(message.id[0] if message.pluralizable else message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not _is_complete(message.string))
    ]


def _is_complete(text: str | Sequence[str] | None) -> bool:
    """Whether the text, or each of its forms, is there."""
    return bool(text) and all(text or "")


def written(catalogue: Catalog) -> bytes:
    """The catalogue as its file: sorted by message, and the same on every day."""
    file = BytesIO()
    write_po(file, catalogue, sort_output=True, include_lineno=False, width=100)
    return RESTLESS.sub(b"", file.getvalue())


def compile_catalogues(locale: Path) -> int:
    """Write the compiled form of every catalogue that changed since; answers how many."""
    compiled = 0
    for path in sorted(locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        ready = path.with_suffix(".mo")
        if ready.exists() and ready.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name)
        # Written beside and moved, so that a server that starts now reads all or nothing.
        unfinished = ready.with_suffix(".mo.unfinished")
        with unfinished.open("wb") as file:
            write_mo(file, catalogue)
        unfinished.replace(ready)
        compiled += 1
    return compiled
