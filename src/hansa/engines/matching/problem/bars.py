"""What keeps two profiles apart, whatever they could do for each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from hansa.engines.matching.problem.profiles import Event, Profile

Tongues = frozenset[frozenset[str]]
"""Pairs of languages between which somebody can interpret."""


class Bar(StrEnum):
    """Why two profiles are never recommended to each other."""

    ITSELF = "itself"
    NEVER = "never"
    CLIENT = "client"
    CONFIDENTIAL = "confidential"
    LANGUAGE = "language"
    REFUSED = "refused"


def bars(
    profile: Profile,
    candidate: Profile,
    *,
    interpreters: Tongues = frozenset(),
    declared: Collection[Event] = (),
) -> Iterator[Bar]:
    """Every reason for which `candidate` may not stand in the list of `profile`."""
    if profile.organisation == candidate.organisation:
        yield Bar.ITSELF
    if candidate.organisation in profile.bars or profile.organisation in candidate.bars:
        yield Bar.NEVER
    if candidate.organisation in profile.clients or profile.organisation in candidate.clients:
        yield Bar.CLIENT
    asked = Event(candidate.key, profile.key, liked=True)
    if candidate.confidential and asked not in declared:
        yield Bar.CONFIDENTIAL
    if not can_speak(profile.languages, candidate.languages, interpreters):
        yield Bar.LANGUAGE
    refusals = {
        Event(profile.key, candidate.key, liked=False),
        Event(candidate.key, profile.key, liked=False),
    }
    if any(refusal in declared for refusal in refusals):
        yield Bar.REFUSED


def can_speak(
    languages: frozenset[str], others: frozenset[str], interpreters: Tongues = frozenset()
) -> bool:
    """Whether they share a language or somebody can interpret; nobody is kept out unasked."""
    if not languages or not others or languages & others:
        return True
    return interpreted(languages, others, interpreters) is not None


def interpreted(
    languages: frozenset[str], others: frozenset[str], interpreters: Tongues
) -> tuple[str, str] | None:
    """Between which languages somebody would interpret, the first side's first; by name."""
    found = sorted(
        (here, there)
        for here in languages
        for there in others
        if frozenset((here, there)) in interpreters
    )
    return found[0] if found else None
