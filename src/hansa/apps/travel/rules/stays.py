"""What rooms are, and who may lie where."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class RoomKind(TextChoices):
    """What sort of room it is."""

    SINGLE = "single", gettext_lazy("Single")
    DOUBLE = "double", gettext_lazy("Double")
    ACCESSIBLE = "accessible", gettext_lazy("Accessible")


class Need(TextChoices):
    """What a hotel has to prepare; never why."""

    STEP_FREE = "step_free", gettext_lazy("Step-free way")
    ROLL_IN = "roll_in", gettext_lazy("Roll-in shower")
    SIGNALS = "signals", gettext_lazy("Alarms one can see")
    FRIDGE = "fridge", gettext_lazy("Refrigerator")
    ALLERGY = "allergy", gettext_lazy("Room for people with allergies")
    COT = "cot", gettext_lazy("Cot")
    QUIET = "quiet", gettext_lazy("Quiet room")


BEDS: dict[str, int] = {RoomKind.SINGLE: 1, RoomKind.DOUBLE: 2, RoomKind.ACCESSIBLE: 2}
MOST_BEDS = 2
MOST_ROOMS = 500
HIGHEST_RATE = 1_000_000
CURRENCIES = ("CAD", "CNY", "EUR", "GBP", "INR", "JPY", "USD")
# Rooms are let from so long before a leg to so long after it.
AROUND = timedelta(days=7)


def objections_to_block(*, rooms: int, first: date, last: date, release: date) -> Iterator[str]:
    """Why no hotel holds such a block."""
    if not 1 <= rooms <= MOST_ROOMS:
        yield _("A block has 1 to {most} rooms.").format(most=MOST_ROOMS)
    if last <= first:
        yield _("A block ends after its first night.")
    if release > first:
        yield _("Rooms are given back before the first night, {day}.").format(day=first)


def objections_to_currency(currency: str) -> Iterator[str]:
    """Why no rate is in this currency."""
    if currency not in CURRENCIES:
        yield _("Choose a currency of the list.")


def objections_to_fewer_rooms(guests: Sequence[str]) -> Iterator[str]:
    """Why a block cannot be made smaller: somebody sleeps there."""
    if guests:
        yield _("These guests would lose their room: {guests}. Move them first.").format(
            guests=", ".join(guests)
        )


def objections_to_nights(
    *, arrives: date, leaves: date, starts_on: date, ends_on: date
) -> Iterator[str]:
    """Why nobody can stay for these nights."""
    if leaves <= arrives:
        yield _("A guest leaves at least a night after arriving.")
    elif arrives < starts_on - AROUND or leaves > ends_on + AROUND:
        yield _("Nights are between {first} and {last}, a week around the leg.").format(
            first=starts_on - AROUND, last=ends_on + AROUND
        )


def objections_to_guest(
    guest: str, *, travels: bool, elsewhere: Sequence[str], beds_left: bool, kind: str
) -> Iterator[str]:
    """Why somebody cannot have a bed in a room."""
    if not travels:
        yield _("{guest} does not travel in this mission.").format(guest=guest)
    for room in elsewhere:
        yield _("{guest} has a room for one of these nights: {room}.").format(
            guest=guest, room=room
        )
    if not beds_left:
        yield _("Every bed of this room ({kind}) is taken for one of these nights.").format(
            kind=RoomKind(kind).label
        )


def objections_to_needs(needs: Sequence[str]) -> Iterator[str]:
    """Why a hotel cannot be told this."""
    unknown = sorted(set(needs) - set(Need.values))
    if unknown:
        yield _("Hotels are told only what is on the list.")
