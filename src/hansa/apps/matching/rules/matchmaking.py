"""When recommendations can be made."""

from collections.abc import Iterator

from django.utils.translation import gettext as _


def objections_to_matchmaking(*, under_way: bool) -> Iterator[str]:
    """Why recommendations cannot be ordered now."""
    if under_way:
        yield _("They are being made already; wait until they are there.")
