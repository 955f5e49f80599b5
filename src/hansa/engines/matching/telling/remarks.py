"""What a profile lacks, and what is odd about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hansa.engines.matching.problem.answer import Pasted, Remark
from hansa.engines.matching.problem.profiles import Kind, Profile, Statement
from hansa.engines.matching.texts.letters import words
from hansa.engines.matching.texts.tongues import KNOWN, tongue

FEWEST_WORDS = 3
"""With fewer, a statement says hardly more than its sector."""
FEWEST_COPIES = 3
LIKE = 0.8
"""The share of their triples of words that copies have in common."""
RUN = 3


def advice(profile: Profile) -> tuple[Remark, ...]:
    """What its owner could add so that it is matched better; nothing where it is complete."""
    return tuple(_lacking(profile))


def flags(profile: Profile) -> tuple[Remark, ...]:
    """What may be matched worse than it seems: statements in other languages, or said twice."""
    return tuple(_odd(profile))


def pasted(profiles: Iterable[Profile], *, least: int = FEWEST_COPIES) -> list[Pasted]:
    """Texts that stand in the profiles of `least` organisations or more, almost word for word.

    The first of such texts is told; short ones are everybody's and not told.
    """
    texts: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles:
        for text in dict.fromkeys(said.text for said in one.statements):
            texts[text].append(one)
    found = []
    for alike in _alike(list(texts)):
        having = [one for text in alike for one in texts[text]]
        if len({one.organisation for one in having}) >= least:
            found.append(Pasted(alike[0], tuple(dict.fromkeys(one.key for one in having))))
    return found


def _lacking(profile: Profile) -> Iterator[Remark]:
    for kind in Kind:
        if not any(words(said.text) for said in profile.said(kind)):
            yield Remark(f"no_{kind.value}")
    for said in profile.statements:
        if 0 < len(words(said.text)) < FEWEST_WORDS:
            yield Remark("too_short", said.text)
    for name in ("sectors", "partnerships", "languages", "markets"):
        if not getattr(profile, name):
            yield Remark(f"no_{name}")


def _odd(profile: Profile) -> Iterator[Remark]:
    needs = {" ".join(words(said.text)) for said in profile.said(Kind.NEED)}
    for said in profile.statements:
        if _is_foreign(said):
            yield Remark("other_language", said.text)
    for said in profile.said(Kind.OFFER):
        if " ".join(words(said.text)) in needs:
            yield Remark("need_is_offer", said.text)


def _is_foreign(said: Statement) -> bool:
    """Whether it is in none of the languages that we can vouch for."""
    if said.language and said.language not in KNOWN:
        return True
    return tongue(said.text) == "other"


def _alike(texts: list[str]) -> list[list[str]]:
    """Texts that are almost the same, together; the others are left out."""
    runs = {text: found for text in texts if (found := _runs(text))}
    having: dict[str, list[str]] = defaultdict(list)
    for text, its in runs.items():
        for run in sorted(its):
            having[run].append(text)
    groups: dict[str, list[str]] = {}
    for text, its in runs.items():
        near = (first for run in sorted(its) for first in having[run] if first in groups)
        first = next((one for one in near if _share(its, runs[one]) >= LIKE), None)
        groups.setdefault(first or text, []).append(text)
    return list(groups.values())


def _runs(text: str) -> set[str]:
    """Its triples of words; of a shorter text none."""
    said = words(text)
    return {" ".join(said[start : start + RUN]) for start in range(len(said) - RUN + 1)}


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)
