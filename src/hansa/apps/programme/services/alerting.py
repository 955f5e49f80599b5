"""Telling delegates on their telephones what just changed, where they asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hansa.apps.programme import queries
from hansa.apps.programme.notices import Change, Spot
from hansa.apps.registration.models import Delegate
from hansa.plumbing.pushing import keeping

# What a telephone shows without being opened.
MOST_LINES = 3
LONGEST_LINE = 200


def alert(delegates: Iterable[Delegate], *, key: str, changes: Sequence[Change]) -> None:
    """Order a notice on every browser that these delegates subscribed; one query finds them.

    Args:
        key: what it tells; a notice with the same key takes the place of the first.
        changes: in the words that the delegates read.
    """
    people = [each for each in delegates if each.person.user_id]
    if not (people and changes):
        return
    subscribed = keeping.subscribed_among({each.person.user_id or 0 for each in people})
    messages = {}
    for delegate in people:
        for number in subscribed.get(delegate.person.user_id or 0, ()):
            messages[number] = _message(delegate, key=key, changes=changes)
    keeping.order(messages)


def in_words(change: Change) -> str:
    """One change as a telephone shows it."""
    sentences = {
        "added": _("New: {title}, {spot}"),
        "moved": _("Moved: {title}, now {spot}"),
        "changed": _("Changed: {title}, {spot}"),
        "cancelled": _("Cancelled: {title}"),
    }
    sentence = sentences.get(change.kind, "{title}")
    said = sentence.format(title=change.title, spot=_spot(change.now)).rstrip(" ,")
    return said if len(said) <= LONGEST_LINE else f"{said[: LONGEST_LINE - 1]}…"


def _message(delegate: Delegate, *, key: str, changes: Sequence[Change]) -> dict[str, str]:
    language = queries.language_of(delegate)
    with override(language):
        lines = [in_words(change) for change in changes[:MOST_LINES]]
        more = len(changes) - MOST_LINES
        if more > 0:
            lines.append(ngettext("and {more} more", "and {more} more", more).format(more=more))
        title = delegate.mission.title
    return {
        "title": title,
        "body": "\n".join(lines),
        "slug": delegate.mission.slug,
        "tag": key,
        "lang": language,
    }


def _spot(spot: Spot | None) -> str:
    if spot is None:
        return ""
    when = date_format(spot.told.start, "D H:i")
    return ", ".join(part for part in (when, spot.place) if part)
