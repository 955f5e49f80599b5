"""Organisations of the directory that might become hosts for a company, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Value
from pgvector.django import MaxInnerProduct

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation, Profile
from hansa.apps.directory.rules.likeness import bare_name
from hansa.apps.matching import rules
from hansa.apps.matching.models import (
    CooperationProfile,
    Exclusion,
    OrganisationMeaning,
    Prospect,
    Statement,
)
from hansa.apps.matching.queries.meanings import looking_near, method_of, understood_needs
from hansa.apps.matching.rules import Kind
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Leg
from hansa.apps.missions.rules import OVER
from hansa.engines.matching import Embedding

# So many are suggested for a company, so many are looked at for each of its needs, and what is
# less like a need than this has nothing to do with it.
MOST_SUGGESTED, LOOKED_AT, LEAST_LIKENESS = 20, 30, 0.2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who might be asked.

    Attributes:
        need: the sentence of the company that it answers best.
        likeness: of the two, from 0 to 1.
        sectors: codes of the sectors that both name.
    """

    organisation: Organisation
    need: Statement
    likeness: float
    sectors: tuple[str, ...]


def suggestions(profile: CooperationProfile, *, leg: Leg, user: User) -> list[Suggestion]:
    """Organisations in the leg's country that the user sees and that answer a company's needs.

    Left out are those whom it wishes to be spared, and those who are on the leg's long list or
    among its hosts. Nothing while the needs are not understood yet. Five queries at most.
    """
    understood = understood_needs(profile)
    if not understood:
        return []
    best: dict[int, tuple[float, int]] = {}
    near = _nearest(_askable(leg, user=user), [vector for _need, vector in understood])
    for organisation, place, likeness in near:
        best[organisation] = max(best.get(organisation, (-1.0, 0)), (likeness, -place))
    found = Organisation.objects.select_related("agency").in_bulk(best)
    excluded, names = _excluded(profile)
    told = [
        Suggestion(
            organisation=one,
            need=understood[-best[number][1]][0],
            likeness=min(best[number][0], 1.0),
            sectors=tuple(code for code in one.sectors if code in profile.sectors),
        )
        for number, one in found.items()
        if best[number][0] >= LEAST_LIKENESS
        and number not in excluded
        and bare_name(one.name) not in names
    ]
    told.sort(key=lambda one: (-one.likeness, one.organisation.pk))
    return told[:MOST_SUGGESTED]


def not_read(*, countries: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Organisations there that tell something new: their number, the digest, and the text."""
    profiles = dict(
        Profile.objects.filter(organisation__country__in=countries, language="en").values_list(
            "organisation", "headline"
        )
    )
    known = dict(
        OrganisationMeaning.objects.filter(
            organisation__country__in=countries, method=method_of(Kind.OFFER)
        ).values_list("organisation", "digest")
    )
    rows = Organisation.objects.filter(country__in=countries).order_by("pk")
    for number, pitch in rows.values_list("pk", "pitch").iterator(chunk_size=2000):
        text = " ".join(f"{profiles.get(number, '')} {pitch}".split())
        digest = rules.digest_of(text)
        if text and known.get(number) != digest:
            yield number, digest, text


def countries_ahead() -> list[str]:
    """Where missions go that are not over."""
    rows = Leg.objects.exclude(mission__status__in=OVER).order_by("country")
    return list(rows.values_list("country", flat=True).distinct())


def number_read(*, country: str) -> int:
    """How many organisations of a country can be suggested."""
    return OrganisationMeaning.objects.filter(
        organisation__country=country, method=method_of(Kind.OFFER)
    ).count()


def _askable(leg: Leg, *, user: User) -> QuerySet[OrganisationMeaning]:
    """What is known of those whom the user sees, and whom nobody has on the leg."""
    listed = Prospect.objects.filter(leg=leg, organisation=OuterRef("organisation"))
    hosts = Counterpart.objects.filter(leg=leg, organisation=OuterRef("organisation"))
    seen = directory.visible_to(user).order_by().filter(pk=OuterRef("organisation"))
    return OrganisationMeaning.objects.filter(
        ~Exists(listed),
        ~Exists(hosts),
        Exists(seen),
        method=method_of(Kind.OFFER),
        organisation__country=leg.country,
    )


def _nearest(
    askable: QuerySet[OrganisationMeaning], needs: Collection[Embedding]
) -> list[tuple[int, int, float]]:
    """The nearest to each need, as (organisation, place of the need, likeness)."""
    by_need = [
        askable.annotate(
            distance=MaxInnerProduct("vector", vector),
            place=Value(place, output_field=IntegerField()),
        )
        .order_by("distance")
        .values_list("organisation", "place", "distance")[:LOOKED_AT]
        for place, vector in enumerate(needs)
    ]
    first, *others = by_need
    with looking_near():
        rows = first.union(*others, all=True) if others else first
        # The index tells the inner product with its sign turned.
        return [(number, place, -distance) for number, place, distance in rows]


def _excluded(profile: CooperationProfile) -> tuple[set[int | None], set[str]]:
    rows = Exclusion.objects.filter(profile=profile).values_list("organisation", "name")
    told = list(rows)
    return {number for number, _name in told}, {bare_name(name) for _number, name in told}
