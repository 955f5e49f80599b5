"""Why two profiles should meet, as codes with facts, the weightiest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from hansa.engines.matching.problem.answer import Code, Reason
from hansa.engines.matching.problem.bars import Tongues, interpreted
from hansa.engines.matching.problem.profiles import Event, Kind, Profile, Statement
from hansa.engines.matching.scores.features import Families, answers
from hansa.engines.matching.scores.weights import Weights

KEEN = 0.5
"""Both want the meeting rather than not."""
MOST_PAIRS = 2
"""Of statements that meet, told for each direction."""


def reasons(
    profile: Profile,
    candidate: Profile,
    *,
    likely: tuple[float, float],
    weights: Weights,
    families: Families,
    interpreters: Tongues,
    declared: Collection[Event],
) -> tuple[Reason, ...]:
    """Everything that speaks for the meeting, and what it takes.

    Args:
        likely: how likely each of them would want it, 0 to 1.
    """
    return (
        *sorted(_met(profile, candidate, weights.floor), key=_likeness),
        *_declared(profile, candidate, declared),
        *_alike(profile, candidate, families),
        *_suited(profile, candidate),
        *_spoken(profile, candidate, interpreters),
        *_noted(profile, candidate, likely),
    )


def _likeness(reason: Reason) -> float:
    return -float(reason.facts["similarity"])


def _met(profile: Profile, candidate: Profile, floor: float) -> Iterator[Reason]:
    needs, offers = profile.said(Kind.NEED), profile.said(Kind.OFFER)
    for need, offer, likeness in _nearest(needs, candidate.said(Kind.OFFER), floor):
        yield _meeting(Code.NEED_MEETS_OFFER, need, offer, likeness)
    for need, offer, likeness in _nearest(candidate.said(Kind.NEED), offers, floor):
        yield _meeting(Code.OFFER_MEETS_NEED, need, offer, likeness)


def _nearest(
    needs: Sequence[Statement], offers: Sequence[Statement], floor: float
) -> list[tuple[Statement, Statement, float]]:
    """The nearest needs and offers, each need and each offer once."""
    pairs = sorted(
        (
            (float(np.round(need.vector @ offer.vector, 3)), place, beside)
            for place, need in enumerate(needs)
            for beside, offer in enumerate(offers)
            if need.vector is not None and offer.vector is not None
        ),
        key=lambda pair: (-pair[0], *pair[1:]),
    )
    found: list[tuple[Statement, Statement, float]] = []
    for likeness, place, beside in pairs:
        need, offer = needs[place], offers[beside]
        is_new = all(need is not one and offer is not other for one, other, _ in found)
        if likeness >= floor and is_new and len(found) < MOST_PAIRS:
            found.append((need, offer, likeness))
    return found


def _meeting(code: Code, need: Statement, offer: Statement, likeness: float) -> Reason:
    return Reason(
        code,
        {
            "need": need.text,
            "need_language": need.language,
            "offer": offer.text,
            "offer_language": offer.language,
            "similarity": likeness,
        },
    )


def _declared(
    profile: Profile, candidate: Profile, declared: Collection[Event]
) -> Iterator[Reason]:
    if Event(candidate.key, profile.key, liked=True) in declared:
        yield Reason(Code.ASKED_FOR_YOU)
    if Event(profile.key, candidate.key, liked=True) in declared:
        yield Reason(Code.YOU_ASKED)


def _alike(profile: Profile, candidate: Profile, families: Families) -> Iterator[Reason]:
    theirs = {product.casefold() for product in candidate.products}
    for product in profile.products:
        if product.casefold() in theirs:
            yield Reason(Code.SAME_PRODUCT, {"product": product})
    same = [sector for sector in profile.sectors if sector in candidate.sectors]
    for sector in same:
        yield Reason(Code.SAME_SECTOR, {"sector": sector})
    kin = (
        (sector, other)
        for sector in profile.sectors
        for other in candidate.sectors
        if families.get(sector, sector) == families.get(other, other)
    )
    if not same and (found := next(kin, None)):
        yield Reason(Code.KIN_SECTOR, {"sector": found[0], "other": found[1]})


def _suited(profile: Profile, candidate: Profile) -> Iterator[Reason]:
    yield from _partnership(profile, candidate)
    for country in sorted(profile.markets & (candidate.markets | {candidate.country})):
        yield Reason(Code.MARKET, {"country": country})
    if candidate.size in profile.sizes:
        yield Reason(Code.SIZE, {"size": candidate.size})


def _partnership(profile: Profile, candidate: Profile) -> Iterator[Reason]:
    for kind in sorted(profile.partnerships & candidate.roles):
        yield Reason(Code.PARTNERSHIP, {"kind": kind, "role": "sought"})
    for kind in sorted(candidate.partnerships & profile.roles):
        yield Reason(Code.PARTNERSHIP, {"kind": kind, "role": "seeking"})
    for kind in sorted(answers(profile) & candidate.partnerships - profile.roles):
        yield Reason(Code.PARTNERSHIP, {"kind": kind, "role": "seeking"})


def _spoken(profile: Profile, candidate: Profile, interpreters: Tongues) -> Iterator[Reason]:
    ours, theirs = profile.languages, candidate.languages
    for language in sorted(ours & theirs):
        yield Reason(Code.LANGUAGE, {"language": language})
    if ours and theirs and not ours & theirs and (pair := interpreted(ours, theirs, interpreters)):
        yield Reason(Code.INTERPRETER_NEEDED, {"yours": pair[0], "theirs": pair[1]})


def _noted(profile: Profile, candidate: Profile, likely: tuple[float, float]) -> Iterator[Reason]:
    if min(likely) >= KEEN:
        yield Reason(Code.MUTUAL)
    if candidate.organisation in profile.met or profile.organisation in candidate.met:
        yield Reason(Code.MET_BEFORE)
    if candidate.newcomer:
        yield Reason(Code.NEWCOMER)
