"""Who may hold a place at an activity, who waits for one, and what giving it back means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.programme.rules.activities import Audience

# Hours before an activity, unless the mission says otherwise.
LATE_HOURS = 24
MOVING_HOURS = 2
LONGEST_NOTICE = 336


class Left(TextChoices):
    """How somebody came to hold a place no more."""

    IN_TIME = "in_time", gettext_lazy("Given back in time")
    LATE = "late", gettext_lazy("Given back late")
    HANDED_ON = "handed_on", gettext_lazy("Handed to a colleague")
    DISPLACED = "displaced", gettext_lazy("Lost: there are fewer places")
    NOT_TRAVELLING = "not_travelling", gettext_lazy("Stays at home")


@dataclass(frozen=True, slots=True)
class Share:
    """The most places for one agency or kind of organisation, and how many it holds."""

    name: str
    places: int
    taken: int


def left_when(*, now: datetime, starts_at: datetime, late_hours: int) -> Left:
    """Whether a place that is given back now is given back late."""
    return Left.LATE if now > starts_at - timedelta(hours=late_hours) else Left.IN_TIME


def still_moves(*, now: datetime, starts_at: datetime, moving_hours: int) -> bool:
    """Whether a place that is free now goes to who waits: nobody is sent somewhere too late."""
    return now <= starts_at - timedelta(hours=moving_hours)


def objections_to_eligibility(*, audience: str, travels: bool, invited: bool) -> Iterator[str]:
    """Why a delegate is none of those for whom an activity is."""
    if not travels:
        yield _("Only who travels on this mission takes a place.")
    if audience == Audience.INVITED and not invited:
        yield _("This is by invitation.")


def objections_to_room(
    *, capacity: int | None, taken: int, shares: Sequence[Share] = ()
) -> Iterator[str]:
    """Why there is no place left for a delegate."""
    if capacity is not None and taken >= capacity:
        yield _("All {capacity} places are taken.").format(capacity=capacity)
    for share in shares:
        if share.taken >= share.places:
            yield _("All {places} places for {name} are taken.").format(
                places=share.places, name=share.name
            )


def objections_to_reaching(*, minutes: int, between: int, where: str) -> Iterator[str]:
    """Why nobody goes to one thing right after, or right before, the other."""
    if minutes > between:
        yield _(
            "The way between here and “{where}” takes {minutes} minutes; you would have {between}."
        ).format(where=where, minutes=minutes, between=between)


def objections_to_waiting(*, full: bool, moves: bool) -> Iterator[str]:
    """Why nobody waits for a place."""
    if not full:
        yield _("There is a place; take it.")
    if not moves:
        yield _("It begins too soon: the waiting list moves no more.")


def objections_to_handing_on(*, colleague: bool) -> Iterator[str]:
    """Why a place cannot be handed to somebody."""
    if not colleague:
        yield _("Hand a place to somebody of your own delegation.")


def objections_to_hours(hours: int) -> Iterator[str]:
    """Why notice cannot be given so many hours before."""
    if not 0 <= hours <= LONGEST_NOTICE:
        yield _("Say 0 to {most} hours.").format(most=LONGEST_NOTICE)
