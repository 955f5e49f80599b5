"""The states of a registration, and what stands in the way of each step."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.missions.rules import OVER
from hansa.apps.missions.rules import Status as MissionStatus
from hansa.plumbing.days import in_words

# Why somebody does not travel stands in letters.
LONGEST_REASON = 2000


class Status(TextChoices):
    """How far a registration is."""

    DRAFT = "draft", gettext_lazy("Draft")
    APPLIED = "applied", gettext_lazy("Applied")
    WAITING = "waiting", gettext_lazy("On the waiting list")
    ACCEPTED = "accepted", gettext_lazy("Accepted")
    CONFIRMED = "confirmed", gettext_lazy("Confirmed")
    DECLINED = "declined", gettext_lazy("Declined")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")


# Delegates of these are planned for: they have days, meetings and activities.
TRAVELS = frozenset({Status.ACCEPTED, Status.CONFIRMED})


# Those who were to travel and do not; their calendars say so.
LEFT = frozenset({Status.WITHDRAWN, Status.CANCELLED})


# Nobody has decided on these yet.
UNDECIDED = (Status.DRAFT, Status.APPLIED, Status.WAITING)
# From where to where a registration may go.
STEPS: dict[str, frozenset[str]] = {
    Status.DRAFT: frozenset({Status.APPLIED, Status.WITHDRAWN}),
    Status.APPLIED: frozenset(
        {Status.WAITING, Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN, Status.CANCELLED}
    ),
    Status.WAITING: frozenset(
        {Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN, Status.CANCELLED}
    ),
    Status.ACCEPTED: frozenset({Status.CONFIRMED, Status.WITHDRAWN, Status.CANCELLED}),
    Status.CONFIRMED: frozenset({Status.WITHDRAWN, Status.CANCELLED}),
    Status.DECLINED: frozenset({Status.ACCEPTED}),
    Status.WITHDRAWN: frozenset(),
    Status.CANCELLED: frozenset({Status.ACCEPTED}),
}


class AStay(Protocol):
    """Some days in a city."""

    @property
    def city(self) -> str:
        """Where."""

    @property
    def arrives_on(self) -> date:
        """The first day there."""

    @property
    def leaves_on(self) -> date:
        """The last day there."""


def objections_to_acting(*, roles: Iterable[str], agency: str) -> Iterator[str]:
    """Why somebody with these roles in the agency concerned may not decide for it."""
    if not PLANNERS.intersection(roles):
        yield _("Only officers and area managers of {agency} decide on this registration.").format(
            agency=agency
        )


def objections_to_agency(*, agency: str, mission: str, organises: bool) -> Iterator[str]:
    """Why no registration goes through this agency."""
    if not organises:
        yield _("{agency} does not organise {mission}.").format(agency=agency, mission=mission)


def objections_to_mission(*, mission: str, status: str) -> Iterator[str]:
    """Why a mission takes nobody."""
    if status in OVER:
        yield _("{mission} takes nobody any more; its status is “{status}”.").format(
            mission=mission, status=MissionStatus(status).label
        )


def objections_to_second_registration(
    *, organisation: str, mission: str, status: str | None
) -> Iterator[str]:
    """Why an organisation that is already in a mission, in this status, cannot apply again."""
    if status is not None:
        yield _("{organisation} is already registered for {mission}: {status}.").format(
            organisation=organisation, mission=mission, status=Status(status).label
        )


def objections_to_delegation(*, travellers: int) -> Iterator[str]:
    """Why a registration cannot stand with so many delegates."""
    if not travellers:
        yield _("Name at least one delegate.")


def objections_to_traveller(
    *, person: str, employer: str, organisation: str, travels_for: str | None, stays: int
) -> Iterator[str]:
    """Why somebody cannot be a delegate of an organisation.

    Args:
        travels_for: the organisation for which the person already travels in this mission.
        stays: on how many legs.
    """
    if employer != organisation:
        yield _("{person} works for {employer}, not for {organisation}.").format(
            person=person, employer=employer, organisation=organisation
        )
    if travels_for is not None:
        yield _("{person} already travels in this mission, for {organisation}.").format(
            person=person, organisation=travels_for
        )
    if not stays:
        yield _("Choose at least one leg for {person}.").format(person=person)


def objections_to_adding(*, status: str) -> Iterator[str]:
    """Why a registration of this status takes no further delegate."""
    if status not in {*UNDECIDED, *TRAVELS}:
        yield _("A registration that is “{status}” takes no further delegate.").format(
            status=Status(status).label
        )


def objections_to_silence(*, why: str) -> Iterator[str]:
    """Why a decision cannot go without words."""
    if not why.strip():
        yield _("Give the reason: those concerned can read it.")
    if len(why.strip()) > LONGEST_REASON:
        yield _("Say why in {number} characters at most.").format(number=LONGEST_REASON)


def objections_to_step(*, current: str, wanted: str) -> Iterator[str]:
    """Why a registration cannot go from one status to the other."""
    if wanted not in STEPS[current]:
        yield _("A registration that is “{current}” cannot become “{wanted}”.").format(
            current=Status(current).label, wanted=Status(wanted).label
        )


def objections_to_seats(*, asked: int, left: int, seats: int) -> Iterator[str]:
    """Why there is no room for these delegates."""
    if asked > left:
        yield _("Seats needed: {asked}; left: {left} of {seats}.").format(
            asked=asked, left=left, seats=seats
        )


def objections_to_late_application(*, today: date, until: date | None) -> Iterator[str]:
    """Why an application comes too late."""
    if until and today > until:
        yield _("Registration closed on {until}.").format(until=in_words(until))


def clashes_within(stays: Iterable[AStay]) -> Iterator[tuple[AStay, AStay]]:
    """Each stay that begins before the one before it has ended, after that one."""
    for earlier, later in pairwise(sorted(stays, key=lambda stay: stay.arrives_on)):
        if later.arrives_on <= earlier.leaves_on:
            yield earlier, later


def objections_to_stays(stays: Iterable[AStay]) -> Iterator[str]:
    """Why a delegate cannot make these stays: nobody is in two cities on one day."""
    for earlier, later in clashes_within(stays):
        yield _("A delegate cannot be in {first} and in {second} on {day}.").format(
            first=earlier.city, second=later.city, day=in_words(later.arrives_on)
        )


def objections_to_stay_beside(
    stay: AStay, *, person: str, others: Iterable[tuple[AStay, str]]
) -> Iterator[str]:
    """Why somebody cannot make a stay, given their standing stays in other missions.

    Args:
        others: each with the name of its mission.
    """
    for other, mission in others:
        if stay.arrives_on <= other.leaves_on and other.arrives_on <= stay.leaves_on:
            yield _(
                "{person} is in {city} with {mission} from {start} to {end}, "
                "and cannot be in {here} then."
            ).format(
                person=person,
                city=other.city,
                mission=mission,
                start=in_words(other.arrives_on),
                end=in_words(other.leaves_on),
                here=stay.city,
            )


def objections_to_stay_on_leg(
    *, city: str, arrives_on: date, leaves_on: date, starts_on: date, ends_on: date
) -> Iterator[str]:
    """Why somebody cannot be on a leg on these days."""
    if leaves_on < arrives_on:
        yield _("Nobody leaves {city} ({end}) before arriving ({start}).").format(
            city=city, start=in_words(arrives_on), end=in_words(leaves_on)
        )
    if arrives_on < starts_on or leaves_on > ends_on:
        yield _("The leg in {city} runs from {start} to {end}.").format(
            city=city, start=in_words(starts_on), end=in_words(ends_on)
        )


def objections_to_stays_outside(number: int) -> Iterator[str]:
    """Why a leg cannot have days that leave so many delegates outside."""
    if number:
        yield _("Delegates whose stay lies outside these days: {number}. Change it first.").format(
            number=number
        )
