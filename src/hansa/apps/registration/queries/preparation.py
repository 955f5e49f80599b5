"""How ready the delegation of a mission is, and who needs help."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Min, Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import Sight
from hansa.apps.accounts.rules.sight import TENDERS
from hansa.apps.directory.models import Profile
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import (
    Brief,
    BriefReading,
    Call,
    Contact,
    Delegate,
    NeedsAndOffers,
    Registration,
)
from hansa.apps.registration.queries.documents import Documents, documents_of
from hansa.apps.registration.rules import TRAVELS
from hansa.apps.registration.rules.preparation import (
    COUNTERPARTS,
    How,
    Part,
    Readiness,
    Step,
    documents_until,
    hosts_languages,
    needs_a_call,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One company on the officers' board.

    Attributes:
        called: when somebody last rang it.
        wants_a_call: it is not ready, departure is near, and nobody rang this week.
    """

    registration: Registration
    readiness: Readiness
    called: date | None
    wants_a_call: bool


def preparing(user: User | AnonymousUser) -> QuerySet[Registration]:
    """The registrations whose preparation is the user's: as traveller, owner or agency."""
    if not user.is_authenticated:
        return Registration.objects.none()
    theirs = (
        Q(delegates__person__user=user)
        | Q(organisation__people__user=user, organisation__people__is_owner=True)
        | Q(agency__in=accounts.agencies_where(user, sees=Sight.MISSIONS).order_by().values("pk"))
    )
    return (
        Registration.objects.filter(theirs, status__in=TRAVELS)
        .select_related("organisation", "agency", "sector_group", "mission")
        .distinct()
    )


def own_of_slug(user: User | AnonymousUser, *, slug: str) -> Registration | None:
    """The registration with which the user travels in a mission, or whose record they keep."""
    if not user.is_authenticated:
        return None
    own = Q(delegates__person__user=user) | Q(
        organisation__people__user=user, organisation__people__is_owner=True
    )
    return preparing(user).filter(own, mission__slug=slug).order_by("pk").first()


def looks_after(user: User, *, registration: Registration) -> bool:
    """Whether the user works for the agency that decided on it, and may do so there."""
    return bool(TENDERS & accounts.roles_in(user, agencies=[registration.agency_id]))


def may_prepare(user: User, *, registration: Registration) -> bool:
    """Whether the user notes how the organisation prepares: its people, or who looks after it."""
    own = Q(delegates__person__user=user) | Q(
        organisation__people__user=user, organisation__people__is_owner=True
    )
    theirs = preparing(user).filter(pk=registration.pk)
    return looks_after(user, registration=registration) or theirs.filter(own).exists()


def readiness_of(registration: Registration) -> Readiness:
    """How ready one company is."""
    return readiness(registration.mission, [registration])[registration.pk]


def readiness(mission: Mission, registrations: Iterable[Registration]) -> dict[int, Readiness]:
    """How ready each of the companies is, by registration; a fixed number of queries."""
    rows = list(registrations)
    ids = [row.pk for row in rows]
    travellers = _travellers(ids)
    profiled = _profiled(hosts_languages(mission.country), [row.organisation_id for row in rows])
    stated = set(
        NeedsAndOffers.objects.filter(registration__in=ids).values_list("registration", flat=True)
    )
    contacts = _contacts(ids)
    briefs = Brief.objects.filter(mission=mission).count()
    read = _counted(BriefReading.objects.filter(delegate__registration__in=ids))
    checked = _documents(mission, ids)
    return {
        row.pk: Readiness(
            (
                Part(Step.PROFILE, int(row.organisation_id in profiled), 1),
                Part(Step.NEEDS, int(row.pk in stated), 1),
                Part(Step.COUNTERPARTS, contacts[row.pk]["counterparts"], COUNTERPARTS),
                Part(Step.VIDEO, contacts[row.pk]["video"], 1),
                Part(Step.BRIEF, read[row.pk], briefs * travellers[row.pk]),
                Part(Step.DOCUMENTS, checked[row.pk], travellers[row.pk]),
            )
        )
        for row in rows
    }


def board(mission: Mission, *, user: User, today: date) -> list[Row]:
    """The companies that the user's agencies look after, those that need help most first."""
    own = Registration.objects.filter(
        mission=mission,
        status__in=TRAVELS,
        agency__in=accounts.agencies_where(user, sees=Sight.MISSIONS).order_by().values("pk"),
    ).select_related("organisation", "agency", "sector_group")
    rows = list(own.prefetch_related("delegates__person"))
    known = readiness(mission, rows)
    called = dict(
        Call.objects.filter(registration__in=rows)
        .order_by()
        .values_list("registration")
        .annotate(last=Max("at"))
    )
    leaves_on = departure(mission)
    found = []
    for row in rows:
        last = called[row.pk].date() if row.pk in called else None
        percent = known[row.pk].percent
        wants = leaves_on is not None and needs_a_call(
            percent=percent, today=today, leaves_on=leaves_on, called=last
        )
        found.append(Row(row, known[row.pk], last, wants))
    return sorted(
        found,
        key=lambda row: (
            not row.wants_a_call,
            row.readiness.percent,
            row.registration.organisation.name,
        ),
    )


