"""What an activity may be, and who is expected there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Kind(TextChoices):
    """What sort of activity it is."""

    B2B = "b2b", gettext_lazy("B2B session")
    SEMINAR = "seminar", gettext_lazy("Seminar")
    WORKSHOP = "workshop", gettext_lazy("Workshop")
    COMPANY_VISIT = "company_visit", gettext_lazy("Company visit")
    PROJECT_VISIT = "project_visit", gettext_lazy("Project visit")
    OFFICIAL = "official", gettext_lazy("Official meeting")
    SIGNING = "signing", gettext_lazy("Signing ceremony")
    RECEPTION = "reception", gettext_lazy("Reception")
    GALA = "gala", gettext_lazy("Gala evening")
    PRESS = "press", gettext_lazy("Press moment")
    TRANSFER = "transfer", gettext_lazy("Transfer")


# With one of these a mission has an official part, and general management travels.
OFFICIAL = frozenset({Kind.OFFICIAL, Kind.SIGNING})


class Status(TextChoices):
    """How sure an activity is."""

    DRAFT = "draft", gettext_lazy("Draft")
    CONFIRMED = "confirmed", gettext_lazy("Confirmed")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")


# From where to where an activity may go.
STEPS: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.CONFIRMED, Status.CANCELLED}),
    Status.CONFIRMED: frozenset({Status.CANCELLED}),
    Status.CANCELLED: frozenset(),
}


class Audience(TextChoices):
    """Who is expected."""

    EVERYONE = "everyone", gettext_lazy("Everyone on this leg")
    SECTOR = "sector", gettext_lazy("The sector group")
    SIGNED_UP = "signed_up", gettext_lazy("Those who signed up")
    INVITED = "invited", gettext_lazy("Those who were invited and said yes")


# One is expected here only with a place.
WITH_PLACES = frozenset({Audience.SIGNED_UP, Audience.INVITED})


class DressCode(TextChoices):
    """What to wear."""

    NONE = "", gettext_lazy("As you like")
    CASUAL = "casual", gettext_lazy("Smart casual")
    BUSINESS = "business", gettext_lazy("Business")
    COCKTAIL = "cocktail", gettext_lazy("Cocktail")
    BLACK_TIE = "black_tie", gettext_lazy("Black tie")
    SITE = "site", gettext_lazy("Closed shoes and long trousers")
    PROTECTIVE = "protective", gettext_lazy("Protective clothing, lent at the door")


# What one activity may cost, in cents: beyond it, somebody mistyped.
HIGHEST_COST = 1_000_000_000

# Bytes of one document; a programme book of twenty pages has about two million.
LARGEST_DOCUMENT = 5_000_000

# Minutes before or after the start that a run of show may speak of.
LONGEST_LINE = 1440


# A way within a leg, in minutes.
LONGEST_WAY = 480

# A B2B session is a hall of meetings: one is expected at one's meetings, not all through it.
HALLS_OF_MEETINGS = frozenset({Kind.B2B})


def moments_of(wall: datetime, *, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The moments, in UTC, at which the clocks of `zone` show `wall` (a time without zone).

    One, as a rule; none where the clocks skip it in spring, two where they repeat it in autumn.
    """
    either = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(
        sorted(moment for moment in either if moment.astimezone(zone).replace(tzinfo=None) == wall)
    )


def objections_to_wall_time(
    moments: Sequence[datetime], *, wall: datetime, city: str, chosen: bool
) -> Iterator[str]:
    """Why a time read from a clock in `city` cannot be taken as it stands."""
    if not moments:
        yield _("The clocks in {city} skip {time} on {day}; choose another time.").format(
            city=city, time=f"{wall:%H:%M}", day=wall.date()
        )
    if len(moments) > 1 and not chosen:
        yield _(
            "The clocks in {city} show {time} twice on {day}; say whether you mean the first or "
            "the second."
        ).format(city=city, time=f"{wall:%H:%M}", day=wall.date())


def objections_to_end(*, starts_at: datetime, ends_at: datetime) -> Iterator[str]:
    """Why an activity cannot end then."""
    if ends_at <= starts_at:
        yield _("An activity must end after it starts.")


