"""Why somebody is recommended, in the reader's words.

    for line in why(listed):        # to the one whose list it is: "Your need “…” meets their …"
    for line in why_of(listed):     # to an organiser: "Need of Orval: “…”; offer of Bayside: “…”"

`listed` is a `Listed` of `queries.recommended_to` or `queries.recommended_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hansa.apps.directory.rules import language_title, sector_title
from hansa.apps.directory.rules.size import SizeClass
from hansa.apps.matching.rules import Partnership
from hansa.plumbing.countries import country_name
from hansa.web.matching.recommendations.voices import OF_BOTH, TO_YOU, Sentence

if TYPE_CHECKING:
    from hansa.apps.matching.queries import Listed

Facts = Mapping[str, str]

# Three are read, more are not.
MOST = 3
# So much of a sentence is quoted.
LONGEST_QUOTE = 110
# One of each family first: who asked, what meets what, how they fit, in which language they talk.
FAMILIES = (
    ("asked_for_you",),
    ("need_meets_offer", "offer_meets_need"),
    (
        "partnership:sought",
        "partnership:seeking",
        "same_product",
        "market",
        "same_sector",
        "kin_sector",
        "size",
    ),
    ("interpreter_needed", "language"),
)
# Of those that quote: the side of the one whose list it is, and the other's.
QUOTING = {"need_meets_offer": ("need", "offer"), "offer_meets_need": ("offer", "need")}


def why(listed: Listed, *, most: int = MOST) -> list[SafeString]:
    """What speaks for the meeting, said to the one who is to have it, most telling first.

    What the other says is quoted while it says so and lets its matches read it.
    """
    found = _by_code(listed, TO_YOU)
    if listed.theirs is None:
        found.pop("asked_for_you", None)
    return [_told(code, found[code], listed, TO_YOU[code]) for code in chosen(found, most=most)]


def why_of(listed: Listed, *, most: int = MOST) -> list[SafeString]:
    """The same, said of both by name."""
    found = _by_code(listed, OF_BOTH)
    return [_told(code, found[code], listed, OF_BOTH[code]) for code in chosen(found, most=most)]


def chosen(codes: Iterable[str], *, most: int = MOST) -> list[str]:
    """The reasons that are told: one of each family while there are, then by their weight.

    Whoever needs an interpreter is told so, whatever else there is to say.
    """
    given = list(codes)
    kept = [
        next(code for code in given if code in family)
        for family in FAMILIES
        if any(code in family for code in given)
    ]
    kept += [code for code in given if code not in kept]
    told = kept[:most]
    if "interpreter_needed" in given and "interpreter_needed" not in told:
        told[-1:] = ["interpreter_needed"]
    return told


def in_a_row(words: Sequence[str]) -> str:
    """Several things in one sentence: "French, Dutch and English"."""
    *some, last = words
    return _("{some} and {last}").format(some=", ".join(some), last=last) if some else last


def _by_code(listed: Listed, voice: Mapping[str, Sentence]) -> dict[str, list[Facts]]:
    """The facts of what this voice can say, in the order of their weight."""
    found: dict[str, list[Facts]] = {}
    for reason in listed.recommendation.reasons:
        facts = reason.get("facts", {})
        code = f"{reason['code']}:{facts['role']}" if "role" in facts else reason["code"]
        if code in voice:
            found.setdefault(code, []).append(facts)
    return found


def _told(code: str, facts: Sequence[Facts], listed: Listed, sentence: Sentence) -> SafeString:
    names = {"one": str(listed.recommendation.profile), "other": str(listed.about)}
    if code in QUOTING:
        return _quoting(code, facts, listed, sentence, names)
    words = list(dict.fromkeys(_word(code, it) for it in facts))
    detail = facts[0].get("country", "") == listed.about.organisation.country
    return format_html(sentence(len(words), detail), listed=in_a_row(words), **names)


def _quoting(
    code: str,
    facts: Sequence[Facts],
    listed: Listed,
    sentence: Sentence,
    names: Mapping[str, str],
) -> SafeString:
    """With the sentences of both; the other's only while it may be read."""
    _own, theirs = QUOTING[code]
    first = next((it for it in facts if it[theirs] in listed.texts), facts[0])
    quotes = {name: _quoted(first, name) for name in ("need", "offer")}
    return format_html(sentence(1, first[theirs] in listed.texts), **quotes, **names)


def _quoted(facts: Facts, name: str) -> SafeString:
    short = Truncator(facts[name].strip().rstrip(".;")).chars(LONGEST_QUOTE)
    language = facts.get(f"{name}_language", "")
    if not language:
        return format_html("<q>{}</q>", short)
    return format_html('<q lang="{}">{}</q>', language, short)


def _word(code: str, facts: Facts) -> str:
    """What a reason is about, in the reader's language; "" where there is nothing to name."""
    words = _WORDS.get(code.partition(":")[0])
    return words(facts) if words else ""


def _partnership(facts: Facts) -> str:
    return str(dict(Partnership.choices).get(facts["kind"], facts["kind"]))


def _size(facts: Facts) -> str:
    return str(dict(SizeClass.choices).get(facts["size"], facts["size"]))


def _kin(facts: Facts) -> str:
    return in_a_row([sector_title(facts["sector"]), sector_title(facts["other"])])


def _tongues(facts: Facts) -> str:
    return in_a_row([language_title(facts["yours"]), language_title(facts["theirs"])])


_WORDS: dict[str, Callable[[Facts], str]] = {
    "partnership": _partnership,
    "size": _size,
    "kin_sector": _kin,
    "interpreter_needed": _tongues,
    "same_product": lambda facts: facts["product"],
    "same_sector": lambda facts: sector_title(facts["sector"]),
    "market": lambda facts: country_name(facts["country"]),
    "language": lambda facts: language_title(facts["language"]),
}
