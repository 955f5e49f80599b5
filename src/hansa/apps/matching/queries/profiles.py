"""Which profiles there are, who reads them, and who speaks for whom."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules.sight import TENDERS
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules.likeness import bare_name
from hansa.apps.matching.models import CooperationProfile, Recommendation, Statement
from hansa.apps.matching.rules import Openness
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Registration
from hansa.apps.registration.queries import preparation
from hansa.apps.registration.rules import TRAVELS

STANDING = Q(counterpart__isnull=False) | Q(registration__status__in=TRAVELS)


def profiles() -> QuerySet[CooperationProfile]:
    """The profiles of everybody who takes part; who left the mission is in no list."""
    return (
        CooperationProfile.objects.filter(STANDING)
        .select_related(
            "mission",
            "registration__organisation__agency",
            "registration__sector_group",
            "counterpart__organisation__agency",
            "counterpart__sector_group",
            "counterpart__contact",
            "counterpart__leg",
        )
        .order_by("pk")
    )


def profiles_of(mission: Mission) -> QuerySet[CooperationProfile]:
    """The profiles of the mission, of companies and of hosts."""
    return profiles().filter(mission=mission)


def visible_to(user: User | AnonymousUser) -> QuerySet[CooperationProfile]:
    """The profiles that the user reads whole: of missions they see whole, and their own."""
    if not user.is_authenticated:
        return CooperationProfile.objects.none()
    seen = missions.visible_to(user).order_by().values("pk")
    return profiles().filter(Q(mission__in=seen) | Q(pk__in=own_of(user).values("pk")))


def own_of(user: User | AnonymousUser) -> QuerySet[CooperationProfile]:
    """The profiles of the companies for which the user travels, or whose record they keep."""
    if not user.is_authenticated:
        return CooperationProfile.objects.none()
    travels = Q(registration__delegates__person__user=user)
    keeps = Q(
        registration__organisation__people__user=user,
        registration__organisation__people__is_owner=True,
    )
    own = CooperationProfile.objects.filter(travels | keeps, registration__status__in=TRAVELS)
    return profiles().filter(pk__in=own.order_by().values("pk"))


def own_of_slug(user: User | AnonymousUser, *, slug: str) -> CooperationProfile | None:
    """The user's own profile in a mission."""
    return own_of(user).filter(mission__slug=slug).first()


def profile_of(side: Registration | Counterpart) -> CooperationProfile | None:
    """The profile of a company or a host, as long as they take part."""
    if isinstance(side, Registration):
        return profiles().filter(registration=side).first()
    return profiles().filter(counterpart=side).first()


def readable_to(reader: CooperationProfile) -> QuerySet[CooperationProfile]:
    """The profiles of the others in the mission that this one's people read, by openness."""
    recommended_to_me = Recommendation.objects.filter(profile=reader).values("candidate")
    open_to_me = Q(openness=Openness.EVERYBODY) | Q(
        openness=Openness.MATCHES, pk__in=recommended_to_me
    )
    return profiles_of(reader.mission).filter(open_to_me).exclude(pk=reader.pk)


def readable_by(user: User | AnonymousUser, *, mission: Mission) -> QuerySet[CooperationProfile]:
    """The profiles of the mission that the user reads: whole, or as others open theirs."""
    readable = Q(pk__in=visible_to(user).order_by().values("pk"))
    for own in own_of(user).filter(mission=mission):
        readable |= Q(pk__in=readable_to(own).order_by().values("pk"))
    return profiles_of(mission).filter(readable)


def may_state(user: User, *, profile: CooperationProfile) -> bool:
    """Whether the user speaks for the profile.

    For a company its people do, and whoever looks after it; for a host the planners and
    counsellors of the mission.
    """
    if profile.registration:
        return preparation.may_prepare(user, registration=profile.registration)
    mission = missions.visible_to(user).filter(pk=profile.mission_id).first()
    return mission is not None and bool(TENDERS & missions.tending_roles_on(user, mission))


def reads_whole(user: User | AnonymousUser, *, profile: CooperationProfile) -> bool:
    """Whether the user also reads whom the organisation wishes to be spared."""
    return visible_to(user).filter(pk=profile.pk).exists()


def statements_of(profile: CooperationProfile, *, kind: str) -> list[Statement]:
    """Its needs or its offers, in their order."""
    return list(Statement.objects.filter(profile=profile, kind=kind).order_by("position"))


def last_profile_of(
    organisation: Organisation, *, before: CooperationProfile
) -> CooperationProfile | None:
    """What the organisation said on an earlier mission, as the same side; the latest of them."""
    side = Q(registration__isnull=before.registration_id is None)
    return (
        CooperationProfile.objects.filter(
            side,
            Q(registration__organisation=organisation) | Q(counterpart__organisation=organisation),
            stated_at__isnull=False,
        )
        .exclude(mission=before.mission_id)
        .order_by("-expires_on", "-pk")
        .first()
    )


def without_profile(mission: Mission) -> tuple[QuerySet[Registration], QuerySet[Counterpart]]:
    """The companies and the hosts of the mission whose profile nobody has opened."""
    return (
        Registration.objects.filter(
            mission=mission, status__in=TRAVELS, cooperation_profile__isnull=True
        ).select_related("organisation", "mission"),
        Counterpart.objects.filter(
            leg__mission=mission, cooperation_profile__isnull=True
        ).select_related("organisation", "leg__mission", "contact"),
    )


def organisations_called(name: str, *, among: Iterable[Organisation]) -> list[Organisation]:
    """Those of this name, whatever its legal form and accents."""
    bare = bare_name(name)
    return [organisation for organisation in among if bare_name(organisation.name) == bare]


def organisations_in(mission: Mission) -> list[Organisation]:
    """Everybody who takes part in the mission."""
    return [profile.organisation for profile in profiles_of(mission)]
