"""Somebody is forgotten, and the story of others goes on without a name."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from tests.factories.accounts import LONG_BEFORE, UserFactory
from tests.factories.particulars import tells, traveller
from tests.factories.registration import west_coast

from hansa.apps.accounts import services as accounts
from hansa.apps.programme import services as programme
from hansa.apps.registration import queries as registrations
from hansa.journeys.erase_person import erase_person, objections_to_erasing
from hansa.plumbing.history.recording import record, story_of
from hansa.plumbing.mailing.models import Letter
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db

# The mission comes home on 10 October 2025.
HOME_AGAIN = datetime(2025, 10, 11, 8, tzinfo=UTC)
ON_THE_WAY = datetime(2025, 10, 10, 8, tzinfo=UTC)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def delegate(coast):
    user = UserFactory(full_name="Ann Verhulst", email="ann@verhulst.example")
    return traveller(
        coast,
        user=user,
        first_name="Ann",
        last_name="Verhulst",
        email="ann@noordzee.example",
        phone="+32 477 00 11 22",
    )


def everywhere(word):
    """The tables in which the word stands, whatever the column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            quoted = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT count(*) FROM {quoted} AS r WHERE r::text ILIKE %s",  # noqa: S608
                [f"%{word}%"],
            )
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def letter_to(delegate):
    write_letter(
        "registration/letters/declined.txt",
        key=f"to-{delegate.pk}",
        to=delegate.person.email,
        language="en",
        now=LONG_BEFORE,
        registration=delegate.registration,
        delegate=delegate,
    )


def with_traces(coast, delegate):
    """The delegate has left their name in every kind of place."""
    tells(delegate)
    letter_to(delegate)
    programme.make_calendar_link(delegate=delegate, now=LONG_BEFORE)
    record(
        "registration.delegate_added",
        about=delegate.registration,
        by=coast.officer,
        now=LONG_BEFORE,
        delegate="Ann Verhulst",
    )
    record(
        "person.linked",
        about=delegate.person,
        by=coast.officer,
        now=LONG_BEFORE,
        why="Ann Verhulst (ann@verhulst.example) asked",
        email="ann@verhulst.example",
    )
    return delegate


def test_no_table_knows_the_name_address_or_telephone_any_more(coast, delegate):
    with_traces(coast, delegate)
    known = ("Verhulst", "ann@", "477 00", "EX123456")
    assert [bool(everywhere(word)) for word in known] == [True, True, True, False]

    erase_person(delegate.person.user, now=HOME_AGAIN)

    assert {word: everywhere(word) for word in known} == {word: [] for word in known}
    assert registrations.own_particulars(delegate) == {}
    assert Letter.objects.count() == 0


def test_the_story_goes_on_with_a_number(coast, delegate):
    with_traces(coast, delegate)
    user = delegate.person.user

    erase_person(user, now=HOME_AGAIN)

    (added,) = story_of(delegate.registration).filter(verb="registration.delegate_added")
    assert (added.details["delegate"], added.by) == (f"N.N. #{user.pk}", coast.officer)
    delegate.person.refresh_from_db()
    assert str(delegate.person) == f"N.N. #{user.pk}"
    assert registrations.delegates_of(delegate.registration).count() == 1


def test_somebody_of_a_like_name_keeps_theirs(coast, delegate):
    names = ["Joann Verhulst", "Ann Verhulst-Roy", "Ann Verhulst"]
    told = record(
        "people.met",
        about=delegate.registration,
        by=None,
        now=LONG_BEFORE,
        people=names,
        to="joann@noordzee.example",
    )
    other = west_coast(slug="lima", name="AWEX")
    namesake = record(
        "people.met", about=other.mission, by=None, now=LONG_BEFORE, people=["Ann Verhulst"]
    )

    erase_person(delegate.person.user, now=HOME_AGAIN)

    told.refresh_from_db()
    namesake.refresh_from_db()
    assert told.details["people"][:2] == names[:2]
    assert told.details["people"][2].startswith("N.N. #")
    assert told.details["to"] == "joann@noordzee.example"
    assert namesake.details["people"] == ["Ann Verhulst"]


def test_a_forgotten_account_opens_to_nobody(delegate, client):
    user = delegate.person.user
    client.force_login(user)

    erase_person(user, now=HOME_AGAIN)

    assert client.get("/account/").status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    assert not user.has_usable_password()
    assert accounts.NOWHERE in user.email


@pytest.mark.parametrize("status", ["applied", "waiting", "accepted", "confirmed"])
def test_who_is_still_to_travel_is_told_to_withdraw_first(delegate, status):
    delegate.registration.status = status
    delegate.registration.save()

    with pytest.raises(Refused, match="You are registered for West Coast mission"):
        erase_person(delegate.person.user, now=ON_THE_WAY)


def test_who_withdrew_may_be_forgotten_before_the_mission(delegate):
    delegate.registration.status = "withdrawn"
    delegate.registration.save()

    assert objections_to_erasing(delegate.person.user, now=ON_THE_WAY) == []


def test_who_works_for_an_agency_leaves_it_first(coast):
    with pytest.raises(Refused, match="You work for"):
        erase_person(coast.officer, now=HOME_AGAIN)


def test_who_runs_the_site_hands_it_over_first():
    with pytest.raises(Refused, match="another administrator first"):
        erase_person(UserFactory(is_administrator=True), now=HOME_AGAIN)


def test_a_refusal_changes_nothing(coast, delegate):
    with_traces(coast, delegate)

    with pytest.raises(Refused):
        erase_person(delegate.person.user, now=ON_THE_WAY)

    assert len(registrations.own_particulars(delegate)) == 4
    assert Letter.objects.count() == 1
