"""What the organisations of the demonstration told of themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from hansa.apps.directory import services as directory
from hansa.apps.directory.rules import Kind
from hansa.apps.directory.services import OfOneYear, Relative

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Organisation
    from hansa.cli.demonstration.cast import Cast

# The trade at the end of a name, by the NACE codes that fit it.
ACTIVITIES = {
    "Photonics": ["26.70"], "Semantics": ["62.10"], "Robotics": ["28.99"], "Cyber": ["62.20"],
    "Analytics": ["63.10"], "Compute": ["62.10"], "Biologics": ["21.20"],
    "Diagnostics": ["21.10"], "Therapeutics": ["21.20"], "Genomics": ["72.10"],
    "Medtech": ["32.50"], "Logistics": ["52.25"], "Ports": ["52.22"], "Mobility": ["49.31"],
    "Waterworks": ["36.00"], "Structures": ["71.12"], "Studios": ["59.11"],
    "Architects": ["71.11"], "Lighting": ["27.40"], "Soundworks": ["71.12"], "Design": ["74.14"],
    "Avionics": ["30.31"], "Orbital": ["30.31"], "Composites": ["22.26"], "Rotorcraft": ["33.16"],
    "Navigation": ["26.51"], "Grid": ["35.14"], "Hydrogen": ["20.11"], "Storage": ["27.20"],
    "Windworks": ["35.12"], "Thermal": ["28.25"],
}  # fmt: skip
# What an enterprise may declare, and how often: staff, turnover and balance sheet in euros.
SIZES = (
    (OfOneYear(Decimal(6), 900_000, 700_000), 3),
    (OfOneYear(Decimal("31.5"), 6_400_000, 4_100_000), 4),
    (OfOneYear(Decimal(140), 28_000_000, 21_000_000), 2),
    (OfOneYear(Decimal(900), 240_000_000, 190_000_000), 2),
)
PROFILES = {
    "en": ("Made in small series, delivered everywhere", "We design, make and maintain what we "
           "sell, answer in three languages within a day, and come to see you before we quote."),
    "fr": ("De petites séries, livrées partout", "Nous concevons, fabriquons et entretenons ce "
           "que nous vendons, et venons chez vous avant de remettre une offre."),
    "nl": ("Kleine reeksen, overal geleverd", "Wij ontwerpen, maken en onderhouden wat wij "
           "verkopen, en komen bij u langs voordat wij een offerte maken."),
}  # fmt: skip
MARKETS = (("JP", "regular", 2013), ("US", "exploring", None), ("CA", "first_sales", 2022))
# Every so many companies, one presents itself, belongs to a group, or says nothing of its size.
PRESENTED, GROUPED, SILENT = 3, 9, 12


def tell(
    known: Mapping[str, tuple[Organisation, Any]],
    *,
    cast: Cast,
    now: datetime,
    on_step: Callable[[], None],
) -> None:
    """Let every company at home tell its size, its sectors and, some of them, more."""
    random = Random("records")  # noqa: S311 - a demonstration, not a secret
    closed_on = [date(now.year - 2, 12, 31), date(now.year - 1, 12, 31)]
    for place, (organisation, _people) in enumerate(known.values()):
        if organisation.kind == Kind.COMPANY and organisation.country == "BE":
            by = cast.officers[organisation.agency.code]
            _tell_of_one(organisation, place=place, random=random, by=by, now=now)
            if place % SILENT:
                figures = random.choice([size for size, times in SIZES for _ in range(times)])
                for day in closed_on:
                    _declare(organisation, figures, day, place=place, by=by, now=now)
        on_step()


def _tell_of_one(
    organisation: Organisation, *, place: int, random: Random, by: User, now: datetime
) -> None:
    codes = ACTIVITIES.get(organisation.name.rsplit(" ", 1)[-1], [])
    if codes:
        directory.note_activities(organisation, activities=codes, sectors=[], by=by, now=now)
    if place % PRESENTED == 0:
        for language, (headline, text) in PROFILES.items():
            directory.tell_profile(
                organisation, language=language, headline=headline, text=text, by=by, now=now
            )
        for country, level, since in random.sample(MARKETS, 2):
            directory.note_market(
                organisation, country=country, level=level, since=since, by=by, now=now
            )


def _declare(
    organisation: Organisation,
    figures: OfOneYear,
    closed_on: date,
    *,
    place: int,
    by: User,
    now: datetime,
) -> None:
    partner = Relative("Vennoot Holding", "partner", Decimal(30), SIZES[1][0])
    directory.declare_size(
        organisation,
        closed_on=closed_on,
        figures=figures,
        evidence="accounts",
        reference=f"Balanscentrale {closed_on:%Y}-{place:04}",
        related=[partner] if place % GROUPED == 0 else [],
        by=by,
        now=now,
    )
