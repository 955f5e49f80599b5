"""A registration is accepted: seats, accounts, calendars and letters, or nothing."""

import re

import pytest
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, west_coast

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.programme.models import CalendarLink
from hansa.apps.registration import queries
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.services import Days, Traveller
from hansa.journeys.accept_registration import accept_registration, add_delegate
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast(seats=2)


def accept(registration, coast):
    accept_registration(registration=registration, by=coast.officer, now=IN_TIME)


def traveller(registration, leg):
    person = PersonFactory(organisation=registration.organisation)
    return Traveller(person, (Days(leg, leg.starts_on, leg.ends_on),))


def test_an_accepted_delegate_signs_in_by_letter_and_travels(coast):
    registration = application(coast, delegates=0)
    delegate = delegate_of(
        registration, leg=coast.san_francisco, email="an@example.org", last_name="Peeters"
    )

    accept(registration, coast)

    letter = Letter.objects.get()
    user = accounts.user_of_token(re.search(r"/([^/\s]+:[^/\s]+)/?[?\s]", letter.body)[1])
    assert letter.to == "an@example.org"
    assert (user.email, user.full_name) == ("an@example.org", "An Peeters")
    assert Delegate.objects.get().person.user == user
    assert list(queries.delegates_of_user(user)) == [delegate]
    assert CalendarLink.objects.get().delegate == delegate


def test_the_letter_is_written_in_the_delegates_language(coast):
    registration = application(coast, delegates=0)
    delegate_of(registration, leg=coast.san_francisco, language="fr")

    accept(registration, coast)

    letter = Letter.objects.get()
    assert letter.language == "fr"
    assert "San Francisco: 5–8 octobre 2025" in letter.body


def test_somebody_who_has_an_account_keeps_it(coast):
    user = UserFactory(email="an@example.org")
    registration = application(coast, delegates=0)
    delegate_of(registration, leg=coast.san_francisco, email="an@example.org")

    accept(registration, coast)

    assert [each.pk for each in queries.delegates_of_user(user)]


def test_a_refused_acceptance_leaves_no_account_and_no_letter(coast):
    registration = application(coast, delegates=3)

    with pytest.raises(Refused, match="Seats needed: 3"):
        accept(registration, coast)

    assert not Letter.objects.exists()
    assert list(User.objects.all()) == [coast.officer]


def test_a_delegate_who_joins_later_is_welcomed_and_the_others_hear_nothing_twice(coast):
    registration = application(coast)
    accept(registration, coast)

    joining = add_delegate(
        registration=registration,
        traveller=traveller(registration, coast.san_francisco),
        by=coast.officer,
        now=IN_TIME,
    )

    assert Letter.objects.count() == 2
    assert Letter.objects.filter(to=joining.person.email).exists()


def test_a_delegate_who_joins_an_open_application_waits_for_the_decision(coast):
    registration = application(coast)

    add_delegate(
        registration=registration,
        traveller=traveller(registration, coast.san_francisco),
        by=coast.officer,
        now=IN_TIME,
    )

    assert not Letter.objects.exists()
