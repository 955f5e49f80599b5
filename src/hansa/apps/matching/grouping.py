"""Hosts whom several companies would meet for the same thing, and had better meet together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hansa.apps.matching import queries
from hansa.apps.matching.models import CooperationProfile, Recommendation
from hansa.apps.missions.models import Mission
from hansa.engines import matching

_CODES = frozenset({matching.Code.NEED_MEETS_OFFER, matching.Code.OFFER_MEETS_NEED})


@dataclass(frozen=True, slots=True)
class Suggested:
    """A group that is worth making.

    Attributes:
        text: the need or the offer of the host that all of them answer.
        is_offer: the host offers it, and they look for it; otherwise the other way round.
        score: the mean of their scores, 0 to 1.
    """

    host: CooperationProfile
    companies: tuple[CooperationProfile, ...]
    text: str
    language: str
    is_offer: bool
    score: float

    @property
    def hundredths(self) -> int:
        """The score out of 100."""
        return round(100 * self.score)


def groups_in(mission: Mission) -> list[Suggested]:
    """The groups of the mission by what the lists say today, the best first; about five queries.

    Whoever said no, or is kept from the other, sits in no group; nobody sits beside an organisation
    that it asked to be spared, and what the host does not say any more brings nobody together.
    """
    rows = {each.pk: each for each in queries.profiles_of(mission).prefetch_related("statements")}
    apart = queries.excluded_pairs(mission=mission.pk, among=list(rows.values()))
    found = matching.groups(
        (_told(each) for each in queries.hosts_recommended_in(mission, present=rows)),
        _profiles(rows, apart | queries.forbidden_pairs(mission)),
    )
    return [one for group in found for one in _suggested(group, rows)]


def _suggested(group: matching.Group, rows: dict[int, CooperationProfile]) -> Iterable[Suggested]:
    host = rows[group.candidate]
    for said in host.statements.all():
        if said.text == group.text:
            yield Suggested(
                host,
                tuple(rows[key] for key in group.profiles),
                said.text,
                said.language,
                is_offer=said.kind == matching.Kind.OFFER,
                score=group.score,
            )
            return


def _told(row: Recommendation) -> matching.Recommendation:
    return matching.Recommendation(
        profile=row.profile_id,
        candidate=row.candidate_id,
        kind=matching.Pair.COUNTERPART,
        score=row.score,
        forward=row.forward,
        backward=row.backward,
        rank=row.rank,
        reasons=tuple(
            matching.Reason(matching.Code(one["code"]), one["facts"])
            for one in row.reasons
            if one["code"] in _CODES
        ),
    )


def _profiles(
    rows: dict[int, CooperationProfile], apart: Iterable[tuple[int, int]]
) -> list[matching.Profile]:
    """As much of everybody as it takes to seat them: whose they are, and beside whom they sit."""
    bars: dict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        if one in rows and other in rows:
            bars[one].add(rows[other].organisation.pk)
    return [
        matching.Profile(
            key,
            matching.Side.HOST if row.counterpart_id else matching.Side.VISITOR,
            row.organisation.pk,
            bars=frozenset(bars[key]),
        )
        for key, row in rows.items()
    ]
