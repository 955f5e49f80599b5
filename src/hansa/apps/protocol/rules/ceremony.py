"""Speeches, flags, gifts, names withheld, and convoys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.protocol.rules.precedence import Side, read

LONGEST_SPEECH = 60
MOST_SEATS = 60


class FlagOrder(TextChoices):
    """In which order flags stand, from the left as the public sees them."""

    HOST_FIRST = "host_first", gettext_lazy("The host's flag first, then by name")
    GUEST_FIRST = "guest_first", gettext_lazy("The guest's flag first, then by name")
    BY_NAME = "by_name", gettext_lazy("By name alone")


class Direction(TextChoices):
    """Which way a gift goes."""

    GIVEN = "given", gettext_lazy("Given by the delegation")
    RECEIVED = "received", gettext_lazy("Received by the delegation")


class Customs(TextChoices):
    """What customs must know of a gift."""

    NOTHING = "nothing", gettext_lazy("Nothing to declare")
    TO_DECLARE = "to_declare", gettext_lazy("To be declared")
    DECLARED = "declared", gettext_lazy("Declared")


class Photos(TextChoices):
    """What somebody said of photographs; delegates say it in their consents."""

    UNASKED = "unasked", gettext_lazy("Not asked yet")
    TAKEN = "taken", gettext_lazy("May be photographed, not published")
    PUBLISHED = "published", gettext_lazy("May be photographed and published")
    NONE = "none", gettext_lazy("No photographs")


# Beside countries, whose flags stand with them.
BANNERS = {
    "EU": gettext_lazy("European Union"),
    "BE-BRU": gettext_lazy("Brussels-Capital Region"),
    "BE-VLG": gettext_lazy("Flanders"),
    "BE-WAL": gettext_lazy("Wallonia"),
    "US-CA": gettext_lazy("California"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """Above which worth the receiver's country asks for more than thanks."""

    country: str
    cents: int
    currency: str
    source: str

    @property
    def worth(self) -> float:
        """In whole money."""
        return self.cents / 100


def limits() -> list[Limit]:
    """What is known of limits on gifts."""
    return [Limit(**row) for row in read("gift_limits.json")]


def limit_passed(*, country: str, cents: int, currency: str) -> Limit | None:
    """The limit of the receiver's country that a gift passes, reckoned in its own currency."""
    for limit in limits():
        if (limit.country, limit.currency) == (country, currency) and cents > limit.cents:
            return limit
    return None


def names_are_out(*days: date | None, today: date) -> bool:
    """Whether every embargo among these is over."""
    return all(day is None or day <= today for day in days)


def speaking_order(ranked: Sequence[tuple[int, str]]) -> list[int]:
    """Who speaks when, by their numbers: the highest host opens, then the lowest first.

    Args:
        ranked: number and side of each speaker, highest first.
    """
    hosts = [key for key, side in ranked if side == Side.HOST]
    opening = hosts[:1]
    return [*opening, *(key for key, _side in reversed(ranked) if key not in opening)]


def flags_in_order(
    named: Sequence[tuple[str, str]], *, order: str, host: str, guest: str
) -> list[str]:
    """The codes of flags from the left; a country's regions stand behind it.

    Args:
        named: code and name of each flag.
    """
    first = {FlagOrder.HOST_FIRST: host, FlagOrder.GUEST_FIRST: guest}.get(FlagOrder(order), "")
    names = dict(named)

    def place(flag: tuple[str, str]) -> tuple[bool, str, bool, str]:
        code, name = flag
        country, _, region = code.partition("-")
        return country != first, names.get(country, name).casefold(), bool(region), name.casefold()

    return [code for code, _name in sorted(named, key=place)]


def objections_to_minutes(minutes: int) -> Iterator[str]:
    """Why somebody cannot speak so long."""
    if not 1 <= minutes <= LONGEST_SPEECH:
        yield _("A speech takes 1 to {most} minutes.").format(most=LONGEST_SPEECH)


def objections_to_speaking(*, name: str, speaks: bool) -> Iterator[str]:
    """Why somebody cannot be added to the speakers."""
    if speaks:
        yield _("{name} speaks at this activity already.").format(name=name)


def objections_to_flag(*, known: bool, flies: bool) -> Iterator[str]:
    """Why a flag cannot be added."""
    if not known:
        yield _("Choose a flag of the list.")
    if flies:
        yield _("This flag is on the list already.")


def objections_to_half_mast(*, half_mast: bool, why: str) -> Iterator[str]:
    """Why flags cannot be lowered."""
    if half_mast and not why.strip():
        yield _("Say who ordered the flags to half-mast, and for what.")


def objections_to_striking_gift(*, handed_over_on: date | None) -> Iterator[str]:
    """Why a gift stays on the list."""
    if handed_over_on:
        yield _(
            "This gift was handed over. Where that is a mistake, take the day away first, and then "
            "the gift."
        )


def objections_to_gift(*, what: str, giver: str, receiver: str, cents: int) -> Iterator[str]:
    """Why a gift cannot be noted."""
    if not (what.strip() and giver.strip() and receiver.strip()):
        yield _("Say what is given, by whom and to whom.")
    if cents < 0:
        yield _("A gift is worth nothing or more.")


def objections_to_convoy(
    *, leaves_at: datetime, arrives_at: datetime, same_place: bool
) -> Iterator[str]:
    """Why a convoy cannot drive so."""
    if arrives_at <= leaves_at:
        yield _("A convoy arrives after it leaves.")
    if same_place:
        yield _("A convoy goes from one activity to another.")


def objections_to_seats(*, seats: int, taken: int) -> Iterator[str]:
    """Why a vehicle cannot have so many seats."""
    if not 1 <= seats <= MOST_SEATS:
        yield _("A vehicle has 1 to {most} seats for guests.").format(most=MOST_SEATS)
    if seats < taken:
        yield _("{taken} people sit in it already; move somebody first.").format(taken=taken)


def objections_to_riding(
    *, name: str, seat: int, seats: int, holder: str, elsewhere: Sequence[str]
) -> Iterator[str]:
    """Why somebody cannot sit there."""
    if not 1 <= seat <= seats:
        yield _("This vehicle has seats 1 to {seats}.").format(seats=seats)
    if holder:
        yield _("{holder} sits there; choose another seat or move them first.").format(
            holder=holder
        )
    for convoy in elsewhere:
        yield _("{name} drives in “{convoy}” at that time.").format(name=name, convoy=convoy)
