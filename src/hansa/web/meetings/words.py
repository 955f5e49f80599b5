"""How much a meeting is worth, in words."""

from django.utils.translation import gettext as _

# What a delegate chooses from; the number is what the scheduler weighs.
WORTHS = (100, 75, 50, 25)


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
