"""What a host finds behind their link: who asks and why, when they can come, who else has it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hansa.apps.directory.models import Person
from hansa.apps.matching.models import (
    CooperationProfile,
    Forwarding,
    Interest,
    Recommendation,
    Statement,
)
from hansa.apps.matching.queries.interests import (
    SIDES,
    WANTED,
    addressable_to,
    kept_from,
    takes_part,
)
from hansa.apps.matching.queries.matchmakings import recommendations_for
from hansa.apps.matching.queries.recommending import Listed, is_open
from hansa.apps.matching.rules import WANTS
from hansa.apps.meetings.models import (
    Absence,
    Counterpart,
    PublishedMeeting,
    Session,
    Slot,
)
from hansa.values import Period

# Absences that a host noted by themselves carry this.
BY_HOST = "host"


@dataclass(frozen=True, slots=True)
class Desk:
    """What was said between a host and the companies of the mission, and what is advised.

    Attributes:
        mine: what the host says of each company, by the number of its registration.
        theirs: what the companies say that want to meet the host, in the same way.
        listed: who is recommended to the host, the best first.
        apart: the profiles that the host is not to meet.
    """

    mine: dict[int, Interest]
    theirs: dict[int, Interest]
    listed: list[Listed]
    apart: set[int]

    def why_of(self, registration: int) -> Listed | None:
        """The recommendation of a company, if it is one."""
        found = (one for one in self.listed if one.about.registration_id == registration)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Hour:
    """A slot of a session in which a host sits.

    Attributes:
        comes: the host can come then.
        told: the published meeting that stands in it.
        by_host: the host said themselves that they cannot come.
    """

    slot: Slot
    absence: Absence | None
    told: PublishedMeeting | None

    @property
    def comes(self) -> bool:
        """Whether the host can come then."""
        return self.absence is None

    @property
    def by_host(self) -> bool:
        """Whether the host said so, and may say otherwise."""
        return self.absence is None or self.absence.cause == BY_HOST

    @property
    def is_fixed(self) -> bool:
        """Whether the host can no longer change it by themselves."""
        return (self.told is not None and self.comes) or not self.by_host

    @property
    def period(self) -> Period:
        """When it is."""
        return Period(self.slot.period.lower, self.slot.period.upper)

    @property
    def session(self) -> Session:
        """Of which session it is."""
        return self.slot.session


def desk_of(profile: CooperationProfile) -> Desk:
    """What a host is asked and advised; six queries."""
    apart = kept_from(profile)
    mine: dict[int, Interest] = {}
    theirs: dict[int, Interest] = {}
    paths = [f"{end}__{SIDES[0]}" for end in ("profile", "about")]
    said = Interest.objects.filter(
        Q(profile=profile) | Q(about=profile, choice__in=WANTED)
    ).select_related(*paths)
    for each in said.order_by("-choice", "said_at", "pk"):
        own = each.profile_id == profile.pk
        company = each.about if own else each.profile
        if company.registration_id is None or company.pk in apart or not takes_part(company):
            continue
        (mine if own else theirs)[company.registration_id] = each
    found = recommendations_for(profile).exclude(candidate__in=apart)
    listed = [
        _listed(each, mine, theirs)
        for each in found.prefetch_related("candidate__statements")
        if each.candidate.registration_id and is_open(each.candidate)
    ]
    return Desk(mine, theirs, listed, apart)


def company_of(profile: CooperationProfile, pk: int) -> CooperationProfile | None:
    """A company of the mission of which a host may speak."""
    return addressable_to(profile).filter(registration__isnull=False, pk=pk).first()


def proposable_to(
    profile: CooperationProfile, *, text: str, besides: Collection[int]
) -> QuerySet[CooperationProfile]:
    """The companies of the mission that a host reads and of which nothing was said yet.

    Args:
        besides: numbers of the profiles that the host is not to meet.
    """
    spoken = Interest.objects.filter(profile=profile).values("about")
    found = (
        addressable_to(profile)
        .filter(registration__isnull=False)
        .exclude(pk__in=spoken)
        .exclude(pk__in=besides)
        .prefetch_related("statements")
    )
    if text:
        named = Q(registration__organisation__name__unaccent__icontains=text)
        said = Statement.objects.filter(text__unaccent__icontains=text).values("profile")
        found = found.filter(named | Q(pk__in=said))
    return found.order_by("registration__organisation__name", "pk")


def hours_of(counterpart: Counterpart) -> list[Hour]:
    """Every slot of the sessions in which a host sits, in the order of time; three queries."""
    slots = list(
        Slot.objects.filter(session__parties__counterpart=counterpart)
        .select_related("session__leg")
        .order_by("period", "pk")
    )
    person = counterpart.contact_id
    absences = {
        each.slot_id: each for each in Absence.objects.filter(slot__in=slots, person=person)
    }
    told = list(
        PublishedMeeting.objects.filter(
            person=person, cancelled_at__isnull=True, session__leg=counterpart.leg_id
        ).select_related(
            "other_party__registration__organisation", "other_party__counterpart__organisation"
        )
    )
    return [Hour(slot, absences.get(slot.pk), _told_in(slot, told)) for slot in slots]


def forwardings_of(counterpart: Counterpart) -> QuerySet[Forwarding]:
    """To whom a host's page was forwarded, the latest first."""
    return Forwarding.objects.filter(counterpart=counterpart).select_related("by", "to")


def colleagues_of(counterpart: Counterpart) -> set[int]:
    """The people who have the page besides the contact."""
    return set(Forwarding.objects.filter(counterpart=counterpart).values_list("to", flat=True))


def has_page(counterpart: Counterpart, reader: Person) -> bool:
    """Whether the page is somebody's: the contact's, or a colleague's who was given it."""
    return reader.pk == counterpart.contact_id or reader.pk in colleagues_of(counterpart)


def _told_in(slot: Slot, told: Iterable[PublishedMeeting]) -> PublishedMeeting | None:
    return next(
        (
            each
            for each in told
            if each.period.lower < slot.period.upper and slot.period.lower < each.period.upper
        ),
        None,
    )


def _listed(each: Recommendation, mine: dict[int, Interest], theirs: dict[int, Interest]) -> Listed:
    company = each.candidate.registration_id or 0
    said = tuple(each.candidate.statements.all())
    wanting = theirs.get(company)
    return Listed(
        each, said, mine.get(company), wanting if wanting and wanting.choice in WANTS else None
    )
