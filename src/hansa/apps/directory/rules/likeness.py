"""Whether two records look like one organisation: by name, and by place where that is needed."""

from __future__ import annotations

from hansa.apps.directory.rules.spellings import plain

# Shares of three-letter pieces that two texts have in common.
NAMES_ALIKE = 0.6
PLACES_ALIKE = 0.4
# Names so alike need no place: Brussels, Bruxelles and Brussel have few letters in common.
NAMES_THE_SAME = 0.95

_LEGAL_FORMS = frozenset(
    {
        *("nv", "sa", "bv", "bvba", "sprl", "srl", "asbl", "vzw", "aisbl", "ivzw", "cv", "cvba"),
        *("scrl", "sc", "snc", "vof", "sas", "sarl", "se", "gmbh", "ag", "kg", "eg", "ev"),
        *("ltd", "limited", "llc", "inc", "corp", "plc", "spa", "oy", "ab", "aps", "kk", "pte"),
    }
)


def bare_name(name: str) -> str:
    """The name in plain letters without its legal form: "Zélie S.A." is "zelie"."""
    words = plain(name.replace(".", "")).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def likeness(one: str, other: str) -> float:
    """How much two texts have in common: 0 nothing, 1 everything.

    Source:
        The measure of PostgreSQL's pg_trgm: pieces of three letters in common, by all pieces.
    """
    mine, theirs = _pieces(one), _pieces(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def look_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two organisations, told by name and place, may be the same."""
    names = likeness(bare_name(one[0]), bare_name(other[0]))
    if names >= NAMES_THE_SAME:
        return True
    return names >= NAMES_ALIKE and likeness(plain(one[1]), plain(other[1])) >= PLACES_ALIKE


def _pieces(text: str) -> set[str]:
    words = (f"  {word} " for word in text.split())
    return {word[place : place + 3] for word in words for place in range(len(word) - 2)}
