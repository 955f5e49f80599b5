"""For whom seats are kept: agencies, sector groups, and companies of a size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules import Kind
from hansa.apps.missions.models import Mission
from hansa.apps.missions.rules import OVER
from hansa.apps.registration import rules
from hansa.apps.registration.models import Delegate, Quota, Registration
from hansa.apps.registration.rules import SizeShare, Status

# The agency, the sector group, the organisation with its kind, and how many travel for it.
_Row = tuple[int, int | None, int, str, int]
_COLUMNS = (
    "registration__agency",
    "registration__sector_group",
    "registration__organisation",
    "registration__organisation__kind",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A quota, and how much of it is offered or confirmed."""

    quota: Quota
    taken: int

    @property
    def left(self) -> int:
        """How many more delegates it lets travel."""
        return max(0, self.quota.most - self.taken)


@dataclass(frozen=True, slots=True)
class Unsized:
    """Companies of one agency that have not declared their size, and who sees to it."""

    agency: Agency
    companies: tuple[Organisation, ...]
    who: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Delegates who count alike in every quota."""

    agency: int
    sector_group: int | None
    size: str
    number: int


def quotas_of(mission: Mission, *, today: date) -> list[Kept]:
    """Every quota of a mission, agencies first and sizes last, with what is taken of it.

    Sizes are those of `sized_on`: a company that declares anew before it travels counts anew.
    """
    quotas = _quotas(mission)
    return _kept(quotas, _travelling(mission, quotas, today=today)) if quotas else []


def objections_to_quotas(registration: Registration, *, asked: int, today: date) -> Iterator[str]:
    """Why so many more delegates of the registration do not fit into the mission's quotas."""
    quotas = _quotas(registration.mission)
    if not quotas:
        return
    organisation = registration.organisation
    asking = (
        registration.agency_id,
        registration.sector_group_id,
        organisation.pk,
        organisation.kind,
        asked,
    )
    *travelling, wanted = _travelling(registration.mission, quotas, today=today, besides=[asking])
    for each in _kept(quotas, travelling):
        if _is_for(each.quota, wanted):
            yield from rules.objections_to_quota(
                share=str(each.quota), asked=asked, left=each.left, most=each.quota.most
            )


def sized_on(mission: Mission, *, today: date) -> date:
    """The day whose declarations count: today, but for a mission that left, its first day.

    A declaration is good for some years only; who travelled stays what it was then.
    """
    return min([today, *(leg.starts_on for leg in mission.legs.all())])


def size_shares(organisations: Iterable[tuple[int, str]], *, on: date) -> dict[int, str]:
    """To which `SizeShare` each organisation belongs; "" for one that is no company.

    Args:
        organisations: each by its number and its kind.
    """
    kinds = dict(organisations)
    companies = [number for number, kind in kinds.items() if kind == Kind.COMPANY]
    sizes = directory.sizes_of(companies, on=on) if companies else {}
    return {
        number: rules.size_share(kind=kind, size=sizes.get(number))
        for number, kind in kinds.items()
    }


def who_declared_no_size(mission: Mission, *, today: date) -> list[Unsized]:
    """The companies in the mission whose size is not known, by the agency that looks after them.

    Those that were declined or left are no matter any more.
    """
    concerned = Registration.objects.filter(
        mission=mission,
        status__in=rules.TRAVELS | {Status.APPLIED, Status.WAITING},
        organisation__kind=Kind.COMPANY,
    )
    found = list(
        concerned.select_related("organisation__agency").order_by(
            "organisation__agency__name", "organisation__agency", "organisation__name", "pk"
        )
    )
    on = sized_on(mission, today=today)
    known = directory.sizes_of([each.organisation_id for each in found], on=on)
    unsized = [each.organisation for each in found if each.organisation_id not in known]
    staff = list(accounts.staff_of({each.agency for each in unsized})) if unsized else []
    return [
        Unsized(
            agency=agency,
            companies=tuple(companies),
            who=tuple(
                dict.fromkeys(
                    each.user
                    for each in staff
                    if each.agency_id == agency.pk and each.role in PLANNERS
                )
            ),
        )
        for agency, companies in groupby(unsized, key=lambda each: each.agency)
    ]


def missions_that_count_its_size(organisation: Organisation) -> QuerySet[Mission]:
    """The missions ahead that keep seats for sizes, where the organisation travels or waits."""
    concerned = Registration.objects.filter(
        organisation=organisation, status__in=rules.TRAVELS | {Status.WAITING}
    )
    by_size = Quota.objects.exclude(size="")
    keeping = Mission.objects.filter(pk__in=concerned.values("mission"))
    return keeping.filter(pk__in=by_size.values("mission")).exclude(status__in=OVER)


def _quotas(mission: Mission) -> list[Quota]:
    return list(Quota.objects.filter(mission=mission).select_related("agency", "sector_group"))


def _kept(quotas: Iterable[Quota], travelling: Sequence[_Group]) -> list[Kept]:
    kept = [
        Kept(quota, taken=sum(group.number for group in travelling if _is_for(quota, group)))
        for quota in quotas
    ]
    order = ["", *SizeShare.values]
    return sorted(kept, key=lambda each: order.index(each.quota.size))


def _travelling(
    mission: Mission, quotas: Iterable[Quota], *, today: date, besides: Sequence[_Row] = ()
) -> list[_Group]:
    """Who travels; their sizes are looked up, in one query, only where a quota asks for one.

    Args:
        besides: others that are to be counted alike; they come last.
    """
    travelling = Delegate.objects.filter(
        mission=mission, registration__status__in=rules.TRAVELS
    ).order_by()
    rows: list[_Row] = [
        *travelling.values_list(*_COLUMNS).annotate(number=Count("pk")),
        *besides,
    ]
    if any(quota.size for quota in quotas):
        on = sized_on(mission, today=today)
        shares = size_shares([(row[2], row[3]) for row in rows], on=on)
    else:
        shares = {}
    return [_Group(row[0], row[1], size=shares.get(row[2], ""), number=row[4]) for row in rows]


def _is_for(quota: Quota, group: _Group) -> bool:
    if quota.agency_id is not None:
        return quota.agency_id == group.agency
    if quota.sector_group_id is not None:
        return quota.sector_group_id == group.sector_group
    return quota.size == group.size
