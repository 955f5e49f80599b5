"""Stating what an organisation looks for and brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Organisation
from hansa.apps.matching import queries, rules
from hansa.apps.matching.models import CooperationProfile, Exclusion
from hansa.apps.matching.rules import Kind, Why
from hansa.apps.matching.services.opening import say
from hansa.apps.registration import services as registrations
from hansa.plumbing.history.recording import record
from hansa.plumbing.languages import readers_language
from hansa.values import refuse_if

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = ("seeks", "acts_as", "sectors", "products", "markets", "languages", "sizes")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that somebody wrote.

    Attributes:
        language: in which it is written; empty: found out.
    """

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Excluded:
    """Somebody to whom an organisation does not want to be introduced.

    Attributes:
        organisation: as the directory holds it; without one it is looked for by its name.
    """

    name: str
    why: str = Why.COMPETITOR
    organisation: Organisation | None = None


@transaction.atomic
def state_profile(
    *,
    profile: CooperationProfile,
    seeks: Sequence[str] | None = None,
    acts_as: Sequence[str] | None = None,
    sectors: Sequence[str] | None = None,
    products: Sequence[str] | None = None,
    markets: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
    sizes: Sequence[str] | None = None,
    openness: str | None = None,
    needs: Sequence[Said] | None = None,
    offers: Sequence[Said] | None = None,
    exclusions: Sequence[Excluded] | None = None,
    by: User | None,  # None for a host, who says so behind their own link
    now: datetime,
) -> bool:
    """Say what the organisation looks for and brings; what is not given stays as it is.

    `by` is None for a host, who says so behind their own link.

    Returns:
        Whether anything is said now that was not said before.

    Raises:
        Refused: when `by` does not speak for it, or it left the mission; or with the field that
            cannot be stated so.
    """
    held = CooperationProfile.objects.select_for_update().get(pk=profile.pk)
    _let_only_who_speaks_for(held, by=by)
    given = (seeks, acts_as, sectors, products, markets, languages, sizes)
    changed = [
        *_choose(held, dict(zip(_LISTS, given, strict=True)), openness),
        *_say(held, Kind.NEED, needs),
        *_say(held, Kind.OFFER, offers),
        *_keep_away(held, exclusions),
    ]
    _note(held, changed, by=by, now=now)
    profile.refresh_from_db()
    return bool(changed)


def keep_preparation_in_step(profile: CooperationProfile, *, by: User, now: datetime) -> None:
    """Note for the preparation what the profile says; it is the only writer."""
    if profile.registration is None:
        return
    needs, offers = (
        "\n".join(one.text for one in queries.statements_of(profile, kind=kind)) for kind in Kind
    )
    if needs and offers:
        registrations.state_needs(profile.registration, needs=needs, offers=offers, by=by, now=now)
    else:
        registrations.take_needs_back(profile.registration, by=by, now=now)


def _let_only_who_speaks_for(profile: CooperationProfile, *, by: User | None) -> None:
    speaks = queries.may_state(by, profile=profile) if by else bool(profile.counterpart_id)
    refuse_if(rules.objections_to_stating(may_state=speaks))
    stands = queries.profiles().filter(pk=profile.pk).exists()
    refuse_if(rules.objections_to_standing(stands=stands, name=str(profile)))


def _note(
    profile: CooperationProfile, changed: list[str], *, by: User | None, now: datetime
) -> None:
    """Save it, tell what changed, and keep the preparation in step."""
    first = profile.stated_at is None
    profile.stated_at, profile.stated_by = now, by
    profile.save()
    if changed or first:
        record("profile.stated", about=profile, by=by, now=now, changed=changed)
    if by is not None:
        keep_preparation_in_step(profile, by=by, now=now)


def _choose(
    profile: CooperationProfile, given: dict[str, Sequence[str] | None], openness: str | None
) -> list[str]:
    """Put the choices down, unsaved; names the fields that differ from what stood there."""
    lists = {name: _each_once(value) for name, value in given.items() if value is not None}
    _refuse_lists(lists)
    chosen: dict[str, object] = dict(lists)
    if openness is not None:
        refuse_if(rules.objections_to_openness(openness), field="openness")
        chosen["openness"] = openness
    changed = sorted(name for name, value in chosen.items() if getattr(profile, name) != value)
    for name in changed:
        setattr(profile, name, chosen[name])
    return changed


def _each_once(given: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(one.split()) for one in given if one.strip()))


def _refuse_lists(lists: dict[str, list[str]]) -> None:
    asked = {
        "seeks": rules.objections_to_partnerships,
        "acts_as": rules.objections_to_partnerships,
        "sectors": rules.objections_to_sectors,
        "products": rules.objections_to_products,
        "markets": rules.objections_to_markets,
        "languages": rules.objections_to_languages,
        "sizes": rules.objections_to_sizes,
    }
    for name, value in lists.items():
        refuse_if(asked[name](value), field=name)


def _say(profile: CooperationProfile, kind: Kind, said: Sequence[Said] | None) -> list[str]:
    """Put the sentences down; names the field where they differ from what stood there."""
    if said is None:
        return []
    field = {Kind.NEED: "needs", Kind.OFFER: "offers"}[kind]
    texts = [" ".join(one.text.split()) for one in said]
    refuse_if(rules.objections_to_statements(texts, kind=kind), field=field)
    otherwise = profile.languages[0] if profile.languages else readers_language()
    told = []
    for text, one in zip(texts, said, strict=True):
        language = one.language or rules.language_of(text, otherwise=otherwise)
        refuse_if(rules.objections_to_language_of_sentence(language), field=field)
        told.append((text, language))
    before = [(one.text, one.language) for one in queries.statements_of(profile, kind=kind)]
    if told == before:
        return []
    say(profile, kind, told)
    return [field]


def _keep_away(profile: CooperationProfile, excluded: Sequence[Excluded] | None) -> list[str]:
    if excluded is None:
        return []
    names = [" ".join(one.name.split()) for one in excluded]
    refuse_if(rules.objections_to_exclusions(names), field="exclusions")
    wanted = dict(_found(profile, excluded))
    before = {
        one.name: (one.organisation_id, one.why)
        for one in Exclusion.objects.filter(profile=profile)
    }
    if before == wanted:
        return []
    Exclusion.objects.filter(profile=profile).delete()
    Exclusion.objects.bulk_create(
        Exclusion(profile=profile, name=name, organisation_id=organisation, why=why)
        for name, (organisation, why) in wanted.items()
    )
    return ["exclusions"]


def _found(
    profile: CooperationProfile, excluded: Sequence[Excluded]
) -> Iterator[tuple[str, tuple[int | None, str]]]:
    """Each by name, with the organisation of the mission that is called so, if one is."""
    present = queries.organisations_in(profile.mission) if excluded else []
    for one in excluded:
        name = " ".join(one.name.split())[:160]
        found = one.organisation
        if found is None:
            called = queries.organisations_called(name, among=present)
            found = called[0] if len(called) == 1 else None
        why = one.why if one.why in Why.values else Why.OTHER
        yield name, (found.pk if found else None, why)
