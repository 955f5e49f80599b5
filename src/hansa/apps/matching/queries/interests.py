"""What is known of interest: who wants to meet whom, and what stands between two."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from hansa.apps.directory.rules.likeness import bare_name
from hansa.apps.matching.models import (
    CooperationProfile,
    Exclusion,
    Interest,
    Recommendation,
    Ruling,
)
from hansa.apps.matching.queries.profiles import readable_to
from hansa.apps.matching.rules import WANTS, Between, Choice, Couple
from hansa.apps.meetings.models import Session
from hansa.apps.missions.models import Mission
from hansa.apps.registration.rules import TRAVELS

# From a profile to its organisation, whichever side it is of.
SIDES = ("registration__organisation", "counterpart__organisation")
WANTED = sorted(WANTS)


@dataclass(frozen=True, slots=True)
class Mutual:
    """What two say of one another, as the one of them may know it.

    Attributes:
        mine: what the one says; None while it says nothing.
        theirs: what the other says, where it wants to meet; a no is nobody's business.
    """

    about: CooperationProfile
    mine: Interest | None
    theirs: Interest | None

    @property
    def is_mutual(self) -> bool:
        """Whether both want to meet."""
        return self.theirs is not None and self.mine is not None and self.mine.choice in WANTS


@dataclass(frozen=True, slots=True)
class Counts:
    """How much interest a profile has said and received.

    Attributes:
        unanswered: who want to meet it and to whom it has said nothing.
    """

    musts: int
    likes: int
    noes: int
    received: int
    unanswered: int
    mutual: int


def with_organisations(profiles: QuerySet[CooperationProfile]) -> QuerySet[CooperationProfile]:
    """Profiles with the organisations of either side at hand."""
    return profiles.select_related(*SIDES, "counterpart__leg", "registration__sector_group")


def interests_of(profile: CooperationProfile) -> QuerySet[Interest]:
    """What a profile says, musts first, each in its order, with whom it is about."""
    about = [f"about__{side}" for side in SIDES]
    return (
        Interest.objects.filter(profile=profile)
        .select_related(*about, "about__counterpart__leg", "about__registration__sector_group")
        .annotate(is_must=Q(choice=Choice.MUST))
        .order_by("-is_must", "choice", "rank", "pk")
    )


def received_by(profile: CooperationProfile) -> list[Interest]:
    """Who wants to meet a profile, as long as they take part, musts first; two queries."""
    theirs = [f"profile__{side}" for side in SIDES]
    forbidden = _rulings(profile, OuterRef("profile")).filter(allows=False)
    asking = list(
        Interest.objects.filter(
            ~Exists(forbidden), _taking_part("profile"), about=profile, choice__in=WANTED
        )
        .select_related(*theirs, "profile__counterpart__leg", "profile__registration__sector_group")
        .order_by("-choice", "said_at", "pk")
    )
    among = [profile, *(each.profile for each in asking)]
    excluded = excluded_pairs(mission=profile.mission_id, among=among)
    return [
        each
        for each in asking
        if excluded.isdisjoint({(profile.pk, each.profile_id), (each.profile_id, profile.pk)})
    ]


def interests(profile: CooperationProfile) -> list[Mutual]:
    """A profile's interest in both directions: what it says first, then who waits for its word."""
    theirs = {each.profile_id: each for each in received_by(profile)}
    said = [
        Mutual(each.about, each, theirs.pop(each.about_id, None)) for each in interests_of(profile)
    ]
    return [*said, *(Mutual(each.profile, None, each) for each in theirs.values())]


def counts_of(profile: CooperationProfile) -> Counts:
    """How much interest there is; two queries."""
    lines = interests(profile)
    said = [each.mine.choice for each in lines if each.mine]
    return Counts(
        musts=said.count(Choice.MUST),
        likes=said.count(Choice.LIKE),
        noes=said.count(Choice.NO),
        received=sum(each.theirs is not None for each in lines),
        unanswered=sum(each.mine is None for each in lines),
        mutual=sum(each.is_mutual for each in lines),
    )


def addressable_to(profile: CooperationProfile) -> QuerySet[CooperationProfile]:
    """Of whom a profile may speak: whom its people read, and those with whom words were had."""
    spoken = Interest.objects.filter(profile=profile).values("about")
    asking = Interest.objects.filter(about=profile, choice__in=WANTED).values("profile")
    readable = readable_to(profile).order_by().values("pk")
    return with_organisations(
        CooperationProfile.objects.filter(
            Q(pk__in=readable) | Q(pk__in=spoken) | Q(pk__in=asking), mission=profile.mission_id
        )
    )


def interest_between(profile: CooperationProfile, about: CooperationProfile) -> Interest | None:
    """What the one says about meeting the other."""
    return Interest.objects.filter(profile=profile, about=about).first()


def wants(profile: CooperationProfile, about: CooperationProfile) -> bool:
    """Whether the one wants to meet the other, by its own word or the organisers'."""
    said = Interest.objects.filter(profile=profile, about=about, choice__in=WANTED).exists()
    return said or ruling_on(profile, about) is True


def ruling_on(one: CooperationProfile, other: CooperationProfile) -> bool | None:
    """The organisers' word on two; None while they said none."""
    ruling = _rulings(one, other).first()
    return ruling.allows if ruling else None


def ruling_between(one: CooperationProfile, other: CooperationProfile) -> Ruling | None:
    """The organisers' word on two, with who said so."""
    return _rulings(one, other).select_related("by").first()


