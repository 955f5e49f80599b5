"""Who writes about an organisation in confidence, and who strikes it out."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from hansa.apps.accounts.rules import NOTE_WRITERS

LONGEST_NOTE = 4000


def objections_to_writing_note(roles: Iterable[str], *, agency: str, text: str) -> Iterator[str]:
    """Why somebody with these roles in an agency may not note this in its name."""
    if not NOTE_WRITERS.intersection(roles):
        yield _("Only those who prepare missions for {agency} write its notes.").format(
            agency=agency
        )
    if not text.strip():
        yield _("Write what your colleagues should know.")
    if len(text.strip()) > LONGEST_NOTE:
        yield _("A note has at most {number} characters.").format(number=LONGEST_NOTE)


def objections_to_striking_note(*, may_strike: bool, author: str) -> Iterator[str]:
    """Why a note stays."""
    if not may_strike:
        yield _("Only {author} or an administrator of the agency may strike this note out.").format(
            author=author
        )
