"""When somebody who travels can be forgotten."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _


def objections_to_erasing(ahead: Iterable[str]) -> Iterator[str]:
    """Why somebody whose registration for these missions stands cannot be forgotten now."""
    for mission in ahead:
        yield _("You are registered for {mission}. Ask your agency to withdraw you.").format(
            mission=mission
        )