def between(profile: CooperationProfile, about: CooperationProfile) -> Between:
    """What stands between two, as `profile` may be told; three queries."""
    mine = {each.pk: each.organisation for each in (profile, about)}
    excluded = excluded_pairs(mission=profile.mission_id, among=[profile, about])
    forbidden = ruling_on(profile, about) is False
    return Between(
        name=str(mine[about.pk]),
        themselves=mine[profile.pk].pk == mine[about.pk].pk,
        same_mission=profile.mission_id == about.mission_id,
        hosts_both=bool(profile.counterpart_id and about.counterpart_id),
        takes_part=takes_part(profile),
        other_takes_part=takes_part(about),
        spared=(profile.pk, about.pk) in excluded,
        apart=forbidden or (about.pk, profile.pk) in excluded,
    )


def couple(one: CooperationProfile, other: CooperationProfile) -> Couple:
    """Two on whom the organisers want to rule, with what each of them said."""
    pairs = excluded_pairs(mission=one.mission_id, among=[one, other])
    noes = Interest.objects.filter(profile__in=[one, other], about__in=[one, other])
    declines = set(noes.filter(choice=Choice.NO).values_list("profile", flat=True))
    spares = {who for who, _whom in pairs}
    names = {each.pk: str(each) for each in (one, other)}
    return Couple(
        one=names[one.pk],
        other=names[other.pk],
        themselves=one.organisation.pk == other.organisation.pk,
        same_mission=one.mission_id == other.mission_id,
        hosts_both=bool(one.counterpart_id and other.counterpart_id),
        takes_part=takes_part(one) and takes_part(other),
        spares=", ".join(name for pk, name in names.items() if pk in spares),
        declines=", ".join(name for pk, name in names.items() if pk in declines),
    )


def rulings_of(mission: Mission) -> QuerySet[Ruling]:
    """What the organisers said on two, the latest first, with both names."""
    names = [f"{end}__{side}" for end in ("one", "other") for side in SIDES]
    return Ruling.objects.filter(one__mission=mission).select_related("by", *names)


def takes_part(profile: CooperationProfile) -> bool:
    """Whether a profile's organisation is on the mission still."""
    return profile.registration is None or profile.registration.status in TRAVELS


def excluded_pairs(
    *, mission: int, among: Iterable[CooperationProfile] | None = None
) -> set[tuple[int, int]]:
    """Who asked to be spared whom, by the numbers of profiles; two queries, one for few."""
    rows = Exclusion.objects.filter(profile__mission=mission)
    if among is None:
        profiles = list(CooperationProfile.objects.filter(mission=mission).select_related(*SIDES))
    else:
        profiles = list(among)
        rows = rows.filter(profile__in=[each.pk for each in profiles])
    found: set[tuple[int, int]] = set()
    by_number: dict[int, list[int]] = {}
    by_name: dict[str, list[int]] = {}
    for each in profiles:
        by_number.setdefault(each.organisation.pk, []).append(each.pk)
        by_name.setdefault(bare_name(each.organisation.name), []).append(each.pk)
    for who, organisation, name in rows.values_list("profile", "organisation", "name"):
        spared = (
            by_number.get(organisation, []) if organisation else by_name.get(bare_name(name), [])
        )
        found |= {(who, each) for each in spared if each != who}
    return found


def kept_from(profile: CooperationProfile) -> set[int]:
    """The profiles that this one is not to meet, for whatever reason but a word of the two.

    Two queries, and a third where it wishes to be spared somebody itself.
    """
    rulings = Ruling.objects.filter(Q(one=profile) | Q(other=profile), allows=False)
    apart = {each for pair in rulings.values_list("one", "other") for each in pair}
    own = profile.organisation
    rows = Exclusion.objects.filter(
        Q(profile=profile) | Q(organisation=own.pk) | Q(organisation__isnull=True),
        profile__mission=profile.mission_id,
    )
    spares_some = False
    for who, organisation, name in rows.values_list("profile", "organisation", "name"):
        if who == profile.pk:
            spares_some = True
        elif organisation == own.pk or bare_name(name) == bare_name(own.name):
            apart.add(who)
    if spares_some:
        pairs = excluded_pairs(mission=profile.mission_id)
        apart |= {other for one, other in pairs if one == profile.pk}
    return apart - {profile.pk}


def listed_in_vain(profile: CooperationProfile) -> list[int]:
    """In whose lists a profile stands though the two are not to meet; their numbers."""
    rows = Recommendation.objects.filter(candidate=profile, profile__in=kept_from(profile))
    return sorted(rows.values_list("profile", flat=True))


def number_said(
    profile: CooperationProfile, *, choice: Choice, session: Session, besides: CooperationProfile
) -> int:
    """Of how many others who sit in a session a profile says this."""
    there = Q(about__registration__parties__session=session) | Q(
        about__counterpart__parties__session=session
    )
    said = Interest.objects.filter(there, profile=profile, choice=choice)
    return said.exclude(about=besides).values("pk").distinct().count()


def totals_of(mission: Mission) -> dict[str, int]:
    """How often each thing was said in a mission, and how many pairs want to meet; one query."""
    rows = Interest.objects.filter(profile__mission=mission)
    said = list(rows.order_by().values_list("profile", "about", "choice"))
    pairs = {(one, other) for one, other, choice in said if choice in WANTS}
    counted = Counter(choice for _one, _other, choice in said)
    return {
        "musts": counted[Choice.MUST],
        "likes": counted[Choice.LIKE],
        "noes": counted[Choice.NO],
        "mutual": sum((other, one) in pairs for one, other in pairs) // 2,
    }


def _taking_part(path: str) -> Q:
    return Q(**{f"{path}__registration__isnull": True}) | Q(
        **{f"{path}__registration__status__in": sorted(TRAVELS)}
    )


def _rulings(one: CooperationProfile, other: CooperationProfile | OuterRef) -> QuerySet[Ruling]:
    return Ruling.objects.filter(Q(one=one, other=other) | Q(one=other, other=one))
