"""Who sees which registrations, and what they add up to."""

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.registration import application, partner_of, west_coast

from hansa.apps.registration import queries
from hansa.apps.registration.queries import Share

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast(seats=10)


def test_every_organising_agency_sees_the_registrations_of_a_shared_mission(coast):
    registration = application(coast)

    for officer in (coast.officer, partner_of(coast)):
        assert list(queries.visible_to(officer)) == [registration]


@pytest.mark.parametrize("stranger", [StaffFactory, UserFactory, AnonymousUser])
def test_a_stranger_sees_no_registration(coast, stranger):
    application(coast)

    assert list(queries.visible_to(stranger())) == []


def test_those_that_wait_for_a_decision_come_first(coast):
    application(coast, name="Aardvark", status="accepted")
    application(coast, name="Zeebrugge Cranes")

    found = queries.of_mission(coast.mission)

    assert [str(registration) for registration in found] == ["Zeebrugge Cranes", "Aardvark"]


def test_figures_count_accepted_registrations_and_those_that_wait(coast):
    fit = partner_of(coast, region="flanders").roles.get().agency
    application(coast, status="accepted", delegates=2)
    application(coast, status="accepted", delegates=3, agency=fit)
    application(coast, status="accepted", kind="federation")
    application(coast, status="declined")
    application(coast, status="applied")

    figures = queries.figures(coast.mission)

    assert (figures.companies, figures.federations, figures.academic) == (2, 1, 0)
    assert (figures.administrations, figures.delegates) == (0, 6)
    assert (figures.waiting, figures.seats_left) == (1, 4)
    assert figures.by_region == (
        Share(region="flanders", companies=1, delegates=3),
        Share(region="brussels", companies=1, delegates=3),
    )


def test_a_user_travels_only_where_the_registration_is_accepted(coast):
    user = UserFactory()
    for status in ("applied", "accepted"):
        delegate = application(coast, status=status).delegates.get()
        delegate.person.user = user
        delegate.person.save()

    assert [each.pk for each in queries.delegates_of_user(user)] == [delegate.pk]
