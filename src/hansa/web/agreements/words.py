"""What happened to an agreement, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from hansa.plumbing.history.models import Event


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, as it is told."""

    at: datetime
    words: str
    why: str


def story_told(events: Iterable[Event]) -> list[Moment]:
    """The story of an agreement, in the reader's language."""
    return [Moment(event.at, _told(event), event.why) for event in events]


def _told(event: Event) -> str:
    who = str(event.by) if event.by else _("A party, by its link")
    return _words().get(event.verb, _("{who} changed it.")).format(who=who)


def _words() -> dict[str, str]:
    return {
        "agreement.announced": _("{who} announced it."),
        "agreement.changed": _("{who} changed what is said of it."),
        "agreement.described": _("{who} described it."),
        "agreement.party_added": _("{who} added a party."),
        "agreement.party_removed": _("{who} took a party off."),
        "agreement.signatory_named": _("{who} named a signatory."),
        "agreement.signatory_removed": _("{who} took a signatory off."),
        "agreement.text_received": _("{who} received a text; every side is asked."),
        "agreement.side_cleared": _("{who} noted that a side clears the text."),
        "agreement.side_objected": _("{who} noted that a side objects."),
        "agreement.side_written_to": _("{who} wrote to a party for its clearance."),
        "agreement.cleared": _("Every side cleared it; the last word came from {who}."),
        "agreement.scheduled": _("{who} gave it a slot."),
        "agreement.taken_off": _("{who} took it out of the ceremony."),
        "agreement.shared": _("{who} shared it with the other organisers."),
        "agreement.kept": _("{who} keeps it to the agencies that it concerns."),
        "agreement.signed": _("{who} noted that it was signed."),
        "agreement.signature_taken_back": _("{who} took the signature back."),
        "agreement.executed": _("{who} noted that it is executed."),
        "agreement.lapsed": _("{who} noted that it lapsed."),
        "agreement.reminder_set": _("{who} set a day to ask again."),
        "agreement.withdrawn": _("{who} withdrew it."),
    }
