"""What a mission may be."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Protocol
from zoneinfo import available_timezones

from django.core.validators import slug_re
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.plumbing.countries import is_country


class Direction(TextChoices):
    """Who travels."""

    OUTGOING = "outgoing", gettext_lazy("Outgoing")
    INCOMING = "incoming", gettext_lazy("Incoming")


class Status(TextChoices):
    """How far a mission is."""

    PREPARING = "preparing", gettext_lazy("In preparation")
    RECRUITING = "recruiting", gettext_lazy("Open for registration")
    READY = "ready", gettext_lazy("Registration closed")
    DONE = "done", gettext_lazy("Done")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")


# Nobody prepares for these any more.
OVER = frozenset({Status.DONE, Status.CANCELLED})


HUES = 8

# What may follow; a step back or out of line needs a reason that people can read later.
STEPS: dict[Status, tuple[Status, ...]] = {
    Status.PREPARING: (Status.RECRUITING, Status.CANCELLED),
    Status.RECRUITING: (Status.READY, Status.PREPARING, Status.CANCELLED),
    Status.READY: (Status.DONE, Status.RECRUITING, Status.CANCELLED),
    Status.DONE: (Status.READY,),
    Status.CANCELLED: (Status.PREPARING,),
}
_ONWARD = {
    (Status.PREPARING, Status.RECRUITING),
    (Status.RECRUITING, Status.READY),
    (Status.READY, Status.DONE),
}


class Dated(Protocol):
    """Something that has a first and a last day in a city."""

    city: str
    starts_on: date
    ends_on: date


@cache
def time_zones() -> frozenset[str]:
    """Every time zone by the name that `zoneinfo` knows."""
    return frozenset(available_timezones())


def needs_a_reason(status: str, *, after: str) -> bool:
    """Whether a step has to be explained."""
    return (after, status) not in _ONWARD


def objections_to_status(
    status: str, *, after: str, why: str, legs: Iterable[Dated], today: date
) -> Iterator[str]:
    """Why a mission cannot take this step."""
    ends = [leg.ends_on for leg in legs]
    if status not in STEPS[Status(after)]:
        yield _("A mission that is “{before}” cannot become “{after}”.").format(
            before=Status(after).label,
            after=Status(status).label if status in Status.values else status,
        )
    if status == Status.RECRUITING and not ends:
        yield _("Add a leg first: people register for a city and its days.")
    if status == Status.DONE and max(ends, default=today) > today:
        yield _("The mission runs until {end}; it is not done before.").format(end=max(ends))
    if needs_a_reason(status, after=after) and not why.strip():
        yield _("Say why; people will read it in the mission's history.")


def names_are_out(*, names_from: date | None, today: date) -> bool:
    """Whether those who only read may know who travels; without a day, they may not."""
    return names_from is not None and names_from <= today


def objections_to_lead(*, agency: str, is_partner: bool) -> Iterator[str]:
    """Why a mission cannot be led by this one."""
    if is_partner:
        yield _("{agency} is a partner: it organises a mission with an agency that leads.").format(
            agency=agency
        )


def objections_to_slug(slug: str, *, taken: bool) -> Iterator[str]:
    """Why a mission cannot have this address."""
    if not slug_re.match(slug):
        yield _("An address has letters, figures and hyphens only, such as west-coast-2025.")
    if taken:
        yield _("Another mission has the address {slug} already.").format(slug=slug)


def objections_to_titles(titles: Mapping[str, str]) -> Iterator[str]:
    """Why something cannot be called so."""
    if not any(title.strip() for title in titles.values()):
        yield _("Give a name in at least one language.")


def objections_to_country(country: str) -> Iterator[str]:
    """Why this is no country."""
    if not is_country(country):
        yield _("“{country}” is not the code of a country; one is US.").format(country=country)


def objections_to_seats(seats: int) -> Iterator[str]:
    """Why a mission cannot have so many seats."""
    if seats < 1:
        yield _("A mission has at least one seat.")


def objections_to_organisers(agencies: Iterable[object]) -> Iterator[str]:
    """Why these cannot organise a mission together."""
    named = list(agencies)
    if not named:
        yield _("Choose the agency that organises the mission.")
    if len(set(named)) < len(named):
        yield _("An agency organises a mission once; choose it once.")


def objections_to_city(city: str) -> Iterator[str]:
    """Why a leg cannot be there."""
    if not city.strip():
        yield _("Name the city of this leg.")


def objections_to_letter(letter: str, *, taken: bool) -> Iterator[str]:
    """Why a sector group cannot have this letter."""
    if len(letter) != 1 or not letter.isalpha():
        yield _("A sector group goes by one letter, such as A.")
    if taken:
        yield _("Another sector group of this mission has the letter {letter}.").format(
            letter=letter
        )


def objections_to_hue(hue: int) -> Iterator[str]:
    """Why a sector group cannot have this hue."""
    if not 1 <= hue <= HUES:
        yield _("Choose one of the {hues} hues.").format(hues=HUES)


def objections_to_dates(*, starts_on: date, ends_on: date) -> Iterator[str]:
    """Why a leg cannot have these days."""
    if ends_on < starts_on:
        yield _("A leg cannot end ({end}) before it starts ({start}).").format(
            start=starts_on, end=ends_on
        )


def objections_to_overlap(
    *, starts_on: date, ends_on: date, others: Iterable[Dated]
) -> Iterator[str]:
    """Why a leg cannot have these days beside the others of the mission."""
    for other in others:
        if starts_on <= other.ends_on and other.starts_on <= ends_on:
            yield _("These days overlap with {city} ({start} to {end}).").format(
                city=other.city, start=other.starts_on, end=other.ends_on
            )


def objections_to_time_zone(name: str) -> Iterator[str]:
    """Why this is no time zone."""
    if name not in time_zones():
        yield _("{name} is not a time zone; choose one such as America/Los_Angeles.").format(
            name=name
        )
