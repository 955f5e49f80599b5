"""What the scheduler's figures and codes are called: worths, goals, why a run stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.meetings.timetables import Kind, Version
from hansa.web.design.templatetags.design import as_moment

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Run

# What a delegate chooses from; the number is what the scheduler weighs.
WORTHS = (100, 75, 50, 25)

# The parts of the objective by the engine's codes, as a column of figures is headed.
GOALS = {
    "must_meets": gettext_lazy("Must-meets held"),
    "worth": gettext_lazy("Worth held"),
    "least_served": gettext_lazy("Hardship of the least served"),
    "idle": gettext_lazy("Idle periods"),
    "half_days": gettext_lazy("Half-days of hosts"),
    "helpers": gettext_lazy("Interpreters and cars at once"),
    "moves": gettext_lazy("Published meetings moved"),
    "moved_worth": gettext_lazy("Worth of what moved"),
    "table_changes": gettext_lazy("Changes of table"),
    "walking": gettext_lazy("Metres between tables"),
}


def worth_in_words(worth: int) -> str:
    """The word that is nearest to the number."""
    if worth > 87:  # noqa: PLR2004 - half way between two words, as below
        return _("must meet")
    if worth > 62:  # noqa: PLR2004
        return _("very much")
    if worth > 37:  # noqa: PLR2004
        return _("gladly")
    return _("if possible")


def worths() -> list[tuple[int, str]]:
    """The choices, worthiest first."""
    return [(worth, worth_in_words(worth)) for worth in WORTHS]


def goal_in_words(goal: str) -> str:
    """What a part of the objective is called; its code where nobody named it."""
    return str(GOALS.get(goal, goal))


def stop_in_words(run: Run) -> str:
    """Why a finished run ended; "" where nobody wrote it down."""
    if run.stopped == "asked" and run.stop_asked_by:
        return _("{person} stopped it and took what it had found.").format(person=run.stop_asked_by)
    return {
        "proved": _("It stopped because nothing is better: that is proved."),
        "close": _("It stopped because nothing can be much better."),
        "time": _("It stopped because its {seconds} seconds were over.").format(
            seconds=run.seconds
        ),
        "work": _("It stopped because its work was done."),
    }.get(run.stopped, "")


def version_in_words(version: Version) -> str:
    """What a timetable is called where it can be chosen."""
    return {
        Kind.BOARD: _("The board now"),
        Kind.PUBLISHED: _("What is published, {clock}"),
        Kind.RUN: _("Proposal {number}, {clock}"),
        Kind.PUBLICATION: _("Publication {number}, {clock}"),
    }[version.kind].format(number=version.number, clock=as_moment(version.at))
