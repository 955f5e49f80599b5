"""Who a delegation is made of, live, and whether somebody is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import Role
from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules import Kind
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import (
    Companion,
    CoOrganiser,
    Delegate,
    Registration,
    Resolution,
)
from hansa.apps.registration.queries.quotas import size_shares, sized_on
from hansa.apps.registration.queries.selection import open_meeting_of, who_came_before
from hansa.apps.registration.rules.composition import (
    ANSWERS_TO_SHOW,
    Belonging,
    Capacity,
    Facts,
    Finding,
    Gender,
    findings,
)
from hansa.apps.registration.rules.ranking import Outcome
from hansa.apps.registration.rules.registrations import TRAVELS
from hansa.apps.registration.rules.selection import OPEN


class Part(TextChoices):
    """Of which part of those who applied the composition is told."""

    TRAVELLING = "travelling", gettext_lazy("Who travels as it stands")
    DECIDED = "decided", gettext_lazy("With what the open meeting decided")
    EVERYBODY = "everybody", gettext_lazy("If everybody who applied travelled")


class Axis(TextChoices):
    """By what a delegation is told apart."""

    AGENCY = "agency", gettext_lazy("Agency")
    REGION = "region", gettext_lazy("Region")
    SECTOR = "sector", gettext_lazy("Sector")
    SIZE = "size", gettext_lazy("Size")
    KIND = "kind", gettext_lazy("Kind of organisation")
    STANDING = "standing", gettext_lazy("Newcomer or loyal")
    LANGUAGE = "language", gettext_lazy("Language")
    GENDER = "gender", gettext_lazy("Gender")


@dataclass(frozen=True, slots=True)
class Slice:
    """How many there are of one sort.

    Attributes:
        key: the sort, by its code or, for agencies and sector groups, its number; "" for none.
        name: of an agency or sector group, in the reader's language; "" where the key says it.
    """

    key: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Composition:
    """A delegation, told apart by each axis, the largest first.

    Attributes:
        by: organisations by most axes; delegates by language and gender.
        answers: how many delegates said something about their gender.
    """

    organisations: int
    delegates: int
    by: dict[str, tuple[Slice, ...]]
    answers: int

    @property
    def shows_gender(self) -> bool:
        """Whether enough people answered for the sums to say nothing about one of them."""
        return self.answers >= ANSWERS_TO_SHOW


@dataclass(frozen=True, slots=True)
class ToDo:
    """A rule of the composition, and who should see to it where it is not met."""

    finding: Finding
    who: tuple[User, ...]


def composition(mission: Mission, *, part: str, today: date) -> Composition:
    """What the delegation is made of; three queries, one for newcomers and two for sizes."""
    registrations = list(
        _registrations(mission, part).select_related("organisation", "agency", "sector_group")
    )
    before = who_came_before(mission)
    kinds = [(each.organisation_id, each.organisation.kind) for each in registrations]
    sizes = size_shares(kinds, on=sized_on(mission, today=today))
    delegates = list(
        Delegate.objects.filter(registration__in=[each.pk for each in registrations])
        .order_by()
        .values_list("person__language", "self_description__gender")
    )
    genders = [gender for _language, gender in delegates if gender]
    return Composition(
        organisations=len(registrations),
        delegates=len(delegates),
        by={
            Axis.AGENCY: _sliced(registrations, lambda each: _named(each.agency)),
            Axis.REGION: _sliced(registrations, lambda each: (each.agency.region, "")),
            Axis.SECTOR: _sliced(registrations, lambda each: _named(each.sector_group)),
            Axis.SIZE: _sliced(registrations, lambda each: (sizes[each.organisation_id], "")),
            Axis.KIND: _sliced(registrations, lambda each: (each.organisation.kind, "")),
            Axis.STANDING: _sliced(registrations, lambda each: (_standing(each, before), "")),
            Axis.LANGUAGE: _counted((language, "") for language, _gender in delegates),
            Axis.GENDER: _counted((gender or "", "") for _language, gender in delegates),
        },
        answers=len([gender for gender in genders if gender != Gender.UNSAID]),
    )


def what_is_missing(mission: Mission, *, official: bool) -> list[ToDo]:
    """How the rules of `rules.composition` stand, and who should see to those that are not met.

    Args:
        official: whether the programme has an official part.
    """
    found = findings(_facts(mission, official=official))
    return [ToDo(finding, tuple(_who(finding, mission))) for finding in found]


def companions_of(mission: Mission) -> QuerySet[Companion]:
    """Who travels for the agencies."""
    return Companion.objects.filter(mission=mission).select_related("agency", "mission")


def co_organisers_of(mission: Mission) -> QuerySet[CoOrganiser]:
    """The federations and chambers that organise the mission too."""
    return CoOrganiser.objects.filter(mission=mission).select_related("organisation", "mission")


def federations_visible_to(user: User, *, besides: Mission) -> QuerySet[Organisation]:
    """The federations and chambers that the user could note as co-organisers."""
    noted = CoOrganiser.objects.filter(mission=besides).values("organisation")
    return directory.visible_to(user).filter(kind=Kind.FEDERATION).exclude(pk__in=noted)


def delegate_of(user: User | AnonymousUser, *, slug: str) -> Delegate | None:
    """As whom the user travels in the mission of this slug."""
    if not user.is_authenticated:
        return None
    return (
        Delegate.objects.filter(
            person__user=user, mission__slug=slug, registration__status__in=TRAVELS
        )
        .select_related("mission", "person", "self_description")
        .first()
    )


def meeting_adds(mission: Mission) -> bool:
    """Whether a selection meeting is open, so that its decisions can be looked at beforehand."""
    return open_meeting_of(mission) is not None


def _registrations(mission: Mission, part: str) -> QuerySet[Registration]:
    registrations = Registration.objects.filter(mission=mission).order_by()
    travelling = registrations.filter(status__in=TRAVELS)
    if part == Part.EVERYBODY:
        return registrations.filter(status__in=TRAVELS | OPEN)
    if part == Part.DECIDED:
        accepted = Resolution.objects.filter(
            meeting__mission=mission, meeting__closed_at__isnull=True, outcome=Outcome.ACCEPT
        )
        return travelling | registrations.filter(pk__in=accepted.values("registration"))
    return travelling


def _named(row: object) -> tuple[str, str]:
    return (str(row.pk), str(row)) if row else ("", "")  # type: ignore[attr-defined]


def _standing(registration: Registration, before: set[int]) -> str:
    return "loyal" if registration.organisation_id in before else "newcomer"


def _sliced(
    registrations: Iterable[Registration], sort: Callable[[Registration], tuple[str, str]]
) -> tuple[Slice, ...]:
    return _counted(sort(each) for each in registrations)


def _counted(sorts: Iterable[tuple[str, str]]) -> tuple[Slice, ...]:
    """The largest first; what is not known comes last."""
    numbers = Counter(sorts)
    slices = [Slice(key, name, number) for (key, name), number in numbers.items()]
    return tuple(sorted(slices, key=lambda each: (not each.key, -each.number, each.name, each.key)))


def _facts(mission: Mission, *, official: bool) -> Facts:
    legs = list(mission.legs.all())
    companions = list(companions_of(mission))
    travelling = set(
        Registration.objects.filter(mission=mission, status__in=TRAVELS)
        .order_by()
        .values_list("organisation", flat=True)
    )
    return Facts(
        participants=Delegate.objects.filter(
            mission=mission, registration__status__in=TRAVELS
        ).count(),
        cities=[leg.city for leg in legs],
        without_counsellor=[leg.city for leg in legs if leg.counsellor_id is None],
        managers=_called(companions, Capacity.AREA_MANAGER),
        directors=_called(companions, Capacity.MANAGEMENT),
        official=official or mission.state_level,
        federations=[
            (str(each), each.organisation_id in travelling) for each in co_organisers_of(mission)
        ],
    )


def _called(companions: Sequence[Companion], capacity: str) -> list[str]:
    return [each.name for each in companions if each.capacity == capacity]


def _who(finding: Finding, mission: Mission) -> Iterator[User]:
    """Who should see to a rule that is not met: at the leading agency, or the federation's own."""
    if finding.met is not False:
        return
    agencies = _agencies_to_act(finding.rule, mission)
    staff = accounts.staff_of(agencies)
    wanted = {Role.AREA_MANAGER} if finding.rule == Belonging.AREA_MANAGER else set()
    chosen = [each.user for each in staff if each.role in wanted] or [
        each.user for each in staff if each.role in {Role.OFFICER, Role.AREA_MANAGER}
    ]
    yield from dict.fromkeys(chosen)


def _agencies_to_act(rule: str, mission: Mission) -> list[Agency]:
    if rule == Belonging.FEDERATION:
        absent = co_organisers_of(mission).exclude(
            organisation__registrations__in=Registration.objects.filter(
                mission=mission, status__in=TRAVELS
            )
        )
        organising = {organiser.agency_id for organiser in mission.organisers.all()}
        looked_after = absent.order_by().values("organisation__agency")
        if theirs := list(Agency.objects.filter(pk__in=organising).filter(pk__in=looked_after)):
            return theirs
    return [organiser.agency for organiser in mission.organisers.all() if organiser.leads]
