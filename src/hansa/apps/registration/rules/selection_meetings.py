"""What a selection meeting may decide, and when it counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.registration.rules.ranking import Outcome


@dataclass(frozen=True, slots=True)
class Decided:
    """What the meeting decided on one application.

    Attributes:
        seats: how many delegates it asks for.
        points: whether its own agency has scored it.
    """

    organisation: str
    agency: str
    seats: int
    outcome: str
    proposal: str
    reason: str
    scored: bool


def objections_to_opening(*, published: bool, already_open: bool, scored: int) -> Iterator[str]:
    """Why no selection meeting can be opened."""
    if not published:
        yield _("Publish the criteria first: nobody is measured by what they could not read.")
    if already_open:
        yield _("A selection meeting of this mission is open already.")
    if not scored:
        yield _("Nothing is scored yet; there is nothing to decide on.")


def objections_to_a_closed_meeting(*, closed: bool) -> Iterator[str]:
    """Why nothing more can be noted in a meeting."""
    if closed:
        yield _("This meeting is closed; what it decided stands.")


def objections_to_decision(decided: Decided) -> Iterator[str]:
    """Why the meeting cannot decide so on an application."""
    if decided.outcome not in Outcome.values:
        yield _("Choose one of {outcomes}.").format(
            outcomes=", ".join(str(label) for label in Outcome.labels)
        )
        return
    if not decided.scored:
        yield _("{agency} has not scored {organisation} yet.").format(
            agency=decided.agency, organisation=decided.organisation
        )
    if decided.reason.strip():
        return
    if decided.outcome != Outcome.ACCEPT:
        yield _("Give the reason for {organisation}: the letter says it.").format(
            organisation=decided.organisation
        )
    elif decided.outcome != decided.proposal:
        yield _("Say why {organisation} is not treated as the ranking proposes.").format(
            organisation=decided.organisation
        )


def objections_to_closing(
    decisions: Iterable[Decided], *, present: Iterable[str], minutes: str, seats_left: int
) -> Iterator[str]:
    """Why the meeting cannot end with these decisions.

    Args:
        present: the agencies for which an officer or area manager is there.
    """
    made, there = list(decisions), set(present)
    if not made:
        yield _("Nothing is decided yet.")
    for decided in made:
        yield from objections_to_decision(decided)
    for agency in sorted({decided.agency for decided in made} - there):
        yield _("Nobody of {agency} is noted as present, and it decides on applications.").format(
            agency=agency
        )
    if not minutes.strip():
        yield _("Write the minutes; an auditor reads them.")
    asked = sum(decided.seats for decided in made if decided.outcome == Outcome.ACCEPT)
    if asked > seats_left:
        yield ngettext(
            "{asked} seat would be offered, and {left} are left.",
            "{asked} seats would be offered, and {left} are left.",
            asked,
        ).format(asked=asked, left=seats_left)


def objections_to_releasing(*, closed: bool, waiting: int) -> Iterator[str]:
    """Why nothing of a meeting can be released by somebody.

    Args:
        waiting: decisions on applications of their agencies that are not released yet.
    """
    if not closed:
        yield _("Close the meeting first; until then its decisions can change.")
    elif not waiting:
        yield _("No decision of your agency waits to be released.")


def objections_to_minuting(*, roles: Iterable[str]) -> Iterator[str]:
    """Why somebody with these roles in the organising agencies keeps no meeting."""
    if not PLANNERS.intersection(roles):
        yield _("Only officers and area managers of an organising agency hold this meeting.")
