"""When an account can be forgotten."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _


def objections_to_erasing_staff(agencies: Iterable[str]) -> Iterator[str]:
    """Why somebody who works for these agencies cannot be forgotten now."""
    for agency in agencies:
        yield _("You work for {agency}. Have its administrator take you off its staff.").format(
            agency=agency
        )


def objections_to_erasing_administrator(*, is_administrator: bool) -> Iterator[str]:
    """Why whoever runs the site cannot be forgotten now."""
    if is_administrator:
        yield _("You run this site. Hand it to another administrator first.")


def objections_to_wrong_address(*, said: str, email: str) -> Iterator[str]:
    """Why this does not confirm that somebody means to be forgotten."""
    if said.strip().lower() != email:
        yield _("Write {email}, to be sure that you mean it.").format(email=email)
