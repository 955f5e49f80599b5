"""The sentences of reasons, in two voices: said to the reader, and said of two by name.

Every sentence is a function of how many things it lists, and of a detail of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Sentence = Callable[[int, bool], str]


def _need_met(_number: int, quotable: bool) -> str:
    if quotable:
        return _("Your need {need} meets their offer {offer}")
    return _("Your need {need} meets what they offer")


def _offer_wanted(_number: int, quotable: bool) -> str:
    if quotable:
        return _("Your offer {offer} meets their need {need}")
    return _("Your offer {offer} meets what they need")


def _market(number: int, at_home: bool) -> str:
    if at_home:
        return _("They are at home in a market of yours: {listed}")
    return ngettext("A market of you both: {listed}", "Markets of you both: {listed}", number)


TO_YOU: dict[str, Sentence] = {
    "asked_for_you": lambda _n, _is: _("They asked to meet you"),
    "need_meets_offer": _need_met,
    "offer_meets_need": _offer_wanted,
    "partnership:sought": lambda _n, _is: _("They are what you look for: {listed}"),
    "partnership:seeking": lambda _n, _is: _("They look for what you are: {listed}"),
    "same_product": lambda number, _is: ngettext(
        "A product of you both: {listed}", "Products of you both: {listed}", number
    ),
    "same_sector": lambda number, _is: ngettext(
        "You work in the same sector: {listed}", "You work in the same sectors: {listed}", number
    ),
    "kin_sector": lambda _n, _is: _("You work in sectors that are close: {listed}"),
    "market": _market,
    "size": lambda _n, _is: _("They are as large as you wish: {listed}"),
    "language": lambda number, _is: ngettext(
        "You share a language: {listed}", "You share languages: {listed}", number
    ),
    "interpreter_needed": lambda _n, _is: _(
        "You have no language in common; the mission brings an interpreter: {listed}"
    ),
    "mutual": lambda _n, _is: _("It looks as good for them as for you"),
    "met_before": lambda _n, _is: _("You have met before"),
    "newcomer": lambda _n, _is: _("They are new on this mission"),
}


def _need_met_of(_number: int, quotable: bool) -> str:
    if quotable:
        return _("Need of {one}: {need}; offer of {other}: {offer}")
    return _("Need of {one}: {need}; it was met by an offer of {other}")


def _offer_wanted_of(_number: int, quotable: bool) -> str:
    if quotable:
        return _("Offer of {one}: {offer}; need of {other}: {need}")
    return _("Offer of {one}: {offer}; it met a need of {other}")


def _market_of(number: int, at_home: bool) -> str:
    if at_home:
        return _("{other} is at home in a market of {one}: {listed}")
    return ngettext("A market of both: {listed}", "Markets of both: {listed}", number)


OF_BOTH: dict[str, Sentence] = {
    "asked_for_you": lambda _n, _is: _("{other} asked to meet {one}"),
    "you_asked": lambda _n, _is: _("{one} asked to meet {other}"),
    "need_meets_offer": _need_met_of,
    "offer_meets_need": _offer_wanted_of,
    "partnership:sought": lambda _n, _is: _("{other} is what {one} looks for: {listed}"),
    "partnership:seeking": lambda _n, _is: _("{other} looks for what {one} is: {listed}"),
    "same_product": lambda number, _is: ngettext(
        "A product of both: {listed}", "Products of both: {listed}", number
    ),
    "same_sector": lambda number, _is: ngettext(
        "They work in the same sector: {listed}", "They work in the same sectors: {listed}", number
    ),
    "kin_sector": lambda _n, _is: _("They work in sectors that are close: {listed}"),
    "market": _market_of,
    "size": lambda _n, _is: _("{other} is as large as {one} wishes: {listed}"),
    "language": lambda number, _is: ngettext(
        "They share a language: {listed}", "They share languages: {listed}", number
    ),
    "interpreter_needed": lambda _n, _is: _(
        "They have no language in common; the mission brings an interpreter: {listed}"
    ),
    "mutual": lambda _n, _is: _("It looks as good for the one as for the other"),
    "met_before": lambda _n, _is: _("They have met before"),
    "newcomer": lambda _n, _is: _("{other} is new on this mission"),
}
