"""What a roll-call may be."""

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Found(TextChoices):
    """What a leader says of somebody."""

    SAFE = "safe", gettext_lazy("Safe")
    HELP = "help", gettext_lazy("Needs help")
    MISSING = "missing", gettext_lazy("Not found")


class Source(TextChoices):
    """From what the last known place is known."""

    DOOR = "door", gettext_lazy("checked in")
    AGENDA = "agenda", gettext_lazy("by the programme")
    TRAVEL = "travel", gettext_lazy("by the travel plan")
    COMPANY = "company", gettext_lazy("as whom they come with")
    LEADER = "leader", gettext_lazy("seen by a leader")
    NOTHING = "nothing", gettext_lazy("nothing is known")


def objections_to_starting(*, open_already: bool) -> Iterator[str]:
    """Why no roll-call can be started."""
    if open_already:
        yield _("A roll-call is under way; go on with that one.")


def objections_to_ticking(*, closed: bool) -> Iterator[str]:
    """Why nobody can be ticked."""
    if closed:
        yield _("This roll-call is closed. Start a new one.")


def objections_to_closing(*, closed: bool, account: str) -> Iterator[str]:
    """Why a roll-call cannot be closed."""
    if closed:
        yield _("This roll-call is closed already.")
    if not account.strip():
        yield _("Give an account: what happened, and where everybody is.")
