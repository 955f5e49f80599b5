"""The story of a registration, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hansa.apps.registration.rules import UNDECIDED, Status, Subject
from hansa.plumbing.days import in_words
from hansa.plumbing.history.recording import story_of

if TYPE_CHECKING:
    from hansa.apps.registration.models import Registration

TONES = {
    "registration.accepted": "confirmed",
    "registration.confirmed": "confirmed",
    "registration.cancelled": "lost",
    "registration.lapsed": "lost",
    "registration.declined": "lost",
    "registration.withdrawn": "lost",
}

# What settled how far the registration is.
DECISIONS = frozenset(TONES) | {"registration.put_on_waiting_list"}


@dataclass(frozen=True, slots=True)
class Change:
    """Something that an application says otherwise.

    Attributes:
        what: what it is about, in words.
    """

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to a registration."""

    at: datetime
    words: str
    tone: str
    why: str
    changes: tuple[Change, ...] = ()
    decides: bool = False


def story_told(
    registration: Registration, *, money: bool = True, inside: bool = True
) -> Iterator[Moment]:
    """What happened, latest first.

    Args:
        money: whether the reader may know who pays.
        inside: whether the reader works for an agency; others read what concerns them.
    """
    for event in story_of(registration):
        if not inside and not _is_for_all(event.verb):
            continue
        words = _words(event.verb, event.details).format(
            by=event.by or _("Hansa"), **_spoken(event.details)
        )
        changes = tuple(changes_told(event.details, money=money))
        yield Moment(
            event.at,
            words,
            TONES.get(event.verb, ""),
            event.why,
            changes,
            decides=event.verb in DECISIONS,
        )


def _is_for_all(verb: str) -> bool:
    """How an application is scored, and what officers note of a company, stays inside."""
    return verb.startswith("registration.") and verb != "registration.scored"


def changed_after_sending(registration: Registration, story: Iterable[Moment]) -> Moment | None:
    """The latest change by the organisation itself, while nobody has decided."""
    if registration.status not in UNDECIDED:
        return None
    return next((moment for moment in story if moment.changes), None)


def changes_told(details: dict[str, Any], *, money: bool) -> Iterator[Change]:
    """What the organisation changed after sending, for those who decide on it."""
    headings = {
        "motivation": _("Why this mission"),
        "sector_group": _("Sector group"),
        "payer": _("Paid by"),
    }
    for what, who, was, now in details.get("changes", ()):
        if what != "payer" or money:
            yield Change(headings.get(what, who), was, now)
    if "dropped" in details:
        what = _("Activities of {name}").format(name=details.get("delegate", ""))
        yield Change(what, ", ".join(details["dropped"]), ", ".join(details["added"]))


def told_outcome(registration: Registration) -> str:
    """What a decision has just done, for the toast."""
    outcomes = {
        Status.ACCEPTED: _("{organisation} is accepted. Every delegate receives a letter."),
        Status.DECLINED: _("{organisation} is declined. Every delegate receives a letter."),
        Status.WAITING: _(
            "{organisation} is on the waiting list. Every delegate receives a letter."
        ),
        Status.CONFIRMED: _("{organisation} is confirmed. Every delegate receives a letter."),
        Status.CANCELLED: _("{organisation} is cancelled. Every delegate receives a letter."),
        Status.WITHDRAWN: _("{organisation} is withdrawn, and its seats are free again."),
    }
    return outcomes[Status(registration.status)].format(organisation=registration.organisation)


def _spoken(details: dict[str, Any]) -> dict[str, Any]:
    """The details with days as the reader writes them."""
    until = details.get("until")
    day = in_words(date.fromisoformat(until)) if until else ""
    subject = details.get("subject", "")
    spoken = {"agency": "", "delegate": "", "instead": "", "delegates": 0, "version": "", **details}
    return {**spoken, "until": day, "subject": Subject(subject).label if subject else ""}


def _words(verb: str, details: dict[str, Any]) -> str:
    sentences = {
        "registration.applied": ngettext(
            "{by} entered the application with one delegate.",
            "{by} entered the application with {delegates} delegates.",
            details.get("delegates", 1),
        ),
        "registration.begun": _("{by} began the application."),
        "registration.accepted": _("{by} accepted the registration."),
        "registration.declined": _("{by} declined the application."),
        "registration.withdrawn": _("{by} withdrew the registration."),
        "registration.delegate_added": _("{by} added {delegate}."),
        "registration.put_on_waiting_list": _("{by} put the application on the waiting list."),
        "registration.confirmed": _("{by} confirmed the seats."),
        "registration.cancelled": _("{by} cancelled the place."),
        "registration.lapsed": _("The offer was not answered until {until}; its seats are free."),
        "registration.offer_prolonged": _("{by} prolonged the offer until {until}."),
        "registration.substituted": _("{by} let {instead} travel instead of {delegate}."),
        "registration.changed": _("{by} changed the application."),
        "registration.wishes_changed": _("{by} changed the wishes of {delegate}."),
        "registration.agreed": (
            _("{by} agreed for {delegate}: {subject} (version {version}).")
            if details.get("delegate")
            else _("{by} agreed for the organisation: {subject} (version {version}).")
        ),
        "registration.refused_consent": (
            _("{by} said no for {delegate}: {subject} (version {version}).")
            if details.get("delegate")
            else _("{by} said no for the organisation: {subject} (version {version}).")
        ),
        "registration.scored": _("{by} scored the application for {agency}."),
    }
    return sentences.get(verb, _("{by} changed the registration."))
