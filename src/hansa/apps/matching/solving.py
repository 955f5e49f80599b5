"""Profiles to the matchmaker's, and its lists back to rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q

from hansa.apps.directory import queries as directory
from hansa.apps.directory.rules.likeness import bare_name
from hansa.apps.matching import queries
from hansa.apps.matching.models import CooperationProfile, Interest, Recommendation, Ruling
from hansa.apps.matching.rules import Choice, Openness, Why
from hansa.apps.meetings.models import Counterpart, Helper, Meeting, Slot, Wish
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Registration
from hansa.engines import matching
from hansa.plumbing.languages import LANGUAGES

# So many lists for each slot: most of those who are recommended are never asked.
LISTS_FOR_A_SLOT = 3
# With fewer refusals, or wishes, nothing is learned from either.
FEWEST_REFUSALS = 20
# One list for each side: counterparts and fellow delegates for visitors, visitors for hosts.
PAIRS = tuple(matching.Pair)


@dataclass(frozen=True, slots=True)
class Framed:
    """A mission as the matchmaker sees it.

    Attributes:
        declared: what the profiles said of one another.
        brought: what the organisers say for both of two whom they bring together; it counts in the
            lists as a wish does, and nothing is learned from it.
    """

    profiles: tuple[matching.Profile, ...]
    declared: frozenset[matching.Event]
    brought: frozenset[matching.Event]
    interpreters: frozenset[frozenset[str]]

    @property
    def wished(self) -> frozenset[matching.Event]:
        """Everything that counts in the lists."""
        return self.declared | self.brought


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known beside the rows themselves, by organisation."""

    sizes: dict[int, str]
    clients: dict[int, set[int]]
    bars: dict[int, set[int]]
    met: dict[int, set[int]]
    known: set[int]
    slots: dict[int, int]


def framed(mission: Mission, *, on: date) -> Framed:
    """Everybody who takes part, with what they said; a fixed number of queries.

    Profiles that expired are left out. Statements whose meaning is not stored come without one:
    see `services.understand`.
    """
    valid = queries.profiles_of(mission).filter(expires_on__gte=on)
    rows = list(valid.prefetch_related("statements", "exclusions"))
    vectors = queries.vectors_of(one for row in rows for one in row.statements.all())
    around = _around(mission, rows, on=on)
    return Framed(
        tuple(_profile(row, vectors, around) for row in rows),
        declared=frozenset(_declared(mission, rows)),
        brought=frozenset(_brought_together(mission)),
        interpreters=_interpreters(mission),
    )


