"""Who travels, and of whom one may read where they sleep."""

from collections.abc import Iterable

from django.db.models import Q

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.missions.models import Mission
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.models import Companion, Delegate
from hansa.apps.registration.queries import particulars
from hansa.apps.registration.queries.composition import companions_of
from hansa.apps.registration.rules import TRAVELS
from hansa.apps.travel.models import Traveller, Whoever
from hansa.apps.travel.queries.accompanying import accompanying_of
from hansa.values import row_number

_NAMED = (
    "delegate__person",
    "delegate__registration__organisation",
    "companion__agency",
    "accompanying__delegate__person",
    "accompanying__delegate__registration",
)


def travelling(path: str = "") -> Q:
    """Who travels still; for rows that lead to a traveller, `path` says how ("traveller__")."""
    stands = "delegate__registration__status__in"
    return (
        Q(**{f"{path}companion__isnull": False})
        | Q(**{f"{path}{stands}": sorted(TRAVELS)})
        | Q(**{f"{path}accompanying__{stands}": sorted(TRAVELS)})
    )


def named(path: str = "") -> tuple[str, ...]:
    """What is read along with a traveller to call them by name."""
    return tuple(f"{path}{each}" for each in _NAMED)


def travellers_of(mission: Mission) -> list[Traveller]:
    """Everybody who travels and is on a list already, by name."""
    found = Traveller.objects.filter(travelling(), mission=mission).select_related(*named())
    return sorted(found, key=lambda each: str(each).casefold())


def choices_of(mission: Mission) -> list[tuple[str, str]]:
    """Everybody who travels, on a list or not: a key for `traveller_of_key`, and a name."""
    delegates = registrations.accepted_delegates(mission)
    companions = companions_of(mission)
    found = [(f"d{each.pk}", f"{each}, {each.registration}") for each in delegates]
    found += [(f"c{each.pk}", f"{each}, {each.agency}") for each in companions]
    found += [(f"a{each.pk}", f"{each}, {each.with_whom}") for each in accompanying_of(mission)]
    return sorted(found, key=lambda pair: pair[1].casefold())


def who_has_key(mission: Mission, key: str) -> Whoever | None:
    """Whom a key of `choices_of` names; nobody who does not travel in this mission."""
    sort, number = key[:1], row_number(key[1:])
    if number is None:
        return None
    if sort == "d":
        return registrations.accepted_delegates(mission).filter(pk=number).first()
    if sort == "a":
        return accompanying_of(mission).filter(pk=number).first()
    return Companion.objects.filter(mission=mission, pk=number).first()


def travels_still(traveller: Traveller) -> bool:
    """Whether somebody is in the delegation, and not gone from it."""
    return Traveller.objects.filter(travelling(), pk=traveller.pk).exists()


def read_in_confidence(
    user: User, travellers: Iterable[Traveller], *, mission: Mission
) -> frozenset[int]:
    """The travellers, by number, of whom the user may read rooms and needs.

    As with particulars (ADR 0019): delegates by those who may read something of them, who comes
    with one by the same, and those of the agencies by those who plan the mission for one of them.
    """
    listed = list(travellers)
    looked_after = {each.pk: found for each in listed if (found := _delegate_of(each))}
    delegates = list(looked_after.values())
    open_to = particulars.sections_open_to(user, delegates) if delegates else {}
    agencies = [organiser.agency_id for organiser in mission.organisers.all()]
    plans = bool(PLANNERS & accounts.roles_in(user, agencies=agencies))
    return frozenset(
        each.pk
        for each in listed
        if (open_to.get(looked_after[each.pk].pk) if each.pk in looked_after else plans)
    )


def _delegate_of(traveller: Traveller) -> Delegate | None:
    """The delegate that they are, or with whom they come."""
    if traveller.accompanying:
        return traveller.accompanying.delegate
    return traveller.delegate
