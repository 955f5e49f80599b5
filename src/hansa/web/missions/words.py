"""The history of a mission in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.rules import Status
from hansa.plumbing.history.telling import Moment, told
from hansa.web.design.templatetags.design import as_day

if TYPE_CHECKING:
    from hansa.plumbing.history.models import Event

WORDS = {
    "mission.planned": _("The mission was put on the table; {lead} leads."),
    "mission.changed": _("Its name, seats or dates were changed; it has {seats} seats."),
    "mission.status_changed": _("From “{before}” to “{after}”."),
    "mission.leg_added": _("{city} was added, {starts_on} to {ends_on}."),
    "mission.leg_changed": _("{city} was changed: {starts_on} to {ends_on}."),
    "mission.names_told": _("Cabinets read who travels from {names_from} on."),
    "mission.names_withheld": _("Who travels is withheld from cabinets."),
    "mission.sector_group_added": _("The sector group {group} was added."),
    "mission.organiser_added": _("{agency} joined as an organiser."),
    "selection.criteria_set": _("The criteria of the selection were set."),
    "selection.criteria_published": _("The criteria of the selection were published."),
    "selection.opened": _("A selection meeting was opened."),
    "selection.called_off": _("The selection meeting was called off."),
    "selection.closed": _("The selection meeting was closed; it decided on {number} applications."),
    "selection.released": _("Decisions of the selection meeting took effect: {number}."),
    "delegation.companion_added": _("{name} travels with the delegation."),
    "delegation.companion_removed": _("{name} stays at home."),
    "delegation.co_organiser_added": _("{name} co-organises the mission."),
    "delegation.co_organiser_removed": _("{name} does not co-organise after all."),
}
TONES = {"mission.planned": "accent", "mission.status_changed": "accent"}
_STATUS = {status.value: status.label for status in Status}


def _status(code: object) -> object:
    # A leg that changed keeps its former facts under the same name.
    return _STATUS.get(code, code) if isinstance(code, str) else code


def _day(written: str) -> str:
    return as_day(date.fromisoformat(written))


_SPOKEN = {
    "before": _status,
    "after": _status,
    "starts_on": _day,
    "ends_on": _day,
    "names_from": _day,
}


def in_words(events: Iterable[Event]) -> list[Moment]:
    """What happened to a mission, as sentences."""
    return told(events, words=WORDS, spoken=_SPOKEN, tones=TONES)
