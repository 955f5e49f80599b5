"""What a profile lacks, what is odd about it, and which texts were pasted into several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hansa.apps.directory.rules.profiles import language_title
from hansa.apps.matching.models import CooperationProfile, Statement
from hansa.apps.matching.rules import is_vouched_for
from hansa.engines import matching

# Without these a profile is matched hardly better than by its sector.
_EMPTY = frozenset({"no_need", "no_offer"})
_THIN = _EMPTY | {"too_short"}


@dataclass(frozen=True, slots=True)
class Advice:
    """What would make a profile better understood.

    Attributes:
        code: of the engine.
        words: what to do, as a sentence.
    """

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """One text in the profiles of several organisations."""

    text: str
    profiles: tuple[CooperationProfile, ...]


def advice_on(profile: CooperationProfile) -> list[Advice]:
    """What its owner could add, what matters most first; nothing where it is complete."""
    told = _as_told(profile)
    remarks = [*matching.advice(told), *matching.flags(told)]
    found = [Advice(one.code, _in_words(one)) for one in remarks]
    return [one for one in found if one.words]


def state_of(profile: CooperationProfile) -> str:
    """How much it says: "empty", "thin" or "complete"."""
    codes = {one.code for one in matching.advice(_as_told(profile))}
    if codes >= _EMPTY:
        return "empty"
    return "thin" if codes & _THIN else "complete"


def how_matched(statement: Statement) -> str:
    """A word of caution about a sentence in a language that is not one of ours; "" without one."""
    if is_vouched_for(statement.language):
        return ""
    return _("In {language}: matched as well as the model can.").format(
        language=language_title(statement.language)
    )


def pasted_into(profiles: Iterable[CooperationProfile]) -> list[Pasted]:
    """Texts that stand almost word for word in the profiles of several organisations.

    Args:
        profiles: with their statements at hand.
    """
    rows = {row.pk: row for row in profiles}
    found = matching.pasted(_as_told(row) for row in rows.values())
    return [Pasted(one.text, tuple(rows[key] for key in one.profiles)) for one in found]


def _as_told(row: CooperationProfile) -> matching.Profile:
    """What it says itself, without what else is known of it."""
    return matching.Profile(
        key=row.pk,
        side=matching.Side.HOST if row.counterpart_id else matching.Side.VISITOR,
        organisation=row.organisation.pk,
        statements=tuple(
            matching.Statement(matching.Kind(one.kind), one.text, one.language)
            for one in row.statements.all()
        ),
        sectors=tuple(row.sectors),
        partnerships=frozenset(row.seeks),
        markets=frozenset(row.markets),
        languages=frozenset(row.languages),
    )


def _in_words(remark: matching.Remark) -> str:
    """What to do about it; "" where somebody else says it, such as beside the sentence."""
    words = {
        "no_need": _("Say whom you look for and what for, such as “A distributor in Texas”."),
        "no_offer": _("Say what you make or do, and for whom."),
        "too_short": _("“{text}” tells little: make it a sentence, with what and for whom."),
        "no_sectors": _("Choose the sectors in which the others should work."),
        "no_partnerships": _("Say what the others should be to you: client, distributor, …"),
        "no_languages": _("Say in which languages your people hold a meeting."),
        "no_markets": _("Name the markets that interest you."),
        "need_is_offer": _("“{text}” stands among needs and offers: keep it where it belongs."),
    }
    return words.get(remark.code, "").format(text=remark.text)
