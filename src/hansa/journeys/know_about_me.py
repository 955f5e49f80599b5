"""Everything that Hansa knows about somebody, from every room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.apps.accounts import dossier as accounts
from hansa.apps.directory import dossier as directory
from hansa.apps.meetings import dossier as meetings
from hansa.apps.programme import dossier as programme
from hansa.apps.registration import dossier as registration
from hansa.apps.travel import dossier as travel
from hansa.plumbing.history.telling import chapters_by
from hansa.plumbing.mailing.keeping import chapters_about as letters_to
from hansa.plumbing.pushing.keeping import chapters_about as devices_of

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.values import Chapter


def know_about_me(user: User) -> list[Chapter]:
    """What is known about the user, in chapters; one without rows is left out."""
    chapters = [
        *accounts.chapters_about(user),
        *directory.chapters_about(user),
        *registration.chapters_about(user),
        *programme.chapters_about(user),
        *meetings.chapters_about(user),
        *travel.chapters_about(user),
        *devices_of(user),
        *chapters_by(user),
    ]
    addresses = {
        str(row["email"]) for chapter in chapters for row in chapter.rows if row.get("email")
    }
    return [chapter for chapter in [*chapters, *letters_to(addresses)] if chapter.rows]
