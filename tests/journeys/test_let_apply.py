"""Somebody is let to apply for their own organisation."""

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.directory import queries
from hansa.journeys.let_apply import let_apply
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def an(coast):
    return PersonFactory(organisation=OrganisationFactory(agency=coast.agency))


def test_somebody_who_may_apply_has_an_account_and_a_way_in(coast, an):
    let_apply(person=an, by=coast.officer, now=IN_TIME)

    an.refresh_from_db()
    assert list(queries.owned_by(an.user)) == [an.organisation]
    assert "/sign-in/" in Letter.objects.get(to=an.email).body


def test_doing_it_twice_is_told_once(coast, an):
    let_apply(person=an, by=coast.officer, now=IN_TIME)
    let_apply(person=an, by=coast.officer, now=IN_TIME)

    assert story_of(an).filter(verb="person.made_owner").count() == 1


def test_a_stranger_lets_nobody_apply(an):
    with pytest.raises(Refused, match=r"Only staff of hub\.brussels"):
        let_apply(person=an, by=StaffFactory(), now=IN_TIME)

    an.refresh_from_db()
    assert not an.is_owner
