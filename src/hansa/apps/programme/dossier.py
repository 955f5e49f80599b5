"""What the programme knows about somebody, and what they keep in it."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import SignUp
from hansa.apps.programme.queries import cards_kept_by, given_by, notes_of
from hansa.values import Chapter


def chapters_about(user: User) -> Iterator[Chapter]:
    """Where they took a place, what they noted, whose card they have and who has theirs."""
    places = SignUp.objects.filter(delegate__person__user=user).select_related("activity")
    yield Chapter(
        "places",
        tuple(
            {
                "activity": place.activity.title,
                "begins_at": place.activity.period.lower,
                "place": place.activity.place,
                "signed_up_at": place.signed_up_at,
                "cancelled_at": place.withdrawn_at,
            }
            for place in places
        ),
    )
    yield _notes(user)
    yield from _cards(user)


def _notes(user: User) -> Chapter:
    return Chapter(
        "meeting_notes",
        tuple(
            {
                "with": f"{note.wish.asking}, {note.wish.asked}",
                "body": note.text,
                "written_at": note.written_at,
            }
            for note in notes_of(user)
        ),
    )


def _cards(user: User) -> Iterator[Chapter]:
    """Without addresses: letters to these are letters to others."""
    yield Chapter(
        "contacts",
        tuple(
            {
                "name": str(kept.person),
                "organisation": str(kept.person.organisation),
                "mission": str(kept.mission),
                "at": kept.kept_at,
            }
            for kept in cards_kept_by(user)
        ),
    )
    yield Chapter(
        "card_given",
        tuple(
            {
                "name": str(kept.holder),
                "organisation": str(kept.holder.organisation),
                "at": kept.kept_at,
            }
            for kept in given_by(user)
        ),
    )