def travelling(mission: Mission) -> QuerySet[Registration]:
    """Every company that travels in the mission."""
    return Registration.objects.filter(mission=mission, status__in=TRAVELS).select_related(
        "organisation", "agency", "mission"
    )


def departure(mission: Mission) -> date | None:
    """The first day of the first leg."""
    first: date | None = mission.legs.order_by().aggregate(first=Min("starts_on"))["first"]
    return first


def documents_needed_until(mission: Mission) -> date | None:
    """The day until which every traveller's documents must be good."""
    last = mission.legs.order_by().aggregate(last=Max("ends_on"))["last"]
    return documents_until(last) if last else None


def contacts_of(registration: Registration) -> QuerySet[Contact]:
    """Whom the organisation was in touch with, latest first."""
    return Contact.objects.filter(registration=registration)


def stated_by(registration: Registration) -> NeedsAndOffers | None:
    """What the organisation looks for and brings."""
    return NeedsAndOffers.objects.filter(registration=registration).first()


def briefs_of(mission: Mission) -> QuerySet[Brief]:
    """What is to be read before this mission."""
    return Brief.objects.filter(mission=mission)


def calls_about(registration: Registration) -> QuerySet[Call]:
    """Who rang the company and what came of it, latest first."""
    return Call.objects.filter(registration=registration).select_related("by")


def travellers_with_steps(registration: Registration) -> QuerySet[Delegate]:
    """Who travels, each with how many briefs were read (`read`)."""
    return (
        Delegate.objects.filter(registration=registration)
        .select_related("person__user", "documents_checked")
        .annotate(read=Count("readings"))
    )


def steps_of_travellers(registration: Registration) -> list[tuple[Delegate, Documents]]:
    """The same, each with what is known of their documents."""
    travellers = list(travellers_with_steps(registration))
    known = documents_of(registration.mission, travellers)
    return [(traveller, known[traveller.pk]) for traveller in travellers]


def ecosystem(registration: Registration) -> QuerySet[Registration]:
    """Who else travels in this mission from the same sector or the same city."""
    alike = Q(organisation__city=registration.organisation.city)
    if registration.sector_group_id:
        alike |= Q(sector_group=registration.sector_group_id)
    return (
        Registration.objects.filter(alike, mission=registration.mission_id, status__in=TRAVELS)
        .exclude(pk=registration.pk)
        .select_related("organisation", "sector_group")
        .order_by("organisation__name", "pk")
    )


def _profiled(languages: Iterable[str], organisations: list[int]) -> set[int]:
    """The organisations with a complete profile in one of the languages."""
    told = Profile.objects.filter(language__in=languages, organisation__in=organisations)
    return {profile.organisation_id for profile in told if profile.is_complete}


def _travellers(ids: list[int]) -> Mapping[int, int]:
    return _counted(Delegate.objects.filter(registration__in=ids), of="registration")


def _counted(rows: QuerySet[Any], *, of: str = "delegate__registration") -> Mapping[int, int]:
    counts = rows.order_by().values_list(of).annotate(number=Count("pk"))
    return defaultdict(int, counts)


def _contacts(ids: list[int]) -> Mapping[int, dict[str, int]]:
    """How many different counterparts were contacted, and how many video calls were held."""
    rows = (
        Contact.objects.filter(registration__in=ids)
        .order_by()
        .values_list("registration")
        .annotate(
            counterparts=Count("name", distinct=True),
            video=Count("pk", filter=Q(how=How.VIDEO)),
        )
    )
    found: dict[int, dict[str, int]] = defaultdict(lambda: {"counterparts": 0, "video": 0})
    for registration, counterparts, video in rows:
        found[registration] = {"counterparts": counterparts, "video": video}
    return found


def _documents(mission: Mission, ids: list[int]) -> Mapping[int, int]:
    """How many travellers of each company have documents that are good for long enough."""
    travellers = list(
        Delegate.objects.filter(registration__in=ids).select_related("documents_checked")
    )
    known = documents_of(mission, travellers)
    return Counter(each.registration_id for each in travellers if known[each.pk].are_good)