def taught(declared: Iterable[matching.Event]) -> list[matching.Event]:
    """What weights are learned from: as many refusals as wishes, spread over all of them.

    Nothing where either is rare: those who only ever say yes teach that everybody is wanted.
    """
    told = sorted(declared, key=lambda one: (one.by, one.about))
    yes, no = [one for one in told if one.liked], [one for one in told if not one.liked]
    number = min(len(yes), len(no))
    if number < FEWEST_REFUSALS:
        return []
    return [
        events[place * len(events) // number] for events in (yes, no) for place in range(number)
    ]


def rows_from(
    recommended: Iterable[matching.Recommendation], *, frame: Framed, now: datetime
) -> list[Recommendation]:
    """Unsaved rows of these recommendations; the organisers' word is nobody's own wish."""
    own = {(one.by, one.about) for one in frame.declared if one.liked}
    return [
        Recommendation(
            profile_id=one.profile,
            candidate_id=one.candidate,
            rank=one.rank,
            score=min(max(one.score, 0.0), 1.0),
            forward=one.forward,
            backward=one.backward,
            reasons=[
                {"code": str(it.code), "facts": dict(it.facts)}
                for it in one.reasons
                if it.code != matching.Code.ASKED_FOR_YOU or (one.candidate, one.profile) in own
            ],
            made_at=now,
        )
        for one in recommended
    ]


def standing(mission: Mission) -> list[matching.Recommendation]:
    """The lists of everybody as they are stored, to make one list beside them."""
    rows = Recommendation.objects.filter(profile__mission=mission).values_list(
        "profile", "candidate", "profile__registration", "candidate__registration", "rank"
    )
    return [
        matching.Recommendation(
            profile=profile,
            candidate=candidate,
            kind=_pair(of_visitor=of is not None, visitor=to is not None),
            score=0,
            forward=0,
            backward=0,
            rank=rank,
        )
        for profile, candidate, of, to, rank in rows
    ]


def weights_from(told: dict[str, object], *, learned_from: int) -> matching.Weights | None:
    """The weights of a matchmaking as they were stored; None where none were."""
    numbers = {name: value for name, value in told.items() if isinstance(value, int | float)}
    if not numbers:
        return None
    start = matching.Weights()
    return matching.Weights(
        constant=float(numbers.pop("constant", start.constant)),
        by={name: float(numbers.get(name, weight)) for name, weight in start.by.items()},
        floor=start.floor,
        learned_from=learned_from,
    )


def weights_to_rows(weights: matching.Weights) -> dict[str, float]:
    """The weights as they are stored."""
    return {"constant": round(weights.constant, 4)} | {
        name: round(weight, 4) for name, weight in weights.by.items()
    }


def _pair(*, of_visitor: bool, visitor: bool) -> matching.Pair:
    if not of_visitor:
        return matching.Pair.VISITOR
    return matching.Pair.COLLEAGUE if visitor else matching.Pair.COUNTERPART


def _profile(
    row: CooperationProfile,
    vectors: dict[tuple[str, str], matching.Embedding],
    around: _Around,
) -> matching.Profile:
    organisation = row.organisation
    key = organisation.pk
    slots = around.slots.get(row.counterpart.leg_id, 0) if row.counterpart else 0
    return matching.Profile(
        key=row.pk,
        side=matching.Side.HOST if row.counterpart_id else matching.Side.VISITOR,
        organisation=key,
        statements=tuple(
            matching.Statement(
                matching.Kind(one.kind),
                one.text,
                one.language,
                vectors.get((one.kind, one.digest)),
            )
            for one in row.statements.all()
        ),
        sectors=tuple(dict.fromkeys([*organisation.sectors, *row.sectors])),
        partnerships=frozenset(row.seeks),
        roles=frozenset(row.acts_as),
        markets=frozenset(row.markets),
        # Those of letters say nothing of meetings: who was not asked is not kept out.
        languages=frozenset(row.languages if row.stated_at else ()),
        sizes=frozenset(row.sizes),
        size=around.sizes.get(key, ""),
        products=tuple(row.products),
        bars=frozenset(around.bars[key]),
        clients=frozenset(around.clients[key]),
        met=frozenset(around.met[key]),
        confidential=row.openness == Openness.ORGANISERS,
        capacity=slots * LISTS_FOR_A_SLOT or None,
        newcomer=key not in around.known,
        country=organisation.country,
    )


def _around(mission: Mission, rows: Sequence[CooperationProfile], *, on: date) -> _Around:
    keys = [row.organisation.pk for row in rows]
    bars, clients = _kept_away(rows)
    for one, other in _forbidden(mission):
        bars[one].add(other)
    slots = Slot.objects.filter(session__leg__mission=mission).order_by()
    return _Around(
        sizes={key: str(size) for key, size in directory.sizes_of(keys, on=on).items()},
        clients=clients,
        bars=bars,
        met=_met_before(mission, keys),
        known=_known_before(mission, keys),
        slots=dict(slots.values_list("session__leg").annotate(number=Count("pk"))),
    )


def _kept_away(
    rows: Sequence[CooperationProfile],
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Whom each must never meet, and with whom it does business already; also by name alone."""
    called: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        called[bare_name(row.organisation.name)].add(row.organisation.pk)
    bars: dict[int, set[int]] = defaultdict(set)
    clients: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        for one in row.exclusions.all():
            found = {one.organisation_id} if one.organisation_id else called[bare_name(one.name)]
            into = clients if one.why == Why.CLIENT else bars
            into[row.organisation.pk] |= {key for key in found if key != row.organisation.pk}
    return bars, clients


def _forbidden(mission: Mission) -> list[tuple[int, int]]:
    """The organisations whom the organisers keep apart, each pair once."""
    rulings = Ruling.objects.filter(one__mission=mission, allows=False).select_related(
        "one__registration__organisation",
        "one__counterpart__organisation",
        "other__registration__organisation",
        "other__counterpart__organisation",
    )
    return [(it.one.organisation.pk, it.other.organisation.pk) for it in rulings]


def _brought_together(mission: Mission) -> Iterable[matching.Event]:
    """Two whom the organisers want to meet, each liking the other."""
    rulings = Ruling.objects.filter(one__mission=mission, allows=True)
    for one, other in rulings.values_list("one", "other"):
        yield matching.Event(one, other, liked=True)
        yield matching.Event(other, one, liked=True)


def _met_before(mission: Mission, keys: Sequence[int]) -> dict[int, set[int]]:
    """Who sat at a table with whom on earlier missions."""
    earlier = (
        Meeting.objects.exclude(session__leg__mission=mission)
        .filter(
            Q(wish__asking__registration__organisation__in=keys)
            | Q(wish__asked__registration__organisation__in=keys)
        )
        .annotate(
            visitor=F("wish__asking__registration__organisation"),
            received=F("wish__asked__counterpart__organisation"),
            host=F("wish__asking__counterpart__organisation"),
            guest=F("wish__asked__registration__organisation"),
        )
        .values_list("visitor", "guest", "host", "received")
    )
    met: dict[int, set[int]] = defaultdict(set)
    for sides in earlier:
        one, other, *_rest = [*(side for side in sides if side), None, None]
        if one and other:
            met[one].add(other)
            met[other].add(one)
    return met


def _known_before(mission: Mission, keys: Sequence[int]) -> set[int]:
    """Organisations that took part in another mission already, on either side."""
    travelled = Registration.objects.exclude(mission=mission).filter(organisation__in=keys)
    received = Counterpart.objects.exclude(leg__mission=mission).filter(organisation__in=keys)
    return {
        *travelled.values_list("organisation", flat=True),
        *received.values_list("organisation", flat=True),
    }


def _declared(mission: Mission, rows: Sequence[CooperationProfile]) -> Iterable[matching.Event]:
    """What was said of one another: interest, wishes of sessions, and refusals."""
    said = Interest.objects.filter(profile__mission=mission)
    for by, about, choice in said.values_list("profile", "about", "choice"):
        yield matching.Event(by, about, liked=choice != Choice.NO)
    of_side = {(row.registration_id, row.counterpart_id): row.pk for row in rows}
    wishes = Wish.objects.filter(session__leg__mission=mission).values_list(
        "asking__registration",
        "asking__counterpart",
        "asked__registration",
        "asked__counterpart",
        "answer",
        "declined_at",
    )
    for asking_company, asking_host, asked_company, asked_host, answer, declined in wishes:
        asking = of_side.get((asking_company, asking_host))
        asked = of_side.get((asked_company, asked_host))
        if asking and asked:
            yield matching.Event(asking, asked, liked=True)
            if declined or answer:
                yield matching.Event(asked, asking, liked=not declined)


def _interpreters(mission: Mission) -> frozenset[frozenset[str]]:
    """Between which languages the helpers of its sessions interpret: theirs and our own."""
    helpers = Helper.objects.filter(session__leg__mission=mission)
    brought = {
        skill
        for skills in helpers.values_list("skills", flat=True)
        for skill in skills
        if len(skill) == len("en")
    }
    return frozenset(
        frozenset((one, other)) for one in brought for other in LANGUAGES if one != other
    )
