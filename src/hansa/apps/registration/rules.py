"""The states of a registration, and what stands in the way of each step."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Status(TextChoices):
    """How far a registration is."""

    APPLIED = "applied", gettext_lazy("Applied")
    ACCEPTED = "accepted", gettext_lazy("Accepted")
    DECLINED = "declined", gettext_lazy("Declined")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")


# From where to where a registration may go.
STEPS: dict[str, frozenset[str]] = {
    Status.APPLIED: frozenset({Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN}),
    Status.ACCEPTED: frozenset({Status.WITHDRAWN}),
    Status.DECLINED: frozenset({Status.ACCEPTED}),
    Status.WITHDRAWN: frozenset(),
}


class AStay(Protocol):
    """Some days in a city."""

    city: str
    arrives_on: date
    leaves_on: date


def objections_to_step(*, current: str, wanted: str) -> Iterator[str]:
    """Why a registration cannot go from one status to the other."""
    if wanted not in STEPS[current]:
        yield _("A registration that is “{current}” cannot become “{wanted}”.").format(
            current=Status(current).label, wanted=Status(wanted).label
        )


def objections_to_seats(*, asked: int, left: int, seats: int) -> Iterator[str]:
    """Why there is no room for these delegates."""
    if asked > left:
        yield _("{asked} seats are needed, but only {left} of {seats} are left.").format(
            asked=asked, left=left, seats=seats
        )


def objections_to_late_application(*, today: date, until: date | None) -> Iterator[str]:
    """Why an application comes too late."""
    if until and today > until:
        yield _("Registration closed on {until}.").format(until=until)


def objections_to_stays(stays: Iterable[AStay]) -> Iterator[str]:
    """Why a delegate cannot make these stays: nobody is in two cities on one day."""
    ordered = sorted(stays, key=lambda stay: stay.arrives_on)
    for earlier, later in pairwise(ordered):
        if later.arrives_on <= earlier.leaves_on:
            yield _("A delegate cannot be in {first} and in {second} on {day}.").format(
                first=earlier.city, second=later.city, day=later.arrives_on
            )


def objections_to_stay_on_leg(
    *, city: str, arrives_on: date, leaves_on: date, starts_on: date, ends_on: date
) -> Iterator[str]:
    """Why somebody cannot be on a leg on these days."""
    if leaves_on < arrives_on:
        yield _("Nobody leaves {city} ({end}) before arriving ({start}).").format(
            city=city, start=arrives_on, end=leaves_on
        )
    if arrives_on < starts_on or leaves_on > ends_on:
        yield _("The leg in {city} runs from {start} to {end}.").format(
            city=city, start=starts_on, end=ends_on
        )
