"""Particulars in words: the facts of a section, and what was done with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.registration.rules import READERS, Diet, Section, Visa
from hansa.apps.registration.services import Emergency, Health, Passport, Table, Told
from hansa.plumbing.countries import country_name
from hansa.plumbing.days import in_words
from hansa.plumbing.history.telling import Moment, told

if TYPE_CHECKING:
    from hansa.plumbing.history.models import Event

WORDS = {
    "particulars.kept": gettext_lazy("“{section}” was told."),
    "particulars.deleted": gettext_lazy("“{section}” was deleted."),
    "particulars.read": gettext_lazy("“{section}” was read."),
    "particulars.purged": gettext_lazy("“{section}” was deleted: its time was over."),
}
ICONS = {
    Section.PASSPORT: "book-user",
    Section.TABLE: "utensils",
    Section.HEALTH: "heart-pulse",
    Section.EMERGENCY: "phone-call",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer, with what was asked."""

    term: str
    words: str


def facts(said: Told) -> list[Fact]:
    """What was told, in the reader's words."""
    return list(_facts(said))


def _facts(said: Told) -> Iterator[Fact]:
    match said:
        case Passport():
            yield Fact(_("Passport number"), said.number)
            yield Fact(_("Issued by"), country_name(said.nationality))
            yield Fact(_("Expires on"), in_words(said.expires_on))
            yield Fact(_("Visa"), str(Visa(said.visa).label))
        case Table():
            yield Fact(_("Eats"), str(Diet(said.diet).label))
            if said.words:
                yield Fact(_("For the kitchen"), said.words)
        case Health():
            yield Fact(_("To know"), said.needs or _("Nothing"))
        case Emergency():
            yield Fact(_("Whom we call"), f"{said.name}, {said.relation}")
            yield Fact(_("Telephone"), said.phone)


def readers_of(section: str) -> str:
    """Who may read the section, as a list of roles."""
    return ", ".join(str(role.label) for role in READERS[section])


def moments(events: Iterable[Event]) -> list[Moment]:
    """What was done with somebody's particulars."""
    return told(events, words=WORDS, spoken={"section": lambda code: Section(code).label})


def warning(said: Told | None, *, needed_until: date | None) -> str:
    """What the delegate has to see to in time; "" where there is nothing."""
    if not isinstance(said, Passport):
        return ""
    if needed_until and said.expires_on < needed_until:
        return _("Your passport must be good until {day}; renew it before you travel.").format(
            day=in_words(needed_until)
        )
    if said.visa == Visa.TO_REQUEST:
        return _("Ask for your visa now: a consulate may need weeks.")
    return ""
