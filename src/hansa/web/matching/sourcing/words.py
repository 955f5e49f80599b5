"""The history of somebody who may become a host, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hansa.apps.matching.rules.sourcing import Pipeline
from hansa.plumbing.history.telling import Moment, told
from hansa.web.design.templatetags.design import as_day

if TYPE_CHECKING:
    from hansa.plumbing.history.models import Event

WORDS = {
    "prospect.listed": _("Put on the long list of {city}."),
    "prospect.serves": _("Sought for {company}."),
    "prospect.serves_no_more": _("No more sought for {company}."),
    "prospect.approached": _("Approached."),
    "prospect.letter": _("The letter “{template}” went to {to}."),
    "prospect.interested": _("Interested; was “{before}”."),
    "prospect.confirmed": _("Confirmed, and among the hosts."),
    "prospect.declined": _("Declined; was “{before}”."),
    "prospect.next_step": _("Next step: {step} ({due_on})"),
    "prospect.contact": _("The contact is {contact}."),
    "prospect.handed_over": _("Taken over from {before}."),
    "prospect.noted": _("A note was written."),
}
TONES = {
    "prospect.confirmed": "confirmed",
    "prospect.declined": "lost",
    "prospect.interested": "accent",
}
_STAGES = {stage.value: stage.label for stage in Pipeline}


def _stage(code: object) -> object:
    # Who hands over is named under the same detail.
    return _STAGES.get(code, code) if isinstance(code, str) else code


def _day(written: str) -> str:
    return as_day(date.fromisoformat(written)) if written else "–"


def in_words(events: Iterable[Event]) -> list[Moment]:
    """What happened to somebody on the list, as sentences."""
    return told(events, words=WORDS, spoken={"before": _stage, "due_on": _day}, tones=TONES)
