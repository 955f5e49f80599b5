"""An activity that runs late: by how much it may be moved, and what must not have changed."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

# By so many minutes at most, earlier or later.
LONGEST_SHIFT = 480


def objections_to_shifting(
    *, minutes: int, ends: datetime, stands: bool, now: datetime, same: bool
) -> Iterator[str]:
    """Why an activity cannot be moved by so many minutes.

    Args:
        ends: when the activity ends by what was told so far.
        same: whether nothing of what would move was changed since the reader saw it.
    """
    if not minutes:
        yield _("Say by how many minutes.")
    if abs(minutes) > LONGEST_SHIFT:
        yield _("At most {minutes} minutes, earlier or later.").format(minutes=LONGEST_SHIFT)
    if not stands:
        yield _("This activity was called off.")
    if ends <= now:
        yield _("This activity is over.")
    if not same:
        yield _("The programme was changed meanwhile. Look again at what would break.")
