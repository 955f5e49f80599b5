"""How organisations present themselves, and where they sell."""

from django.db.models import QuerySet

from hansa.apps.directory.models import MarketExperience, Organisation, Profile


def profiles_of(organisation: Organisation) -> QuerySet[Profile]:
    """What the organisation tells of itself, by language."""
    return Profile.objects.filter(organisation=organisation)


def profile_in(language: str, *, organisation: Organisation) -> Profile | None:
    """What the organisation tells of itself in this language."""
    return Profile.objects.filter(organisation=organisation, language=language).first()


def markets_of(organisation: Organisation) -> QuerySet[MarketExperience]:
    """Where the organisation sells or would like to, by country."""
    return MarketExperience.objects.filter(organisation=organisation)


def experience_in(country: str, *, organisation: Organisation) -> MarketExperience | None:
    """How far the organisation has come in the country; None when it did not say."""
    return MarketExperience.objects.filter(organisation=organisation, country=country).first()
