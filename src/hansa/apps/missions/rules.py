"""What a mission may be."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol
from zoneinfo import available_timezones

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


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


class Dated(Protocol):
    """Something that has a first and a last day in a city."""

    city: str
    starts_on: date
    ends_on: date


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
    if name not in available_timezones():
        yield _("{name} is not a time zone; choose one such as America/Los_Angeles.").format(
            name=name
        )
