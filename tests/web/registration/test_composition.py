"""The composition of a delegation, and what delegates say of themselves."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.programme import ActivityFactory
from tests.factories.registration import application, delegate_of, west_coast
from tests.factories.sizes import of_size

from hansa.apps.registration.models import Companion, CoOrganiser, SelfDescription

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


def address(name="composition", *numbers):
    return reverse(f"registration:{name}", args=["west-coast", *numbers])


def test_an_officer_reads_which_rule_is_unmet_and_who_should_act(client, coast):
    StaffFactory(agency=coast.agency, role="area_manager", full_name="Lieve Roggeman")
    application(coast, status="accepted", delegates=5)

    page = client.get(address()).text

    assert "5 participants, and no area manager is named to travel." in page
    assert "Lieve Roggeman" in page
    assert "Name the counsellor for San Francisco" in page
    assert "Kind of organisation: 100% Company" in page


def test_sizes_are_told_and_who_declared_none_counts_as_that(client, coast):
    of_size(application(coast, status="accepted").organisation, "small")
    application(coast, status="accepted")
    application(coast, status="accepted", kind="federation")

    page = client.get(address())

    chart = next(each for each in page.context["charts"] if each.axis == "size")
    assert {bar.name: bar.number for bar in chart.bars} == {
        "Small enterprise": 1,
        "Size not declared": 1,
        "No company": 1,
    }
    assert "One company has not declared its size" in page.text


@pytest.mark.parametrize("name", ["composition", "add_companion", "add_co_organiser"])
def test_a_stranger_finds_no_composition(client, coast, name):
    knock = client.get if name == "composition" else client.post

    client.logout()
    assert knock(address(name)).status_code == 302
    client.force_login(StaffFactory())
    assert knock(address(name)).status_code == 404


def test_a_counsellor_reads_and_names_nobody(client, coast):
    client.force_login(StaffFactory(agency=coast.agency, role="counsellor"))

    assert client.get(address()).status_code == 200
    assert client.post(address("add_companion"), {"name": "An"}).status_code == 404


def test_an_officer_names_the_area_manager_and_takes_them_back(client, coast):
    manager = StaffFactory(agency=coast.agency, role="area_manager", full_name="Lieve Roggeman")
    said = {"capacity": "area_manager", "agency": coast.agency.pk, "who": manager.pk}

    assert client.post(address("add_companion"), said).status_code == 302
    companion = Companion.objects.get()
    assert (companion.name, companion.user) == ("Lieve Roggeman", manager)
    assert client.post(address("add_companion"), said).status_code == 422
    assert client.post(address("remove_companion", companion.pk)).status_code == 302

    assert not Companion.objects.exists()


def test_somebody_without_a_name_is_refused_and_the_form_stays_open(client, coast):
    said = {"capacity": "management", "agency": coast.agency.pk}

    answer = client.post(address("add_companion"), said)

    assert answer.status_code == 422
    assert "Say who travels." in answer.text


def test_an_officer_notes_a_federation_of_their_own(client, coast):
    agoria = OrganisationFactory(agency=coast.agency, kind="federation", name="Agoria")
    foreign = OrganisationFactory(kind="federation", name="Voka")

    assert client.post(address("add_co_organiser"), {"organisation": foreign.pk}).status_code == 422
    assert client.post(address("add_co_organiser"), {"organisation": agoria.pk}).status_code == 302
    assert "Not in the delegation: Agoria." in client.get(address()).text
    noted = CoOrganiser.objects.get()
    assert client.post(address("remove_co_organiser", noted.pk)).status_code == 302

    assert not CoOrganiser.objects.exists()


def test_an_official_meeting_on_the_programme_asks_for_general_management(client, coast):
    words = "nobody of the general management travels"
    assert words not in client.get(address()).text

    ActivityFactory(leg=coast.san_francisco, kind="official")

    assert words in client.get(address()).text


def test_the_page_brings_itself_up_to_date(client, coast):
    headers = {"HX-Request": "true", "HX-Target": "composition"}

    fragment = client.get(address(), {"part": "everybody"}, headers=headers).text

    assert "<html" not in fragment
    assert "part=everybody" in fragment


def test_nonsense_for_a_part_shows_who_travels(client, coast):
    assert client.get(address(), {"part": "²"}).context["part"] == "travelling"


def test_a_delegate_says_something_about_themselves_and_a_stranger_does_not(client, coast):
    registration = application(coast, delegates=0, status="accepted")
    person = PersonFactory(organisation=registration.organisation, user=UserFactory())
    delegate = delegate_of(registration, leg=coast.san_francisco, person=person)

    assert client.get(address("about_me")).status_code == 404
    client.force_login(person.user)
    assert "you may leave it unsaid" in client.get(address("about_me")).text
    assert client.post(address("about_me"), {"gender": "unsaid"}).status_code == 302
    assert client.post(address("about_me"), {}).status_code == 422

    assert SelfDescription.objects.get().delegate == delegate


def test_the_composition_of_many_takes_few_queries(client, coast, django_assert_max_num_queries):
    for _ in range(20):
        application(coast, status="accepted", delegates=2)

    with django_assert_max_num_queries(32):
        answer = client.get(address())

    assert answer.status_code == 200
