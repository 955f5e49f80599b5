"""What the cells of a file of organisations say: words for codes, and lists in one cell."""

import re
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from hansa.apps.directory.rules.sectors import (
    activity_written_plainly,
    objections_to_activities,
    objections_to_sectors,
    sector_called,
    sector_title,
)
from hansa.apps.directory.rules.spellings import KINDS, LANGUAGES, plain
from hansa.plumbing.countries import code_of_country

_PARTED = re.compile(r"[;|\n]")
_PARTED_CODES = re.compile(r"[;|,\n]")


def kind_written(text: str) -> str:
    """The kind of organisation that a word stands for; "" for none."""
    return KINDS.get(plain(text), "")


def language_written(text: str) -> str:
    """The code of the language that a word stands for; "" for none."""
    return LANGUAGES.get(plain(text), "")


def address_written(text: str) -> str:
    """A web address, with the beginning that people leave out."""
    return text if "://" in text or not text else f"https://{text}"


def objections_to_kind(text: str) -> Iterator[str]:
    """Why a word stands for no kind of organisation."""
    if not kind_written(text):
        yield _("“{written}” is no kind of organisation.").format(written=text)


def objections_to_country(text: str) -> Iterator[str]:
    """Why a word stands for no country."""
    if not code_of_country(text):
        yield _("“{written}” is no country.").format(written=text)


def objections_to_language(text: str) -> Iterator[str]:
    """Why a word stands for none of our languages."""
    if not language_written(text):
        yield _("“{written}” is no language in which Hansa writes.").format(written=text)


def objections_to_website(text: str) -> Iterator[str]:
    """Why a text is no web address."""
    try:
        URLValidator(schemes=["http", "https"])(address_written(text))
    except ValidationError:
        yield _("“{written}” is no web address.").format(written=text)


def objections_to_email(text: str) -> Iterator[str]:
    """Why a text is no e-mail address."""
    try:
        validate_email(text)
    except ValidationError:
        yield _("“{written}” is no e-mail address.").format(written=text)


def sectors_written(text: str) -> list[str]:
    """The codes of the sectors that a cell names; what is no sector is left out."""
    return [code for part in _sector_names(text) if (code := sector_called(part))]


def sectors_shown(codes: Iterable[str]) -> str:
    """The sectors as a cell names them."""
    return "; ".join(sector_title(code) for code in codes)


def objections_to_sectors_written(text: str) -> Iterator[str]:
    """Why a cell names no sectors."""
    for part in _sector_names(text):
        if not sector_called(part):
            yield _("“{written}” is none of Hansa's sectors.").format(written=part)
    yield from objections_to_sectors(sectors_written(text))


def activities_written(text: str) -> list[str]:
    """The NACE codes of a cell, as they are stored."""
    codes = (activity_written_plainly(part) for part in _parts(_PARTED_CODES, text))
    return list(dict.fromkeys(codes))


def activities_shown(codes: Iterable[str]) -> str:
    """The NACE codes as a cell names them."""
    return "; ".join(codes)


def objections_to_activities_written(text: str) -> Iterator[str]:
    """Why a cell holds no NACE codes."""
    yield from objections_to_activities(_parts(_PARTED_CODES, text))


def _sector_names(text: str) -> Iterator[str]:
    """The parts of a cell; a comma parts them only where it stands in no title."""
    named = dict.fromkeys(_parts(_PARTED, text))
    for part in named:
        yield from [part] if sector_called(part) else _parts(_PARTED_CODES, part)


def _parts(sign: re.Pattern[str], text: str) -> Iterator[str]:
    return (part.strip() for part in sign.split(text) if part.strip())
