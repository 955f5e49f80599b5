"""What a bus may be, and who sits in it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Vehicle(TextChoices):
    """What drives."""

    BUS = "bus", gettext_lazy("Bus")
    MINIBUS = "minibus", gettext_lazy("Minibus")
    CAR = "car", gettext_lazy("Car")


MOST_SEATS = 100
LONGEST = timedelta(hours=12)


def objections_to_ride(
    *, departs: datetime, arrives: datetime, seats: int, day: date, first: date, last: date
) -> Iterator[str]:
    """Why nothing drives so."""
    if arrives <= departs:
        yield _("It arrives after it leaves.")
    elif arrives - departs > LONGEST:
        yield _("A ride takes at most 12 hours; enter each by itself.")
    if not 1 <= seats <= MOST_SEATS:
        yield _("A vehicle has 1 to {most} seats.").format(most=MOST_SEATS)
    if not first - timedelta(days=1) <= day <= last + timedelta(days=1):
        yield _(
            "Rides are on the days of the leg, {first} to {last}, or a day around them."
        ).format(first=first, last=last)


def objections_to_way(*, origin: str, destination: str) -> Iterator[str]:
    """Why it cannot drive from here to there."""
    if not origin.strip() or not destination.strip():
        yield _("Say where it leaves and where it arrives.")


def objections_to_fewer_seats(*, seats: int, aboard: Sequence[str]) -> Iterator[str]:
    """Why a vehicle cannot be smaller: who would stand, the last to be seated first."""
    over = aboard[seats:]
    if over:
        yield _("{seats} seats are too few; these would lose theirs: {people}.").format(
            seats=seats, people=", ".join(over)
        )


def objections_to_seating(
    rider: str, *, travels: bool, full: bool, seats: int, meanwhile: Sequence[str]
) -> Iterator[str]:
    """Why somebody cannot have a seat."""
    if not travels:
        yield _("{rider} does not travel in this mission.").format(rider=rider)
    if full:
        yield _("All {seats} seats are taken.").format(seats=seats)
    for other in meanwhile:
        yield _("{rider} has a seat in {other} at that time.").format(rider=rider, other=other)


def objections_to_filling(*, wanted: int, left: int) -> Iterator[str]:
    """Why not everybody of a group can be seated."""
    if wanted > left:
        yield _("{wanted} people need a seat and {left} are free; add a vehicle.").format(
            wanted=wanted, left=left
        )
    if not wanted:
        yield _("Nobody of them is without a seat here.")


def objections_to_ticking(*, may: bool) -> Iterator[str]:
    """Why somebody does not tick this list."""
    if not may:
        yield _("Only who plans the mission or is on board ticks this list.")
