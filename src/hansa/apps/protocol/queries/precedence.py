"""Who goes before whom, and how each is addressed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.protocol.models import Ceremonial, Dignitary, Usage
from hansa.apps.protocol.rules import (
    Address,
    Claim,
    First,
    RuleSet,
    Side,
    address_of,
    in_order,
    names_are_out,
    order_of,
)
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.rules import TRAVELS
from hansa.plumbing.days import in_words
from hansa.plumbing.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody at their place in the order of precedence.

    Attributes:
        rank: from 1, the highest.
        reasons: why this place, in sentences for people.
    """

    rank: int
    dignitary: Dignitary
    reasons: tuple[str, ...]

    @property
    def name(self) -> str:
        """Who it is."""
        return str(self.dignitary)

    @property
    def function(self) -> str:
        """By which office."""
        return self.dignitary.function

    @property
    def delegate(self) -> Delegate | None:
        """Whom registration knows; None for somebody named here."""
        return self.dignitary.delegate


def usage_of(mission: Mission) -> Usage:
    """Whose order the mission keeps: what was chosen, else the Belgian, guests first."""
    chosen = Usage.objects.filter(mission=mission).first()
    return chosen or Usage(mission=mission, rule_set=RuleSet.BELGIUM, first=First.GUESTS)


def dignitaries_of(mission: Mission) -> QuerySet[Dignitary]:
    """Those listed who still come; a delegate who withdrew does not."""
    return (
        Dignitary.objects.filter(mission=mission)
        .filter(Q(delegate__isnull=True) | Q(delegate__registration__status__in=TRAVELS))
        .select_related("delegate__person", "delegate__registration__organisation")
    )


def precedence_of(mission: Mission, *, among: Iterable[int] | None = None) -> list[Ranked]:
    """Those listed who still come, highest first, each with the reason of the place.

    It withholds nobody: whoever shows it to readers asks `precedence_for`.

    Args:
        among: only these dignitaries, by number; ranks are then counted among them.
    """
    found = dignitaries_of(mission)
    if among is not None:
        found = found.filter(pk__in=among)
    return _ranked(list(found), usage=usage_of(mission))


def precedence_for(mission: Mission, *, user: User, today: date) -> list[Ranked]:
    """The same without those whose names the reader may not know yet; they keep their ranks."""
    ranked = precedence_of(mission)
    # Before every day, only those whose sight no embargo dims.
    if missions.names_are_told(mission, user=user, today=date.min):
        return ranked
    if not missions.names_are_told(mission, user=user, today=today):
        return []
    return [each for each in ranked if names_are_out(each.dignitary.names_from, today=today)]


def dignitaries_by_delegate(mission: Mission) -> dict[int, Dignitary]:
    """Delegates whose place protocol looks after, by the delegate's number."""
    return {
        each.delegate_id: each for each in dignitaries_of(mission) if each.delegate_id is not None
    }


def addresses_of(dignitary: Dignitary) -> list[Address]:
    """How somebody is addressed, their own language first."""
    own = dignitary.language
    languages = [own, *(each for each in LANGUAGES if each != own)]
    return [_address(dignitary, language) for language in languages]


def names_of_activity_are_told(ceremonial: Ceremonial | None, *, today: date) -> bool:
    """Whether an activity's own embargo is over, or there is none."""
    return ceremonial is None or names_are_out(ceremonial.names_from, today=today)


def unnamed_on(leg: Leg, *, today: date) -> frozenset[int]:
    """The activities of a leg, by number, whose names are kept back on that day."""
    kept = Ceremonial.objects.filter(activity__leg=leg, names_from__gt=today)
    return frozenset(kept.values_list("activity", flat=True))


def _ranked(found: list[Dignitary], *, usage: Usage) -> list[Ranked]:
    rows = {each.pk: each for each in found}
    claims = [
        Claim(each.pk, str(each), each.category, each.side, each.since, each.placed)
        for each in found
    ]
    ordered = in_order(claims, rule_set=usage.rule_set, first=usage.first)
    return [
        Ranked(rank, rows[claim.key], tuple(_reasons(rows[claim.key], found, usage=usage)))
        for rank, claim in enumerate(ordered, start=1)
    ]


def _reasons(dignitary: Dignitary, found: list[Dignitary], *, usage: Usage) -> Iterable[str]:
    if dignitary.is_substitute:
        yield _("Travels instead of somebody else, whose place is not handed on")
    if dignitary.placed is not None:
        yield _("Put at place {place} by hand: {why}").format(
            place=dignitary.placed, why=dignitary.why
        )
        return
    number = order_of(usage.rule_set).number_of(dignitary.category)
    yield _("Category {number}: {category}").format(number=number, category=dignitary.sort.title)
    sides = [
        each.side
        for each in found
        if each.category == dignitary.category and each != dignitary and each.placed is None
    ]
    if not sides:
        return
    if usage.first == First.GUESTS and {*sides, dignitary.side} == set(Side.values):
        host = dignitary.side == Side.HOST
        yield _("hosts after guests") if host else _("guests before hosts")
    if dignitary.since:
        yield _("in office since {day}").format(day=in_words(dignitary.since))
    else:
        yield _("no date of taking office, so after those who have one")


def _address(dignitary: Dignitary, language: str) -> Address:
    usual = address_of(
        name=str(dignitary),
        last_name=dignitary.last_name,
        function=dignitary.function,
        category=dignitary.category,
        gender=dignitary.gender,
        language=language,
    )
    own = (dignitary.envelope, dignitary.salutation, dignitary.spoken)
    if language != dignitary.language or not any(own):
        return usual
    return Address(
        language,
        dignitary.envelope or usual.envelope,
        dignitary.salutation or usual.salutation,
        dignitary.spoken or usual.spoken,
        own=True,
    )
