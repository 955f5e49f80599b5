"""Who could meet the same candidate together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hansa.engines.matching.problem.answer import Code, Group, Reason, Recommendation
from hansa.engines.matching.problem.profiles import Profile

LEAST, MOST = 2, 4
THEIRS = {Code.NEED_MEETS_OFFER: "offer", Code.OFFER_MEETS_NEED: "need"}


def groups(
    recommendations: Iterable[Recommendation],
    profiles: Iterable[Profile],
    *,
    least: int = LEAST,
    most: int = MOST,
) -> list[Group]:
    """Several whose lists hold the same candidate for the same need or offer of it.

    Nobody sits beside an organisation that it must never meet, nor beside its own. The groups with
    the best scores come first; a profile is in one group with a candidate at most.
    """
    by_key = {one.key: one for one in profiles}
    found = [
        group
        for (candidate, text), wishes in _by_text(recommendations).items()
        for group in _parted(candidate, text, wishes, by_key, range(least, most + 1))
    ]
    found.sort(key=lambda group: (-len(group.profiles) * group.score, group.candidate))
    return list(_once(found))


def _by_text(
    recommendations: Iterable[Recommendation],
) -> dict[tuple[int, str], list[Recommendation]]:
    wishes: dict[tuple[int, str], list[Recommendation]] = defaultdict(list)
    for one in recommendations:
        for text in {text for reason in one.reasons if (text := _theirs(reason))}:
            wishes[one.candidate, text].append(one)
    return wishes


def _theirs(reason: Reason) -> str:
    """The statement of the candidate that this reason is about."""
    name = THEIRS.get(reason.code)
    return str(reason.facts[name]) if name else ""


def _parted(
    candidate: int,
    text: str,
    wishes: Sequence[Recommendation],
    profiles: dict[int, Profile],
    sizes: range,
) -> Iterator[Group]:
    """Groups of those who may sit together, the best scores first."""
    left = sorted(wishes, key=lambda one: -one.score)
    while left:
        group: list[Recommendation] = []
        for wish in left:
            others = [profiles[one.profile] for one in group]
            if len(group) < sizes.stop - 1 and _sits_with(profiles[wish.profile], others):
                group.append(wish)
        left = [wish for wish in left if wish not in group]
        if len(group) in sizes:
            score = sum(one.score for one in group) / len(group)
            yield Group(candidate, tuple(one.profile for one in group), text, round(score, 4))


def _sits_with(profile: Profile, others: Iterable[Profile]) -> bool:
    return all(
        profile.organisation != other.organisation
        and profile.organisation not in other.bars
        and other.organisation not in profile.bars
        for other in others
    )


def _once(found: Iterable[Group]) -> Iterator[Group]:
    """The groups in which nobody meets a candidate for the second time."""
    taken: set[tuple[int, int]] = set()
    for group in found:
        seats = {(group.candidate, profile) for profile in group.profiles}
        if not seats & taken:
            taken |= seats
            yield group
