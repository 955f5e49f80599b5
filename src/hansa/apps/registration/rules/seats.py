"""Seats that are offered and taken, the shares that are kept, and what leaving costs."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.registration.rules.registrations import TRAVELS, Status
from hansa.plumbing.days import in_words

# So many days an offer stands where the mission says nothing else.
ANSWER_DAYS = 14
LONGEST_ANSWER = 120
MOST_OVERBOOKED = 500
WHOLE_FEE = 100


class Answer(TextChoices):
    """What became of an offer."""

    CONFIRMED = "confirmed", gettext_lazy("Confirmed")
    REFUSED = "refused", gettext_lazy("Refused")
    LAPSED = "lapsed", gettext_lazy("Not answered in time")
    TAKEN_BACK = "taken_back", gettext_lazy("Taken back")


class ATerm(Protocol):
    """What leaving costs from some day before the mission on."""

    @property
    def days_before(self) -> int:
        """From so many days before the first day on."""

    @property
    def share(self) -> int:
        """The part of the fee that is kept, in percent."""


def objections_to_confirmed_seats(*, asked: int, left: int, seats: int) -> Iterator[str]:
    """Why these delegates cannot be confirmed: confirmed delegates never exceed the seats."""
    if asked > left:
        yield _("Seats to confirm: {asked}; not confirmed yet: {left} of {seats}.").format(
            asked=asked, left=left, seats=seats
        )


def objections_to_quota(*, share: str, asked: int, left: int, most: int) -> Iterator[str]:
    """Why these delegates do not fit into what is kept for an agency or a sector group."""
    if asked > left:
        yield _("Seats needed: {asked}; left for {share}: {left} of {most}.").format(
            asked=asked, left=left, most=most, share=share
        )


def objections_to_answering(*, today: date, until: date | None) -> Iterator[str]:
    """Why an offer cannot be confirmed any more."""
    if until and today > until:
        yield _("The offer stood until {until}. Ask the agency for another one.").format(
            until=in_words(until)
        )


def objections_to_prolonging(*, status: str, today: date, until: date) -> Iterator[str]:
    """Why an offer cannot stand until this day."""
    if status != Status.ACCEPTED:
        yield _("There is no open offer to prolong.")
    if until < today:
        yield _("Choose a day that is not over.")


def objections_to_speaking(*, organisation: str, agency: str, speaks: bool) -> Iterator[str]:
    """Why somebody may not answer for an organisation."""
    if not speaks:
        yield _("Only {organisation} and the officers of {agency} answer for it.").format(
            organisation=organisation, agency=agency
        )


def objections_to_substituting(*, status: str, leaving: str, joining: str) -> Iterator[str]:
    """Why nobody can travel instead of somebody else."""
    if status not in TRAVELS:
        yield _("A registration that is “{status}” has no seats to hand on.").format(
            status=Status(status).label
        )
    if leaving == joining:
        yield _("{person} travels already.").format(person=joining)


def objections_to_fewer_seats(
    *, seats: int, overbooking: int, offered: int, confirmed: int
) -> Iterator[str]:
    """Why a mission cannot have so few seats."""
    if confirmed > seats:
        yield _("{confirmed} delegates are confirmed already.").format(confirmed=confirmed)
    elif offered > seats + overbooking:
        yield _("{offered} seats are offered or confirmed already.").format(offered=offered)


def objections_to_cancellation_terms(terms: Iterable[ATerm]) -> Iterator[str]:
    """Why these terms cannot stand: each day once, and never cheaper nearer to the mission."""
    ordered = sorted(terms, key=lambda term: -term.days_before)
    if len({term.days_before for term in ordered}) < len(ordered):
        yield _("Name each number of days once.")
    shares = [term.share for term in ordered]
    if shares != sorted(shares):
        yield _("Leaving later never costs less than leaving earlier.")


def share_kept(terms: Iterable[ATerm], *, days_before: int) -> int:
    """The part of the fee, in percent, that is kept when somebody leaves so many days before."""
    reached = [term.share for term in terms if days_before <= term.days_before]
    return max(reached, default=0)
