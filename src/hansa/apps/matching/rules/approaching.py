"""Letters to those who may become hosts: their places for names, and what makes them fit to go."""

from collections.abc import Iterator, Mapping
from string import Formatter

from django.utils.translation import gettext as _

# What a letter may name, in curly brackets.
PLACES = ("contact", "organisation", "mission", "city", "dates", "companies", "counsellor")
LONGEST_SUBJECT, LONGEST_BODY, LONGEST_NAME = 160, 4000, 80


def objections_to_letter(*, subject: str, body: str, language: str) -> Iterator[str]:
    """Why a letter cannot go out like this in a language; one that is empty is not written."""
    if bool(subject.strip()) != bool(body.strip()):
        yield _("{language}: write both the subject and the letter, or neither.").format(
            language=language
        )
    if "\n" in subject.strip():
        yield _("{language}: the subject is one line.").format(language=language)
    if len(subject) > LONGEST_SUBJECT or len(body) > LONGEST_BODY:
        yield _("{language}: keep to {subject} characters of subject and {body} of letter.").format(
            language=language, subject=LONGEST_SUBJECT, body=LONGEST_BODY
        )
    for text in (subject, body):
        yield from _objections_to_places(text, language=language)


def objections_to_letters(letters: Mapping[str, tuple[str, str]], *, name: str) -> Iterator[str]:
    """Why a template is not kept.

    Args:
        letters: subject and body by language, each language in the reader's words.
    """
    if not name.strip():
        yield _("Give the template a name.")
    if len(name) > LONGEST_NAME:
        yield _("Keep the name to {number} characters.").format(number=LONGEST_NAME)
    if not any(subject.strip() and body.strip() for subject, body in letters.values()):
        yield _("Write the letter in one language at least.")
    for language, (subject, body) in letters.items():
        yield from objections_to_letter(subject=subject, body=body, language=language)


def objections_to_writing(*, template: str, is_written: bool) -> Iterator[str]:
    """Why a letter is not sent in a language."""
    if not is_written:
        yield _("“{template}” is not written in this language.").format(template=template)


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with every place filled in."""
    return text.format_map(facts)


def _objections_to_places(text: str, *, language: str) -> Iterator[str]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        yield _("{language}: a curly bracket is not closed; write {{organisation}}.").format(
            language=language
        )
        return
    for _text, place, form, conversion in parts:
        if place is None:
            continue
        if place not in PLACES or form or conversion:
            yield _(
                "{language}: “{place}” is nothing we can fill in; choose from {places}."
            ).format(
                language=language,
                place=f"{{{place}}}",
                places=", ".join(f"{{{each}}}" for each in PLACES),
            )
