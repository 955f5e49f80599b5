"""Exchanging cards and writing notes: how much, how long, and what stands in the way."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Letters of a private note: a page.
LONGEST_NOTE = 4000
# A card that is shown is scanned at once; a photograph of it is worth nothing the next day.
CARD_LIFE = timedelta(hours=12)
# More people than these nobody meets in a week.
MOST_CARDS = 1000


class How(models.TextChoices):
    """How a card came to whoever has it."""

    SCANNED = "scanned", gettext_lazy("Scanned")
    GIVEN = "given", gettext_lazy("Given in return")


def objections_to_note(text: str) -> Iterator[str]:
    """Why this cannot be kept as a note."""
    if len(text) > LONGEST_NOTE:
        yield _("At most {number} letters.").format(number=LONGEST_NOTE)


def objections_to_keeping(*, own: bool, kept: int) -> Iterator[str]:
    """Why a card cannot be kept.

    Args:
        own: it is the reader's own.
        kept: how many the reader has already.
    """
    if own:
        yield _("This is your own card; let somebody else scan it.")
    if kept >= MOST_CARDS:
        yield _("You have {number} contacts; take some away first.").format(number=kept)
