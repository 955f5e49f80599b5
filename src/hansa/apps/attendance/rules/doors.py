"""Who is let in at a door, and what is said to those who are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# How long before an activity its doors open, and after its end they close, unless told otherwise.
OPENS_BEFORE = timedelta(minutes=90)
CLOSES_AFTER = timedelta(minutes=60)
# Whoever comes so many minutes after the start is late.
GRACE_MINUTES = 10
LONGEST_GRACE = 120
# A door key is good until so long after the activity.
KEY_LIFE = timedelta(hours=12)
# One batch of a phone; the rest comes with the next.
LARGEST_BATCH = 200
# The farthest that the clock of a phone may be off, one way or the other.
FARTHEST_OFF = timedelta(days=3650)


class Objection(TextChoices):
    """Why somebody is not let in without more ado."""

    UNKNOWN = "unknown", gettext_lazy("Unknown badge")
    OTHER_MISSION = "other_mission", gettext_lazy("Badge of another mission")
    REVOKED = "revoked", gettext_lazy("Badge was revoked")
    LEFT = "left", gettext_lazy("No longer travels")
    CANCELLED = "cancelled", gettext_lazy("Activity was cancelled")
    NOT_BEGUN = "not_begun", gettext_lazy("Doors are not open yet")
    OVER = "over", gettext_lazy("Activity is over")
    ALREADY_IN = "already_in", gettext_lazy("Already inside")
    NOT_EXPECTED = "not_expected", gettext_lazy("Not on the list")
    FULL = "full", gettext_lazy("Room is full")


class Reason(TextChoices):
    """On what ground somebody is let in by hand."""

    KNOWN = "known", gettext_lazy("I know who it is")
    PAPERS = "papers", gettext_lazy("Showed other papers")
    REPLACES = "replaces", gettext_lazy("Comes for a colleague")
    INVITED = "invited", gettext_lazy("Invited on the spot")
    RETURNS = "returns", gettext_lazy("Was inside and comes back")
    ORGANISER = "organiser", gettext_lazy("An organiser says so")


# Somebody is there whom the list does not know: there is nobody to count.
NOBODY = frozenset({Objection.UNKNOWN, Objection.OTHER_MISSION})


@dataclass(frozen=True, slots=True)
class Opening:
    """When the doors of an activity are open, and who is late."""

    opens: datetime
    starts: datetime
    late_from: datetime
    closes: datetime


def opening_of(
    start: datetime, end: datetime, *, grace: int = GRACE_MINUTES, before: timedelta = OPENS_BEFORE
) -> Opening:
    """The opening of an activity whose late-comers have so many minutes of grace."""
    return Opening(
        opens=start - before,
        starts=start,
        late_from=start + timedelta(minutes=grace),
        closes=end + CLOSES_AFTER,
    )


def objection_to_letting_in(
    *,
    revoked: bool,
    travels: bool,
    expected: bool,
    cancelled: bool,
    at: datetime,
    opening: Opening,
) -> Objection | None:
    """Why a badge of this mission is not let in; what counts most is said alone."""
    if revoked:
        return Objection.REVOKED
    if not travels:
        return Objection.LEFT
    if cancelled:
        return Objection.CANCELLED
    if at < opening.opens:
        return Objection.NOT_BEGUN
    if at > opening.closes:
        return Objection.OVER
    return None if expected else Objection.NOT_EXPECTED


def reasons_and_ways_out() -> dict[str, tuple[str, str]]:
    """By objection: the sentence at the door, and what the person there can do.

    `{since}` and `{door}` are filled in by whoever knows them.
    """
    return {**_about_the_badge(), **_about_the_moment()}


def _about_the_badge() -> dict[str, tuple[str, str]]:
    return {
        Objection.UNKNOWN: (
            _("Hansa does not know this badge."),
            _("Look the person up by name, or let them in as a walk-in."),
        ),
        Objection.OTHER_MISSION: (
            _("This badge is of another mission."),
            _("Look the person up by name, or let them in as a walk-in."),
        ),
        Objection.REVOKED: (
            _("This badge was revoked."),
            _("Ask for the new badge; it is on the person's phone under “My badge”."),
        ),
        Objection.LEFT: (
            _("This person no longer travels with the mission."),
            _("Call the officer, or let them in by hand with a reason."),
        ),
    }


def _about_the_moment() -> dict[str, tuple[str, str]]:
    return {
        Objection.CANCELLED: (
            _("This activity was cancelled."),
            _("Nobody is expected; the agenda on the phone says what is next."),
        ),
        Objection.NOT_BEGUN: (
            _("The doors open at {since}."),
            _("Ask them to come back, or let them in by hand with a reason."),
        ),
        Objection.OVER: (
            _("This activity ended at {since}."),
            _("Let them in by hand with a reason, if something goes on."),
        ),
        Objection.ALREADY_IN: (
            _("Already in since {since} at {door}."),
            _("Compare the name with other papers; let them in by hand with a reason."),
        ),
        Objection.NOT_EXPECTED: (
            _("Not on the list of this activity."),
            _("Let them in as a walk-in while there is room."),
        ),
        Objection.FULL: (
            _("All {capacity} places are taken."),
            _("Let nobody in before somebody leaves, or ask the officer."),
        ),
    }


def objections_to_key(*, expired: bool, revoked: bool) -> Iterator[str]:
    """Why a door key opens nothing."""
    if revoked:
        yield _("This door link was revoked. Ask the officer for a new one.")
    elif expired:
        yield _("This door link has expired. Ask the officer for a new one.")


def objections_to_reason(why: str) -> Iterator[str]:
    """Why something that needs a reason cannot be done."""
    if not why.strip():
        yield _("Say why; it stays on record.")


def objections_to_revoking(*, revoked: bool) -> Iterator[str]:
    """Why a badge or a link cannot be revoked."""
    if revoked:
        yield _("It was revoked already.")
