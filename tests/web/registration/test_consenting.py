"""Consents, as a company and somebody who travels change them on a phone."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.consents import agreed
from tests.factories.directory import PersonFactory
from tests.factories.registration import application, delegate_of, west_coast

from hansa.apps.registration.models import Agreement

pytestmark = pytest.mark.django_db

OWN = "/me/west-coast/consents/"


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def an(client, coast):
    """Who travels, with an account; her organisation agreed that partners may know her."""
    registration = application(coast, delegates=0, status="accepted")
    person = PersonFactory(organisation=registration.organisation, user=UserFactory())
    delegate = delegate_of(registration, leg=coast.san_francisco, person=person)
    agreed(registration)
    client.force_login(person.user)
    return delegate


def of_place(name, delegate, *more):
    args = ["west-coast", delegate.registration_id, *more]
    return reverse(f"registration:{name}", args=args)


def test_somebody_who_travels_says_no_for_herself(client, an):
    shown = client.get(OWN)
    assert "Your organisation agreed." in shown.text
    assert [card.holds for card in shown.context["cards"]] == [False, False, True]

    answer = client.post(f"{OWN}sharing/", {"seen": "standard 1", "given": "no"}, follow=True)

    assert "Not agreed any more: Data for partners of the mission." in answer.text
    assert [card.holds for card in answer.context["cards"]] == [False, False, False]
    assert Agreement.objects.filter(person=an.person).get().given is False


def test_a_stranger_answers_for_nobody(client, coast, an):
    addresses = [OWN, of_place("place_consents", an)]
    doors = [f"{OWN}sharing/", of_place("answer_for_place", an, "sharing")]
    for stranger in (UserFactory(), coast.officer, StaffFactory()):
        client.force_login(stranger)
        assert [client.get(address).status_code for address in addresses] == [404, 404]
        assert [client.post(door, {}).status_code for door in doors] == [404, 404]
    client.logout()
    assert [client.get(address).status_code for address in addresses] == [302, 302]


def test_where_no_owner_signs_in_a_delegate_answers_for_the_organisation(client, an):
    page = of_place("place_consents", an)
    assert "Nobody takes part without this." in client.get(page).text

    said = {"seen": "standard 1", "given": "yes"}
    answer = client.post(of_place("answer_for_place", an, "photos"), said)

    assert answer["Location"] == page
    assert Agreement.objects.filter(person=None, subject="photos").get().given is True


def test_an_older_text_is_read_again_first(client, an):
    answer = client.post(f"{OWN}photos/", {"seen": "draft 0", "given": "yes"})

    assert answer.status_code == 409
    assert "The text has changed since you opened this page." in answer.text


def test_nonsense_for_a_subject_is_not_there(client, an):
    assert client.post(f"{OWN}everything/", {}).status_code == 404


def test_more_answers_cost_no_more_queries(client, an, django_assert_max_num_queries):
    for _ in range(20):
        agreed(an.registration, person=an.person)

    with django_assert_max_num_queries(20):
        client.get(OWN)
