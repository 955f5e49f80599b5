"""What flights and trains may be, and who is on them."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Mode(TextChoices):
    """By what one travels."""

    AIR = "air", gettext_lazy("Flight")
    TRAIN = "train", gettext_lazy("Train")


MOST_SEATS = 900
LONGEST = timedelta(hours=24)
# Before the first leg and after the last one.
AROUND = timedelta(days=14)
NUMBER = re.compile(r"[A-Z0-9]{2,3} ?[0-9]{1,5}[A-Z]?")


def as_number(said: str) -> str:
    """A flight number as boards show it: SN 501."""
    plain = "".join(said.split()).upper()
    cut = 3 if plain[2:3].isalpha() else 2
    return f"{plain[:cut]} {plain[cut:]}" if len(plain) > cut else plain


def objections_to_number(number: str) -> Iterator[str]:
    """Why no flight or train has this number."""
    if not NUMBER.fullmatch(number):
        yield _(
            "A number is a carrier's two letters and figures, as in SN 501; this is “{number}”."
        ).format(number=number)


def objections_to_way(*, origin: str, destination: str) -> Iterator[str]:
    """Why nothing goes this way."""
    if origin == destination:
        yield _("It leaves from {code} and arrives there too; look again.").format(code=origin)


def objections_to_times(
    *, departs: datetime, arrives: datetime, first: datetime, last: datetime
) -> Iterator[str]:
    """Why it cannot leave and arrive then."""
    if arrives <= departs:
        yield _("It arrives before it leaves, counted by one clock; look at the day.")
    elif arrives - departs > LONGEST:
        yield _("It would take more than a day; enter each flight by itself.")
    if not first - AROUND <= departs <= last + AROUND:
        yield _("This is more than two weeks before or after the mission.")


def objections_to_seats(*, seats: int | None, taken: int) -> Iterator[str]:
    """Why a group cannot have so many seats."""
    if seats is None:
        return
    if not 1 <= seats <= MOST_SEATS:
        yield _("A group has 1 to {most} seats.").format(most=MOST_SEATS)
    elif seats < taken:
        yield _("{taken} people have a seat already; there cannot be fewer.").format(taken=taken)


def objections_to_boarding(
    passenger: str, *, travels: bool, full: bool, seats: int | None, meanwhile: Sequence[str]
) -> Iterator[str]:
    """Why somebody cannot be on this flight."""
    if not travels:
        yield _("{passenger} does not travel in this mission.").format(passenger=passenger)
    if full:
        yield _("All {seats} seats of this group are taken.").format(seats=seats)
    for other in meanwhile:
        yield _("{passenger} is on {other} at that time.").format(passenger=passenger, other=other)


def objections_to_dropping(passengers: int) -> Iterator[str]:
    """Why a group flight cannot be taken away."""
    if passengers:
        yield _("{number} people are on it; take them off first.").format(number=passengers)
