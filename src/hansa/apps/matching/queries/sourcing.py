"""Those who may become hosts: who is asked, by whom and for whom, and how many say yes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, FilteredRelation, Prefetch, Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import Sight
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.rules.likeness import bare_name
from hansa.apps.matching.models import (
    ApproachTemplate,
    Exclusion,
    Prospect,
    ProspectNote,
    Sought,
)
from hansa.apps.matching.rules.sourcing import ENDED, Asking, Pipeline
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.registration.models import Registration
from hansa.apps.registration.rules import TRAVELS

# Who serves so many companies is shared.
SHARED = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of those who may become hosts are shown; what is empty leaves everybody.

    Attributes:
        serves: the number of a registration.
        overdue_on: only those whose next step was due before this day.
    """

    leg: int | None = None
    stage: str = ""
    serves: int | None = None
    keeper: int | None = None
    overdue_on: date | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many of a long list got how far; who declined counts for how far they got."""

    label: str
    listed: int
    approached: int
    interested: int
    confirmed: int
    declined: int

    @property
    def steps(self) -> tuple[int, int, int, int]:
        """The four numbers in their order."""
        return self.listed, self.approached, self.interested, self.confirmed

    def share(self, number: int) -> int:
        """How many in a hundred of those listed."""
        return round(100 * number / self.listed) if self.listed else 0


def prospects_of(mission: Mission) -> QuerySet[Prospect]:
    """Everybody who may become a host of the mission, with the companies they would serve."""
    served = Sought.objects.filter(registration__status__in=TRAVELS).select_related(
        "registration__organisation", "said_by"
    )
    return (
        Prospect.objects.filter(leg__mission=mission)
        .select_related("leg", "organisation__agency", "contact", "keeper")
        .prefetch_related(Prefetch("serves", served))
        .order_by("organisation__name", "pk")
    )


def chosen_prospects(mission: Mission, wanted: Wanted) -> QuerySet[Prospect]:
    """Those of the mission that are wanted, the most urgent first."""
    found = prospects_of(mission)
    if wanted.leg:
        found = found.filter(leg=wanted.leg)
    if wanted.stage:
        found = found.filter(stage=wanted.stage)
    if wanted.serves:
        found = found.filter(serves__registration=wanted.serves)
    if wanted.keeper:
        found = found.filter(keeper=wanted.keeper)
    if wanted.overdue_on:
        found = found.filter(due_on__lt=wanted.overdue_on).exclude(stage__in=ENDED)
    return found.order_by("due_on", "organisation__name", "pk")


def due_until(mission: Mission, *, day: date, keeper: User | None = None) -> QuerySet[Prospect]:
    """Those whose next step is due on the day or was before, the longest waiting first."""
    found = prospects_of(mission).filter(due_on__lte=day).exclude(stage__in=ENDED)
    if keeper:
        found = found.filter(keeper=keeper)
    return found.order_by("due_on", "organisation__name", "pk")


def shared_prospects(mission: Mission) -> QuerySet[Prospect]:
    """Those who would serve several companies, the most shared first."""
    stands = Count("serves", filter=Q(serves__registration__status__in=TRAVELS))
    found = prospects_of(mission).annotate(served=stands).filter(served__gte=SHARED)
    return found.exclude(stage=Pipeline.DECLINED).order_by("-served", "organisation__name", "pk")


def served_by(prospect: Prospect) -> list[Sought]:
    """The companies that travel for which a prospect is sought."""
    return list(
        Sought.objects.filter(prospect=prospect, registration__status__in=TRAVELS)
        .select_related("registration__organisation")
        .order_by("registration__organisation__name")
    )


def keepers_of(mission: Mission) -> list[User]:
    """Who looks after somebody in the mission, by name."""
    kept = Prospect.objects.filter(leg__mission=mission).order_by().values("keeper")
    return list(User.objects.filter(pk__in=kept).order_by("full_name", "pk"))


def travelling(mission: Mission) -> QuerySet[Registration]:
    """The companies for which a host can be sought."""
    return (
        Registration.objects.filter(mission=mission, status__in=TRAVELS)
        .select_related("organisation")
        .order_by("organisation__name", "pk")
    )


def may_source(user: User, *, mission: Mission) -> set[str]:
    """What the user does for the mission or one of its legs, as roles."""
    return missions.tending_roles_on(user, mission)


def people_of(prospect: Prospect) -> QuerySet[Person]:
    """Who can be spoken with there."""
    return Person.objects.filter(organisation=prospect.organisation_id).order_by(
        "last_name", "first_name", "pk"
    )


def notes_on(prospect: Prospect, *, user: User | AnonymousUser) -> QuerySet[ProspectNote]:
    """The notes of those agencies whose notes the user reads, latest first."""
    agencies = accounts.agencies_where(user, sees=Sight.NOTES).order_by().values("pk")
    return ProspectNote.objects.filter(prospect=prospect, agency__in=agencies).select_related(
        "agency", "written_by"
    )


def agency_writing(user: User, *, mission: Mission) -> Agency | None:
    """For which agency the user writes notes: one that organises the mission, if there is."""
    writing = accounts.agencies_to_write_notes_for(user)
    organises = [one.agency_id for one in mission.organisers.all()]
    return writing.filter(pk__in=organises).first() or writing.first()


def templates_of(mission: Mission) -> QuerySet[ApproachTemplate]:
    """The letters of the mission to those who may become hosts, by name."""
    return ApproachTemplate.objects.filter(mission=mission).order_by("name", "pk")


def letters_beside(prospect: Prospect, *, mission: Mission) -> list[ApproachTemplate]:
    """The letters of the mission, those that went to the prospect first, the latest on top.

    Each knows in `sent` how and when it went; None where it did not.
    """
    there = FilteredRelation("approaches", condition=Q(approaches__prospect=prospect))
    letters = (
        templates_of(mission)
        .annotate(sent=there)
        .select_related("sent__letter", "sent__written_by")  # type: ignore[misc]  # annotated above
        .order_by(F("sent__written_at").desc(nulls_last=True), "name", "pk")
    )
    for letter in letters:
        # Where the join finds nothing, Django leaves the attribute out altogether.
        letter.sent = getattr(letter, "sent", None)
    return list(letters)


def companies_beside(prospect: Prospect, *, mission: Mission) -> QuerySet[Registration]:
    """The companies that travel; each knows in `sought_why` why the prospect is sought for it.

    None where it is not.
    """
    there = FilteredRelation("prospects", condition=Q(prospects__prospect=prospect))
    return travelling(mission).annotate(sought=there, sought_why=F("sought__why"))


def conversion(
    mission: Mission, *, all_label: str
) -> tuple[Conversion, list[Conversion], list[Conversion]]:
    """How many got how far: in the mission, on each leg, and with each who looks after them."""
    rows = list(
        Prospect.objects.filter(leg__mission=mission)
        .order_by("leg__starts_on", "keeper__full_name")
        .values_list(
            "leg__city",
            "keeper__full_name",
            "approached_at",
            "interested_at",
            "confirmed_at",
            "declined_at",
        )
    )
    by_leg: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    by_keeper: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for city, keeper, *moments in rows:
        by_leg[city].append(tuple(moments))
        by_keeper[keeper].append(tuple(moments))
    everybody = [tuple(row[2:]) for row in rows]
    return (
        _conversion(all_label, everybody),
        [_conversion(label, each) for label, each in by_leg.items()],
        [_conversion(label, each) for label, each in sorted(by_keeper.items())],
    )


def asking(leg: Leg, organisation: Organisation, *, serves: Iterable[Registration]) -> Asking:
    """What is known before an organisation is put on the long list of a leg.

    Two records of one name in one country are one organisation, whichever agency keeps them.
    """
    name = bare_name(organisation.name)
    twins = Prospect.objects.filter(leg=leg, organisation__country=organisation.country)
    twin = next(
        (
            one
            for one in twins.select_related("organisation", "keeper")
            if one.organisation_id == organisation.pk or bare_name(one.organisation.name) == name
        ),
        None,
    )
    return Asking(
        organisation=str(organisation),
        city=leg.city,
        is_host=_receives(leg, organisation),
        asked_by=twin.keeper.full_name if twin else "",
        asked_as=str(twin) if twin else "",
        stage=str(twin.get_stage_display()) if twin else "",
        spared_by=spared_by(organisation, registrations=[one.pk for one in serves]),
    )


def host_of(prospect: Prospect) -> Counterpart | None:
    """The host that a prospect became, or is already."""
    return Counterpart.objects.filter(
        leg=prospect.leg_id, organisation=prospect.organisation_id
    ).first()


def spared_by(organisation: Organisation, *, registrations: Collection[int]) -> list[str]:
    """Which of these companies asked not to be introduced to the organisation, by name."""
    name = bare_name(organisation.name)
    rows = (
        Exclusion.objects.filter(profile__registration__in=registrations)
        .order_by("profile__registration__organisation__name")
        .values_list("organisation", "name", "profile__registration__organisation__name")
    )
    found = [
        company
        for excluded, called, company in rows
        if excluded == organisation.pk or bare_name(called) == name
    ]
    return list(dict.fromkeys(found))


def _receives(leg: Leg, organisation: Organisation) -> bool:
    name = bare_name(organisation.name)
    hosts = Counterpart.objects.filter(leg=leg, organisation__country=organisation.country)
    return any(
        number == organisation.pk or bare_name(called) == name
        for number, called in hosts.order_by().values_list("organisation", "organisation__name")
    )


def _conversion(label: str, rows: Collection[tuple[object, ...]]) -> Conversion:
    approached, interested, confirmed, declined = (
        sum(row[place] is not None for row in rows) for place in range(4)
    )
    return Conversion(label, len(rows), approached, interested, confirmed, declined)
