"""Who has good matches and who has none, which sectors want one another, and who is over-asked."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from hansa.apps.matching.models import CooperationProfile, Interest, Recommendation, Ruling
from hansa.apps.matching.queries.interests import excluded_pairs
from hansa.apps.matching.queries.profiles import profiles_of
from hansa.apps.matching.rules import WANTS, Choice
from hansa.apps.meetings.models import Party, Slot, Wish
from hansa.apps.meetings.rules import MUST
from hansa.apps.missions.models import Mission, SectorGroup

# A recommendation is good from this score on, and this many good matches are enough.
GOOD, ENOUGH = 0.5, 3


@dataclass(frozen=True, slots=True)
class Covered:
    """How well somebody is provided with matches.

    Attributes:
        good: others who are recommended to it with a good score, or with whom interest is mutual;
            nobody to whom one of the two said no, or who is kept apart.
        recommended: others recommended to it, whatever the score.
        received: how many want to meet it.
        shown: to how many it is recommended.
    """

    profile: CooperationProfile
    good: int
    recommended: int
    received: int
    shown: int

    @property
    def is_orphan(self) -> bool:
        """Whether nobody wants to meet it and it is recommended to nobody."""
        return not self.received and not self.shown


@dataclass(frozen=True, slots=True)
class Heat:
    """How often each sector of the delegation wants each sector.

    Attributes:
        sectors: in their order; None stands for those without one.
        cells: the number by the places of both in `sectors`.
    """

    sectors: Sequence[SectorGroup | None]
    cells: Mapping[tuple[int, int], int]

    @property
    def most(self) -> int:
        """The largest number."""
        return max(self.cells.values(), default=0)


@dataclass(frozen=True, slots=True)
class OverAsked:
    """A host with more open wishes than places.

    Attributes:
        musts: of the wishes, those that the other side calls a must.
    """

    party: Party
    wishes: int
    musts: int
    places: int

    @property
    def too_many(self) -> int:
        """How many cannot be held."""
        return self.wishes - self.places


def coverage(mission: Mission, *, good: float = GOOD) -> list[Covered]:
    """Everybody who takes part, those with the fewest good matches first; five queries."""
    here = list(profiles_of(mission))
    scores = _scores(mission)
    said = _said(mission)
    apart = _apart(mission, among=here)
    apart |= {pair for pair, choice in said.items() if choice == Choice.NO}
    matches = _matches(scores, said, good=good)
    recommended = Counter(one for one, _other in scores)
    shown = Counter(other for _one, other in scores)
    received = Counter(other for (_one, other), choice in said.items() if choice in WANTS)
    found = [
        Covered(
            profile=profile,
            good=sum(
                (profile.pk, other) not in apart and (other, profile.pk) not in apart
                for other in matches.get(profile.pk, ())
            ),
            recommended=recommended[profile.pk],
            received=received[profile.pk],
            shown=shown[profile.pk],
        )
        for profile in here
    ]
    return sorted(found, key=lambda each: (each.good, each.received, each.profile.pk))


def heat(mission: Mission, *, recommended: bool = False) -> Heat:
    """Which sectors of the delegation want which; three queries.

    Args:
        recommended: count recommendations instead of interest.
    """
    sectors: list[SectorGroup | None] = list(
        SectorGroup.objects.filter(mission=mission).order_by("letter")
    )
    place = {
        sector.pk if sector else None: number for number, sector in enumerate([*sectors, None])
    }
    rows = _scores(mission) if recommended else _said(mission)
    wanted = [pair for pair, word in rows.items() if recommended or word in WANTS]
    sector_of: dict[int, int | None] = {}
    visitors: set[int] = set()
    for profile, visits, own, host in CooperationProfile.objects.filter(
        mission=mission
    ).values_list("pk", "registration", "registration__sector_group", "counterpart__sector_group"):
        sector_of[profile] = own if visits else host
        visitors |= {profile} if visits else set()
    cells: Counter[tuple[int, int]] = Counter()
    for one, other in wanted:
        # A host's interest counts for the sector of whom it wants to meet, as the visitor's own.
        visitor, met = (one, other) if one in visitors else (other, one)
        cells[place[sector_of[visitor]], place[sector_of[met]]] += 1
    nobody = len(sectors)
    if any(nobody in pair for pair in cells):
        sectors.append(None)
    return Heat(sectors, cells)


def over_asked(mission: Mission) -> list[OverAsked]:
    """Hosts who have more open wishes than places in a session, the most asked first."""
    hosts = (
        Party.objects.filter(session__leg__mission=mission, counterpart__isnull=False)
        .select_related("counterpart__organisation", "session__leg", "session__sector_group")
        .order_by("pk")
    )
    slots = dict(
        Slot.objects.filter(session__leg__mission=mission)
        .order_by()
        .values_list("session")
        .annotate(number=Count("pk"))
    )
    wishes, musts = _demand(mission)
    found = [_asked(each, slots.get(each.session_id, 0), wishes, musts) for each in hosts]
    return sorted((each for each in found if each.too_many > 0), key=lambda each: -each.too_many)


def host_party(mission: Mission, pk: int) -> Party | None:
    """A host's place in a session of the mission."""
    return (
        Party.objects.filter(session__leg__mission=mission, counterpart__isnull=False, pk=pk)
        .select_related("session__leg", "counterpart__organisation", "table")
        .first()
    )


def _asked(
    party: Party, slots: int, wishes: Mapping[int, int], musts: Mapping[int, int]
) -> OverAsked:
    places = slots if party.most is None else min(slots, party.most)
    return OverAsked(party, wishes.get(party.pk, 0), musts.get(party.pk, 0), places)


def _demand(mission: Mission) -> tuple[Counter[int], Counter[int]]:
    """How many open wishes each party has, and how many of them are musts of those who ask."""
    wishes: Counter[int] = Counter()
    musts: Counter[int] = Counter()
    rows = Wish.objects.filter(session__leg__mission=mission, declined_at__isnull=True)
    for asking, asked, worth in rows.values_list("asking", "asked", "worth"):
        wishes.update((asking, asked))
        musts[asked] += worth >= MUST
    return wishes, musts


def _matches(
    scores: Mapping[tuple[int, int], float], said: Mapping[tuple[int, int], str], *, good: float
) -> Mapping[int, set[int]]:
    """With whom each has a good score, or interest that is mutual."""
    found: dict[int, set[int]] = defaultdict(set)
    for (one, other), score in scores.items():
        if score >= good:
            found[one].add(other)
    for one, other in said:
        if said[one, other] in WANTS and said.get((other, one)) in WANTS:
            found[one].add(other)
    return found


def _scores(mission: Mission) -> dict[tuple[int, int], float]:
    rows = Recommendation.objects.filter(profile__mission=mission)
    return {
        (one, other): score
        for one, other, score in rows.values_list("profile", "candidate", "score")
    }


def _said(mission: Mission) -> dict[tuple[int, int], str]:
    rows = Interest.objects.filter(profile__mission=mission)
    return {
        (one, other): choice
        for one, other, choice in rows.values_list("profile", "about", "choice")
    }


def _apart(mission: Mission, *, among: Sequence[CooperationProfile]) -> set[tuple[int, int]]:
    forbidden = Ruling.objects.filter(one__mission=mission, allows=False)
    excluded = excluded_pairs(mission=mission.pk, among=among)
    return set(forbidden.values_list("one", "other")) | excluded
