"""What organisations do: our own sectors, and the activities of NACE that they stand for.

Sources: the activities are those of NACE Rev. 2.1 (Commission Delegated Regulation (EU) 2023/137,
in force since 2025; Belgium's NACE-BEL 2025 adds digits to it), as python-stdnum holds them. The
sectors in `sectors.csv` and what belongs to them are Hansa's own choice: fine enough to find
counterparts abroad, few enough to choose from.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _
from stdnum import exceptions as stdnum_trouble
from stdnum.eu import nace

from hansa.apps.directory.rules.spellings import plain
from hansa.plumbing.languages import LANGUAGES, in_readers_language

MOST_SECTORS = 5
MOST_ACTIVITIES = 10
# NACE has four digits; what a country adds behind them is kept, and not checked.
_NACE_DIGITS, _MOST_DIGITS = 4, 7


@dataclass(frozen=True, slots=True)
class Sector:
    """One of our sectors.

    Attributes:
        titles: by language.
        activities: the beginnings of the NACE codes that belong to it, such as "11.05".
    """

    code: str
    titles: dict[str, str]
    activities: tuple[str, ...]

    @property
    def title(self) -> str:
        """In the reader's language."""
        return in_readers_language(self.titles)


@cache
def every_sector() -> dict[str, Sector]:
    """Every sector by its code."""
    table = files("hansa.apps.directory").joinpath("sectors.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Sector(
            code=row["code"],
            titles={language: row[language] for language in LANGUAGES},
            activities=tuple(row["nace"].split()),
        )
        for row in csv.DictReader(table.splitlines())
    }


def sector_choices() -> list[tuple[str, str]]:
    """Every sector as (code, title), by title in the reader's language."""
    return sorted(
        ((sector.code, sector.title) for sector in every_sector().values()),
        key=lambda choice: choice[1].casefold(),
    )


def sector_title(code: str) -> str:
    """The title in the reader's language; the code itself where there is no such sector."""
    sector = every_sector().get(code)
    return sector.title if sector else code


def sector_called(written: str) -> str | None:
    """The code of the sector that is called so, in one of our languages or by its code."""
    return _names().get(plain(written))


def sector_of_activity(code: str) -> str | None:
    """The sector of a NACE code: the one that names the longest beginning of it."""
    digits = _digits(code)
    fitting = [
        (len(start), sector) for start, sector in _beginnings().items() if digits.startswith(start)
    ]
    return max(fitting)[1] if fitting else None


def sectors_of_activities(codes: Iterable[str]) -> list[str]:
    """The sectors of some NACE codes, each once, in the order of the codes."""
    found = (sector_of_activity(code) for code in codes)
    return list(dict.fromkeys(sector for sector in found if sector))[:MOST_SECTORS]


def activity_title(code: str) -> str:
    """What NACE calls the activity, in English; "" where it knows none."""
    try:
        return str(nace.get_label(_within_nace(code)))
    except stdnum_trouble.ValidationError:
        return ""


def activity_written_plainly(code: str) -> str:
    """The code as it is stored: 62.10, with what a country adds behind it: 62.100."""
    digits = _digits(code)
    return digits if len(digits) <= 2 else f"{digits[:2]}.{digits[2:]}"  # noqa: PLR2004


def objections_to_activities(codes: Iterable[str]) -> Iterator[str]:
    """Why some of these are no codes of NACE Rev. 2.1."""
    given = list(codes)
    if len(given) > MOST_ACTIVITIES:
        yield _("Name the {most} activities that matter most.").format(most=MOST_ACTIVITIES)
    for code in given:
        if not _digits(code).isdecimal() or len(_digits(code)) > _MOST_DIGITS:
            yield _("{code} is no NACE code: one looks like 62.10.").format(code=code)
        elif not activity_title(code):
            yield _(
                "NACE 2025 (Rev. 2.1) has no activity {code}. Codes changed in 2025: look it up in "
                "the Crossroads Bank, or leave it out and choose the sector."
            ).format(code=code)


def objections_to_sectors(codes: Iterable[str]) -> Iterator[str]:
    """Why an organisation cannot be in these sectors."""
    given = list(codes)
    if unknown := sorted(set(given) - set(every_sector())):
        yield _("There is no sector {code}; choose one of the list.").format(code=unknown[0])
    if len(given) > MOST_SECTORS:
        yield _("Choose at most {most} sectors: whoever names all is found in none.").format(
            most=MOST_SECTORS
        )


@cache
def _names() -> dict[str, str]:
    """The code of each sector by what it is called."""
    return {
        plain(name): sector.code
        for sector in every_sector().values()
        for name in (*sector.titles.values(), sector.code)
    }


@cache
def _beginnings() -> dict[str, str]:
    """The sector of each beginning of a NACE code, written without its point."""
    return {
        _digits(start): sector.code
        for sector in every_sector().values()
        for start in sector.activities
    }


def _digits(code: str) -> str:
    return code.strip().replace(".", "").replace(" ", "")


def _within_nace(code: str) -> str:
    return _digits(code)[:_NACE_DIGITS]
