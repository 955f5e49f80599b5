"""Opening profiles, filled with what is known already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import MarketExperience, Person, Profile
from hansa.apps.directory.rules.profiles import PROFILE_LANGUAGES
from hansa.apps.directory.rules.sectors import every_sector
from hansa.apps.matching import queries, rules
from hansa.apps.matching.models import CooperationProfile, Exclusion, Statement
from hansa.apps.matching.rules import Kind
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.registration.models import Registration
from hansa.apps.registration.queries import preparation
from hansa.plumbing.history.recording import record

# What is taken over from the last mission as it stands.
_KEPT = ("seeks", "acts_as", "sectors", "products", "markets", "languages", "sizes", "openness")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an organisation before it says anything.

    Attributes:
        offers: sentences, each with its language.
    """

    fields: dict[str, object]
    needs: list[tuple[str, str]] = field(default_factory=list)
    offers: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def open_profile(
    *,
    registration: Registration | None = None,
    counterpart: Counterpart | None = None,
    by: User | None = None,
    now: datetime,
) -> CooperationProfile:
    """Open the profile of a company or a host; where there is one already, it stays as it is.

    It holds what the organisation said on its last mission, else what the directory and the
    preparation know; nobody has stated it until somebody does.
    """
    mission = _mission_of(registration, counterpart)
    ends_on = _end_of(mission, today=timezone.localdate(now))
    profile, new = CooperationProfile.objects.get_or_create(
        registration=registration,
        counterpart=counterpart,
        defaults={
            "mission": mission,
            "expires_on": rules.expires_on(mission_ends_on=ends_on),
        },
    )
    if new:
        _fill(profile)
        record("profile.opened", about=profile, by=by, now=now)
    return profile


def open_profiles(mission: Mission, *, by: User | None = None, now: datetime) -> int:
    """Open the profiles that are missing in a mission; how many there were."""
    registrations, counterparts = queries.without_profile(mission)
    opened = [open_profile(registration=one, by=by, now=now) for one in registrations]
    opened += [open_profile(counterpart=one, by=by, now=now) for one in counterparts]
    return len(opened)


def say(profile: CooperationProfile, kind: Kind, told: Iterable[tuple[str, str]]) -> None:
    """Put these sentences, each with its language, instead of those of this kind."""
    Statement.objects.filter(profile=profile, kind=kind).delete()
    Statement.objects.bulk_create(
        Statement(
            profile=profile,
            kind=kind,
            position=position,
            text=text,
            language=language,
            digest=rules.digest_of(text),
        )
        for position, (text, language) in enumerate(told)
    )


def _mission_of(registration: Registration | None, counterpart: Counterpart | None) -> Mission:
    if registration:
        return registration.mission
    if counterpart:
        return counterpart.leg.mission
    raise ValueError("A profile is of a registration or of a counterpart.")


def _end_of(mission: Mission, *, today: date) -> date:
    last: date | None = Leg.objects.filter(mission=mission).aggregate(last=Max("ends_on"))["last"]
    return last or today


def _fill(profile: CooperationProfile) -> None:
    last = queries.last_profile_of(profile.organisation, before=profile)
    known = _from_last(last) if last else _from_records(profile)
    for name, value in known.fields.items():
        setattr(profile, name, value)
    profile.save(update_fields=sorted(known.fields))
    say(profile, Kind.NEED, known.needs)
    say(profile, Kind.OFFER, known.offers)
    if last:
        Exclusion.objects.bulk_create(
            Exclusion(profile=profile, organisation=one.organisation, name=one.name, why=one.why)
            for one in Exclusion.objects.filter(profile=last).select_related("organisation")
        )


def _from_last(last: CooperationProfile) -> _Known:
    told = {
        kind: [(one.text, one.language) for one in queries.statements_of(last, kind=kind)]
        for kind in Kind
    }
    fields = {name: getattr(last, name) for name in _KEPT}
    return _Known(fields, needs=told[Kind.NEED], offers=told[Kind.OFFER])


def _from_records(profile: CooperationProfile) -> _Known:
    """From the directory, the people who come, and what was noted of the preparation."""
    organisation = profile.organisation
    spoken = _languages(profile)
    otherwise = spoken[0] if spoken else "en"
    stated = preparation.stated_by(profile.registration) if profile.registration else None
    offers = stated.offers if stated else _presented(organisation.pk) or organisation.pitch
    fields: dict[str, object] = {
        # The sectors in which the others should work are those of its own.
        "sectors": [code for code in organisation.sectors if code in every_sector()],
        "languages": spoken,
        "markets": _markets(profile),
    }
    return _Known(
        fields,
        needs=_told(stated.needs if stated else "", otherwise=otherwise),
        offers=_told(offers, otherwise=otherwise),
    )


def _told(text: str, *, otherwise: str) -> list[tuple[str, str]]:
    return [
        (sentence, rules.language_of(sentence, otherwise=otherwise))
        for sentence in rules.sentences_in(text)
    ]


def _presented(organisation: int) -> str:
    """What it tells of itself: in English where it does, since most hosts read that."""
    told = {one.language: one for one in Profile.objects.filter(organisation=organisation)}
    best = told.get("en") or next(iter(told.values()), None)
    return f"{best.headline}\n{best.text}" if best else ""


def _languages(profile: CooperationProfile) -> list[str]:
    """Those of the people who come, in the order of our list."""
    if profile.registration:
        people = Person.objects.filter(journeys__registration=profile.registration)
    else:
        people = Person.objects.filter(pk=profile.counterpart.contact_id)  # type: ignore[union-attr]
    spoken = {code for one in people for code in (one.language, *one.spoken)}
    return [code for code in PROFILE_LANGUAGES if code in spoken]


def _markets(profile: CooperationProfile) -> list[str]:
    """Where it sells, and for a company that travels the country of the mission."""
    known = MarketExperience.objects.filter(organisation=profile.organisation)
    markets = list(known.values_list("country", flat=True)[: rules.MOST_MARKETS - 1])
    home = profile.mission.country
    if profile.registration and home not in markets:
        return [home, *markets]
    return markets
