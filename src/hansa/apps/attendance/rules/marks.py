"""What a marshal says of meetings and of those who should sit at them."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What begins within so many minutes stays as it is when the rest of a day is replanned.
NOTICE = 2
# So many meetings may move: a tenth of what is left, and never fewer than this.
FEWEST_MOVES = 10


class Outcome(models.TextChoices):
    """What became of a meeting."""

    HELD = "held", gettext_lazy("Held")
    NOT_HELD = "not_held", gettext_lazy("Not held")
    NO_SHOW = "no_show", gettext_lazy("No-show")


# Such a meeting no longer takes its table, and may be held at another time.
STRUCK = frozenset({Outcome.NOT_HELD, Outcome.NO_SHOW})


class Standing(StrEnum):
    """Whether somebody is in the hall, as far as one knows."""

    HERE = "here"
    MISSING = "missing"
    UNKNOWN = "unknown"


def moves_allowed(meetings: int) -> int:
    """How many meetings may move where so many are left."""
    return max(FEWEST_MOVES, meetings // 10)


def objections_to_marking(*, starts: datetime, now: datetime) -> Iterator[str]:
    """Why nothing can be said of a meeting yet."""
    if now < starts:
        yield _("This meeting has not begun yet.")


def objections_to_swapping_in(*, over: bool, taken_by: str, missing: list[str]) -> Iterator[str]:
    """Why a meeting that waits cannot be held at this table now.

    Args:
        taken_by: the meeting that is held there; "" where the table is free.
        missing: parties of the meeting of whom the marshal says that they are not there.
    """
    if over:
        yield _("This round is over. Choose the one that is under way or comes next.")
    if taken_by:
        yield _("{meeting} is held there. Say first that it is not.").format(meeting=taken_by)
    for name in missing:
        yield _("{name} is marked missing.").format(name=name)


def objections_to_replanning(*, nobody: bool) -> Iterator[str]:
    """Why the rest of the day need not be replanned."""
    if nobody:
        yield _("Nobody is marked missing. Mark first who is not there.")
