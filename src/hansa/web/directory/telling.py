"""The story of an organisation's record, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory import queries
from hansa.apps.directory.rules import COLUMNS, Of, language_title

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation

_TOLD = {
    "organisation.sized": gettext_lazy("{by} declared its size in {year}."),
    "organisation.numbers": gettext_lazy("{by} changed where it is taxed, paid or called."),
    "organisation.activities": gettext_lazy("{by} changed its activities and sectors."),
    "organisation.profile": gettext_lazy("{by} wrote its profile ({language})."),
    "organisation.profile_withdrawn": gettext_lazy("{by} withdrew its profile ({language})."),
    "organisation.market": gettext_lazy("{by} changed its markets."),
    "organisation.market_forgotten": gettext_lazy("{by} struck one of its markets."),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to a record."""

    at: datetime
    words: str
    # The number of a merge that may be undone from here.
    merge: int | None = None


def story_told(organisation: Organisation) -> Iterator[Moment]:
    """What happened to the record, latest first."""
    standing = {event.pk for event in queries.merges_into(organisation)}
    for event in queries.story_of_record(organisation):
        words = _words(event.verb, str(event.by or _("Hansa")), event.details)
        yield Moment(event.at, words, merge=event.pk if event.pk in standing else None)


def _words(verb: str, by: str, details: dict[str, Any]) -> str:
    if told := _TOLD.get(verb):
        known = {"language": "", "year": "", **details}
        language = known["language"] and language_title(known["language"])
        return str(told).format(by=by, language=language, year=known["year"])
    labels = {each.field: each.label for each in COLUMNS if each.of == Of.ORGANISATION}
    changed = [str(labels[name]) for name in details.get("changes", {}) if name in labels]
    named = {
        "by": by,
        "fields": ", ".join(changed),
        "file": details.get("file", ""),
        "row": details.get("row", ""),
        "gone": details.get("record", {}).get("name", ""),
        "name": details.get("name", ""),
    }
    return (_sentences().get(verb) or _("{by} corrected: {fields}.")).format(**named)


def _sentences() -> dict[str, str]:
    return {
        "organisation.added": _("{by} added the organisation."),
        "organisation.imported": _("{by} imported the organisation: row {row} of {file}."),
        "organisation.filled": _("{by} filled in {fields}: row {row} of {file}."),
        queries.PARTED: _("{by} undid the merge: {name} has its own record again."),
        queries.RESTORED: _("{by} took this record out of that of {name} again."),
        queries.MERGED: _("{by} merged the record of {gone} into this one."),
    }
