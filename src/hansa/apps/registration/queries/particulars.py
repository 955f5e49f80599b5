"""What delegates told in confidence, and who may read it; opening it for others is a service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import Role
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.registration import rules
from hansa.apps.registration.models import Delegate, Particulars, Stay
from hansa.apps.registration.particulars import Passport, Told, read
from hansa.apps.registration.queries.registrations import delegates_of_user
from hansa.apps.registration.rules import Section
from hansa.plumbing.history.models import Event
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.secrets.sealing import CannotUnseal, keyring, unseal

# What was done with particulars, as history calls it.
KEPT, DELETED, READ, PURGED = (
    f"particulars.{verb}" for verb in ("kept", "deleted", "read", "purged")
)


@dataclass(frozen=True, slots=True)
class Access:
    """A delegate of whom somebody may read something.

    Attributes:
        sections: what they may read.
        told: what there is of it.
    """

    delegate: Delegate
    sections: frozenset[str]
    told: frozenset[str]


def own_journeys(user: User) -> QuerySet[Delegate]:
    """As whom the user travels, and may tell particulars."""
    return delegates_of_user(user).select_related("registration__agency")


def particulars_of(delegate: Delegate) -> dict[str, Particulars]:
    """What the delegate told, by section and still closed."""
    return {row.section: row for row in _own_rows().filter(delegate=delegate)}


def particulars_of_each(delegates: Iterable[Delegate], *, section: str) -> dict[int, Particulars]:
    """What these delegates told in one section, by their number and still closed."""
    numbers = [delegate.pk for delegate in delegates]
    rows = _own_rows().filter(delegate__in=numbers, section=section)
    return {row.delegate_id: row for row in rows}


def own_particulars(delegate: Delegate) -> dict[str, Told]:
    """What the delegate told, opened for themselves; what no key opens is left out."""
    found = {}
    for section, row in particulars_of(delegate).items():
        try:
            found[section] = opened(row)
        except CannotUnseal:
            continue
    return found


def opened(row: Particulars) -> Told:
    """What the row says.

    Raises:
        CannotUnseal: when no key of this site opens it.
    """
    return read(row.section, unseal(row.sealed, about=row.about))


def accesses(mission: Mission, *, user: User) -> list[Access]:
    """The delegates who travel of whom the user may read something, by name."""
    delegates = list(
        _readable(mission, user=user)
        .select_related("person", "registration__organisation", "registration__agency", "mission")
        .prefetch_related(Prefetch("particulars", _own_rows()))
    )
    open_to = sections_open_to(user, delegates)
    return [
        Access(
            delegate,
            open_to[delegate.pk],
            frozenset(row.section for row in delegate.particulars.all()) & open_to[delegate.pk],
        )
        for delegate in delegates
        if open_to[delegate.pk]
    ]


def reads_particulars(user: User, *, mission: Mission) -> bool:
    """Whether there is a delegate of whom the user may read something."""
    return _readable(mission, user=user).exists()


def sections_open_to(user: User, delegates: Sequence[Delegate]) -> dict[int, frozenset[str]]:
    """What the user may read of each delegate, by its number."""
    return {
        number: rules.sections_open_to(roles)
        for number, roles in roles_for(user, delegates).items()
    }


def roles_for(user: User, delegates: Sequence[Delegate]) -> dict[int, set[str]]:
    """What the user is to each delegate: in the agency concerned, or abroad on a leg."""
    by_agency = _roles_by_agency(user)
    met = set(
        Delegate.objects.filter(pk__in=[delegate.pk for delegate in delegates])
        .filter(_is_met_by(user))
        .values_list("pk", flat=True)
    )
    return {
        delegate.pk: by_agency.get(delegate.registration.agency_id, set())
        | ({Role.COUNSELLOR} if delegate.pk in met else set())
        for delegate in delegates
    }


def readings_of(delegate: Delegate) -> QuerySet[Event]:
    """What was done with the particulars of the person who travels, latest first."""
    return story_of(delegate).filter(
        verb__in=(KEPT, DELETED, READ, PURGED), details__person=delegate.person_id
    )


def particulars_kept_until(mission: Mission) -> date | None:
    """The last day on which particulars are kept; None while the mission has no leg."""
    home = _home(mission)
    return rules.last_day_kept(home) if home else None


def passport_needed_until(mission: Mission) -> date | None:
    """Until when passports have to be good; None while the mission has no leg."""
    home = _home(mission)
    return rules.passport_needed_until(home) if home else None


def passports_in_order(delegates: Iterable[Delegate]) -> dict[int, bool | None]:
    """Whether each delegate's passport is good long enough, by number; None where none was told.

    Nobody reads a passport by this: all that comes out is yes or no.
    """
    known = {delegate.pk: delegate for delegate in delegates}
    needed = {
        mission: rules.passport_needed_until(home)
        for mission, home in Leg.objects.filter(
            mission__in={delegate.mission_id for delegate in known.values()}
        )
        .order_by()
        .values_list("mission")
        .annotate(home=Max("ends_on"))
    }
    until = {number: needed.get(delegate.mission_id) for number, delegate in known.items()}
    return passports_good_until(until)


def passports_good_until(until: Mapping[int, date | None]) -> dict[int, bool | None]:
    """The same for delegates by number, each with the day until which a passport has to be good."""
    found: dict[int, bool | None] = dict.fromkeys(until)
    for row in _own_rows().filter(delegate__in=until, section=Section.PASSPORT):
        found[row.delegate_id] = _is_good(row, until[row.delegate_id])
    return found


def out_of_time(today: date) -> QuerySet[Particulars]:
    """What may no longer be kept: of missions long over, and of those who do not travel."""
    return Particulars.objects.annotate(home=Max("delegate__mission__legs__ends_on")).filter(
        Q(home__lt=today - rules.KEPT_FOR)
        | ~Q(delegate__registration__status__in=rules.TRAVELS)
        | ~Q(delegate__person=F("person"))
    )


def closed_by_former_keys() -> QuerySet[Particulars]:
    """What another key than the one in use closed."""
    return Particulars.objects.exclude(key=keyring().current)


def _own_rows() -> QuerySet[Particulars]:
    """What those told who travel now; somebody substituted told it for themselves alone."""
    return Particulars.objects.filter(person=F("delegate__person"))


def _readable(mission: Mission, *, user: User) -> QuerySet[Delegate]:
    return Delegate.objects.filter(
        Q(registration__agency__in=_roles_by_agency(user)) | Q(_is_met_by(user)),
        mission=mission,
        registration__status__in=rules.TRAVELS,
    )


def _roles_by_agency(user: User) -> Mapping[int, set[str]]:
    roles: dict[int, set[str]] = {}
    for held in accounts.roles_of(user):
        if rules.sections_open_to([held.role]):
            roles.setdefault(held.agency_id, set()).add(held.role)
    return roles


def _is_met_by(user: User) -> Exists:
    """Whether the delegate stays on a leg that the user looks after as its counsellor."""
    return Exists(
        Stay.objects.filter(
            delegate=OuterRef("pk"),
            leg__counsellor=user,
            leg__counsellor__roles__role=Role.COUNSELLOR,
            stands=True,
        )
    )


def _home(mission: Mission) -> date | None:
    last = Leg.objects.filter(mission=mission).order_by("-ends_on").first()
    return last.ends_on if last else None


def _is_good(row: Particulars, until: date | None) -> bool | None:
    try:
        told = opened(row)
    except CannotUnseal:
        return None
    return isinstance(told, Passport) and (until is None or told.expires_on >= until)
