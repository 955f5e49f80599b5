"""Profiles of companies and hosts on the West Coast."""

from __future__ import annotations

from collections.abc import Iterable

from tests.factories.accounts import UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME, WestCoast, application, delegate_of

from hansa.apps.accounts.models import User
from hansa.apps.matching import services
from hansa.apps.matching.models import CooperationProfile
from hansa.apps.matching.services import Said
from hansa.apps.meetings.models import Counterpart
from hansa.apps.registration.models import Delegate


def traveller(coast: WestCoast, *, name: str, **organisation) -> Delegate:
    """A delegate with an account, of an accepted company."""
    registration = application(coast, delegates=0, status="accepted", name=name, **organisation)
    person = PersonFactory(organisation=registration.organisation, user=UserFactory())
    return delegate_of(registration, leg=coast.san_francisco, person=person)


def counterpart(coast: WestCoast, *, name: str, language: str = "en", **organisation):
    """A host in San Francisco."""
    host = OrganisationFactory(name=name, country="US", agency=coast.agency, **organisation)
    contact = PersonFactory(organisation=host, language=language)
    return Counterpart.objects.create(leg=coast.san_francisco, organisation=host, contact=contact)


def company_profile(
    coast: WestCoast,
    *,
    name: str,
    needs: Iterable[str] = (),
    offers: Iterable[str] = (),
    **stated,
) -> CooperationProfile:
    """The profile of a company that travels, as its delegate states it."""
    delegate = traveller(coast, name=name)
    profile = services.open_profile(registration=delegate.registration, now=IN_TIME)
    return _stated(profile, needs, offers, by=delegate.person.user, **stated)


def host_profile(
    coast: WestCoast,
    *,
    name: str,
    needs: Iterable[str] = (),
    offers: Iterable[str] = (),
    **stated,
) -> CooperationProfile:
    """The profile of a host, as an officer states it."""
    profile = services.open_profile(counterpart=counterpart(coast, name=name), now=IN_TIME)
    return _stated(profile, needs, offers, by=coast.officer, **stated)


def _stated(
    profile: CooperationProfile,
    needs: Iterable[str],
    offers: Iterable[str],
    *,
    by: User,
    **stated,
) -> CooperationProfile:
    services.state_profile(
        profile=profile,
        needs=[Said(text) for text in needs],
        offers=[Said(text) for text in offers],
        by=by,
        now=IN_TIME,
        **stated,
    )
    return profile
