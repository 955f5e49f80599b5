"""A delegate's agenda as a calendar feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from hansa.apps.programme import queries
from hansa.apps.programme.agenda import Entry, entries_of
from hansa.apps.registration.models import Delegate, Registration
from hansa.apps.registration.rules import LEFT
from hansa.plumbing.documents.calendars import Happening, written

# How often calendars are asked to look again; on the days of a mission things move.
REFRESH = timedelta(minutes=15)


def calendar_of(
    delegate: Delegate, *, url: str, besides: Sequence[Happening] = ()
) -> tuple[bytes, datetime | None]:
    """The feed of a delegate, in their language, and when something in it changed last.

    What was taken away counts too, as long as the delegate was told.

    Args:
        url: the delegate's agenda, to which every event points.
        besides: what contexts above this one know of the delegate.
    """
    with override(queries.language_of(delegate)):
        entries = _as_it_stands(entries_of(delegate), registration=delegate.registration)
        happenings = [_happening(entry, url=url) for entry in entries]
        feed = written([*happenings, *besides], name=delegate.mission.title, refresh=REFRESH)
    told = queries.last_told(delegate)
    moments = [each.changed_at for each in (*happenings, *besides)] + ([told] if told else [])
    return feed, max(moments, default=None)


def _as_it_stands(entries: list[Entry], *, registration: Registration) -> list[Entry]:
    """The entries; all of them cancelled for somebody who does not travel after all."""
    if registration.status not in LEFT or registration.decided_at is None:
        return entries
    return [
        replace(
            entry,
            cancelled=True,
            sequence=entry.sequence + 1,
            changed_at=max(entry.changed_at, registration.decided_at),
        )
        for entry in entries
    ]


def _happening(entry: Entry, *, url: str) -> Happening:
    title = _("Meeting: {who}").format(who=entry.title) if entry.is_meeting else entry.title
    if entry.cancelled:
        # Not every calendar hides what is cancelled; all show the words.
        title = _("Cancelled: {what}").format(what=title)
    return Happening(
        uid=entry.uid,
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        period=entry.period,
        time_zone=entry.time_zone,
        summary=title,
        location=", ".join(part for part in (entry.place, entry.address, entry.city) if part),
        description="\n".join(
            part
            for part in (entry.label, entry.detail, entry.mates_in_words, entry.help_in_words)
            if part
        ),
        cancelled=entry.cancelled,
        blocks_time=not entry.is_hall,
        url=url,
    )