def objections_to_day(*, city: str, day: date, starts_on: date, ends_on: date) -> Iterator[str]:
    """Why an activity cannot be on this day, by the clocks of the leg."""
    if not starts_on <= day <= ends_on:
        yield _("The leg in {city} runs from {start} to {end}.").format(
            city=city, start=starts_on, end=ends_on
        )


def objections_to_titles(titles: Mapping[str, str]) -> Iterator[str]:
    """Why an activity cannot be called this."""
    if not titles.get("en", "").strip():
        yield _("Give the activity a title in English; other languages may follow.")


def objections_to_place(place: str) -> Iterator[str]:
    """Why an activity cannot be held there."""
    if not place.strip():
        yield _("Say where it is, if only “to be confirmed”.")


def objections_to_sector(
    *, audience: str, named: bool, of_this_mission: bool = True
) -> Iterator[str]:
    """Why an activity cannot have this sector group."""
    if audience == Audience.SECTOR and not named:
        yield _("Name the sector group that is expected.")
    if not of_this_mission:
        yield _("This sector group belongs to another mission.")


def objections_to_capacity(
    *, capacity: int | None, taken: int, displacing: int = 0
) -> Iterator[str]:
    """Why an activity cannot have so many places.

    Args:
        displacing: how many of those who hold one are to lose it.
    """
    if capacity is not None and capacity < 1:
        yield _("An activity has at least one place; leave it empty for no limit.")
    elif capacity is not None and capacity < taken - displacing:
        yield _("{taken} people hold a place already; there cannot be fewer places.").format(
            taken=taken
        )


def objections_to_travel(minutes: int) -> Iterator[str]:
    """Why the way to the B2B sessions cannot take so long."""
    if not 0 <= minutes <= LONGEST_WAY:
        yield _("The way takes 0 to {most} minutes.").format(most=LONGEST_WAY)


def objections_to_changing(*, status: str) -> Iterator[str]:
    """Why an activity cannot be changed any more."""
    if status == Status.CANCELLED:
        yield _("This activity is cancelled; add a new one instead.")


def objections_to_confirming(*, status: str) -> Iterator[str]:
    """Why an activity cannot be confirmed."""
    if status == Status.CONFIRMED:
        yield _("This activity is confirmed already.")
    elif Status.CONFIRMED not in STEPS[Status(status)]:
        yield _("This activity is cancelled; add a new one instead.")


def objections_to_cancelling(*, status: str) -> Iterator[str]:
    """Why an activity cannot be cancelled."""
    if Status.CANCELLED not in STEPS[Status(status)]:
        yield _("This activity is cancelled already.")


def objections_to_reason(why: str) -> Iterator[str]:
    """Why an activity cannot be cancelled for this reason: people are told it."""
    if not why.strip():
        yield _("Say why; those who were to come will read it.")


def objections_to_signing_up(
    *,
    status: str,
    audience: str,
    capacity: int | None,
    taken: int,
    on_leg: bool,
    started: bool,
    clashes: Sequence[str],
) -> Iterator[str]:
    """Why a delegate cannot sign up for an activity."""
    if status != Status.CONFIRMED:
        yield _("This activity is not open for sign-up.")
    if audience not in WITH_PLACES:
        yield _("No sign-up is needed here.")
    if not on_leg:
        yield _("You are not on this leg that day.")
    if started:
        yield _("This activity has begun.")
    if capacity is not None and taken >= capacity:
        yield _("All {capacity} places are taken.").format(capacity=capacity)
    for clash in clashes:
        yield _("You are expected at “{clash}” at that time.").format(clash=clash)


def objections_to_giving_back(*, holds_a_place: bool) -> Iterator[str]:
    """Why a delegate cannot give a place back."""
    if not holds_a_place:
        yield _("You hold no place here.")


def objections_to_activities_outside(number: int) -> Iterator[str]:
    """Why a leg cannot have days that leave so many activities outside."""
    if number:
        yield _("Activities outside these days: {number}. Move or cancel them first.").format(
            number=number
        )


def objections_to_wish(*, activity: str, delegate: str, there: bool) -> Iterator[str]:
    """Why a delegate cannot ask for an activity."""
    if not there:
        yield _("{delegate} is not in that city on the day of “{activity}”.").format(
            delegate=delegate, activity=activity
        )
