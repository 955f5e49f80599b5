"""A company's preparation page, and the officers' board."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.particulars import PASSPORT, tells
from tests.factories.registration import IN_TIME, application, delegate_of, west_coast

from hansa.apps.registration import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def traveller(coast):
    registration = application(coast, delegates=0, status="accepted", name="Orval Analytics")
    person = PersonFactory(
        organisation=registration.organisation, user=UserFactory(), phone="+32 2 123 45 67"
    )
    return delegate_of(registration, leg=coast.san_francisco, person=person)


def at(name, delegate, *more):
    return reverse(
        f"preparation:{name}", args=[delegate.mission.slug, delegate.registration.pk, *more]
    )


def test_a_traveller_is_led_to_the_own_preparation_and_sees_what_is_left(client, traveller):
    client.force_login(traveller.person.user)

    own = reverse("preparation:mine", args=[traveller.mission.slug])
    answer = client.get(own, follow=True)

    assert answer.redirect_chain == [(at("company", traveller), 302)]
    assert "Orval Analytics gets ready" in answer.text
    assert "0 of 3" in answer.text
    assert "Note the call" not in answer.text


def test_what_is_noted_counts_at_once(client, traveller):
    client.force_login(traveller.person.user)

    services.state_needs(
        traveller.registration,
        needs="Clients",
        offers="Sensors",
        by=traveller.person.user,
        now=IN_TIME,
    )
    client.post(at("note_documents", traveller, traveller.pk))
    answer = client.get(at("company", traveller))

    assert answer.context["readiness"].percent == 33  # 30 of the 90 that are asked for
    assert "good, by the traveller's word" in answer.text


def test_a_passport_told_in_confidence_counts_and_is_not_shown(client, traveller):
    tells(traveller, PASSPORT)
    client.force_login(traveller.person.user)

    answer = client.get(at("company", traveller))

    assert "good, by the passport told in confidence" in answer.text
    assert "EX123456" not in answer.text
    assert "2031" not in answer.text
    assert at("note_documents", traveller, traveller.pk) not in answer.text


def test_an_answer_that_is_missing_is_named_at_its_field_and_what_was_typed_stays(
    client, traveller
):
    client.force_login(traveller.person.user)

    typed = {"name": " ", "how": "mail", "on": "2025-06-01", "note": "They answered"}
    answer = client.post(at("note_contact", traveller), typed)

    assert answer.status_code == 422
    assert "name" in answer.context["contact_form"].errors
    assert "They answered" in answer.text


def test_a_contact_can_be_noted_and_taken_off(client, traveller):
    client.force_login(traveller.person.user)
    noted = {"name": "Marqen", "how": "video", "on": "2025-06-01"}

    client.post(at("note_contact", traveller), noted)
    contact = traveller.registration.contacts.get()
    client.post(at("take_contact_off", traveller, contact.pk))

    assert not traveller.registration.contacts.exists()


def test_a_stranger_finds_no_such_preparation(client, coast, traveller):
    other = application(coast, delegates=1, status="accepted")
    client.force_login(traveller.person.user)

    address = reverse("preparation:company", args=[coast.mission.slug, other.pk])
    assert client.get(address).status_code == 404
    client.force_login(StaffFactory())
    assert client.get(at("company", traveller)).status_code == 404


def test_the_board_gives_the_officer_somebody_to_ring(client, coast, traveller):
    client.force_login(coast.officer)

    answer = client.get(reverse("preparation:board", args=[coast.mission.slug]))

    assert "0 of one company is ready." in answer.text
    assert 'href="tel:+3221234567"' in answer.text


def test_an_officer_notes_a_call_and_a_brief(client, coast, traveller):
    client.force_login(coast.officer)

    client.post(at("note_call", traveller), {"note": "Writes tomorrow"})
    writing = reverse("preparation:brief", args=[coast.mission.slug])
    untitled = client.post(writing, {"text_en": "Be on time."})
    client.post(writing, {"title_en": "California", "text_en": "Be on time."})
    answer = client.get(at("company", traveller))

    assert untitled.status_code == 422
    assert "Give the brief a title in each language" in untitled.text
    assert "Writes tomorrow" in answer.text
    assert "Be on time." in answer.text


def test_a_page_of_many_travellers_asks_no_more_queries(
    client, coast, traveller, django_assert_max_num_queries
):
    for _ in range(6):
        delegate_of(traveller.registration, leg=coast.san_francisco)
    client.force_login(coast.officer)

    with django_assert_max_num_queries(34):
        client.get(at("company", traveller))


def test_a_word_against_the_passport_is_refused_on_the_page(client, traveller):
    tells(traveller, replace(PASSPORT, expires_on=date(2025, 10, 9)))
    client.force_login(traveller.person.user)

    answer = client.post(at("note_documents", traveller, traveller.pk), follow=True)

    assert answer.redirect_chain == [(at("company", traveller), 302)]
    assert "documents are checked" not in answer.text
