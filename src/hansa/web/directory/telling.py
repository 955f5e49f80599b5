"""The story of an organisation's record, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory import queries
from hansa.apps.directory.rules import language_title
from hansa.web.directory.forms import OrganisationForm

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


def story_told(organisation: Organisation) -> Iterator[Moment]:
    """What happened to the record, latest first."""
    for event in queries.story_of_record(organisation):
        yield Moment(event.at, _words(event.verb, str(event.by or _("Hansa")), event.details))


def _words(verb: str, by: str, details: dict[str, Any]) -> str:
    if told := _TOLD.get(verb):
        known = {"language": "", "year": "", **details}
        language = known["language"] and language_title(known["language"])
        return str(told).format(by=by, language=language, year=known["year"])
    fields = OrganisationForm.base_fields
    changed = [str(fields[name].label) for name in details.get("changes", {}) if name in fields]
    named = {
        "by": by,
        "fields": ", ".join(changed),
        "file": details.get("file", ""),
        "row": details.get("row", ""),
        "gone": details.get("record", {}).get("name", ""),
    }
    return (_sentences().get(verb) or _("{by} corrected: {fields}.")).format(**named)


def _sentences() -> dict[str, str]:
    return {
        "organisation.added": _("{by} added the organisation."),
        "organisation.imported": _("{by} imported the organisation: row {row} of {file}."),
        "organisation.filled": _("{by} filled in {fields}: row {row} of {file}."),
        "organisation.merged": _("{by} merged the record of {gone} into this one."),
    }
