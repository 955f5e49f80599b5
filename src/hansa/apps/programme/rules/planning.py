"""What may be planned over a published programme."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _


def objections_to_publishing(*, title: str, based_on: int, sequence: int) -> Iterator[str]:
    """Why a planned change cannot be told."""
    if based_on != sequence:
        yield _(
            "“{title}” was changed after this move was planned; look at it again on the board."
        ).format(title=title)


def objections_to_what_was_seen(*, same: bool) -> Iterator[str]:
    """Why what somebody read is not what would be published."""
    if not same:
        yield _("The draft changed while you read it; read it again before you publish.")


def objections_to_copying(*, day: date, to: date, of_the_mission: bool) -> Iterator[str]:
    """Why a day cannot be copied."""
    if day == to:
        yield _("Choose another day to copy to.")
    if not of_the_mission:
        yield _("The mission is in no city on {day}.").format(day=to)
