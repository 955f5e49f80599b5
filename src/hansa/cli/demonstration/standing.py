"""Whether the demonstration stands: not at all, half built, or whole."""

from __future__ import annotations

from enum import Enum

from django.utils import timezone

from hansa.apps.accounts import queries as accounts
from hansa.cli.demonstration.cast import FOUNDER
from hansa.plumbing.history.recording import record, story_of

FINISHED = "demonstration.finished"


class Standing(Enum):
    """What the site holds."""

    EMPTY = "nothing"
    HALF = "a demonstration whose building was interrupted"
    WHOLE = "the demonstration"
    FOREIGN = "somebody's own data"


def standing() -> Standing:
    """What the site holds; only a demonstration is founded by the demonstration's founder."""
    founder = accounts.user_with_email(FOUNDER)
    if founder is None:
        return Standing.FOREIGN if accounts.number_of_users() else Standing.EMPTY
    finished = story_of(founder).filter(verb=FINISHED).exists()
    return Standing.WHOLE if finished else Standing.HALF


def note_finished() -> None:
    """Write down that nothing is missing."""
    founder = accounts.user_with_email(FOUNDER)
    if founder is None:
        raise LookupError("The demonstration has no founder.")
    record(FINISHED, about=founder, by=founder, now=timezone.now())
