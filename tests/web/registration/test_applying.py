"""Entering an application."""

import re

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import CLOSING_DAY, application, delegate_of, west_coast

from hansa.apps.registration.models import Delegate, Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    """The door reads today's clock: this mission never closes."""
    coast = west_coast()
    coast.mission.recruits_until = None
    coast.mission.save()
    client.force_login(coast.officer)
    return coast


@pytest.fixture
def an(coast):
    return PersonFactory(
        organisation__agency=coast.agency,
        organisation__name="Noordzee Koeltechniek",
        last_name="Peeters",
    )


def page(coast, organisation, name="apply"):
    return reverse(f"registration:{name}", args=[coast.mission.slug, organisation.pk])


def row(number, coast, person, **changed):
    """What a browser sends for one delegate whose dates were left as prefilled."""
    sent = {"person": getattr(person, "pk", person), "language": "en"}
    for leg in (coast.san_francisco, coast.los_angeles):
        sent |= {
            f"goes_{leg.pk}": "on",
            f"arrives_on_{leg.pk}": leg.starts_on.isoformat(),
            f"leaves_on_{leg.pk}": leg.ends_on.isoformat(),
        }
    sent |= changed
    return {f"travellers-{number}-{name}": value for name, value in sent.items() if value}


def send(client, coast, organisation, *rows):
    sent = {"travellers-TOTAL_FORMS": len(rows), "travellers-INITIAL_FORMS": 0}
    sent |= {"sector_group": coast.energy.pk, "motivation": "Cooling on sea water."}
    for each in rows:
        sent |= each
    return client.post(page(coast, organisation), sent)


def errors(answer, number=0):
    return answer.context["travellers"].forms[number].errors


def test_an_officer_enters_an_application_with_the_days_prefilled(client, coast, an):
    prefilled = client.get(page(coast, an.organisation)).text
    assert re.search(r'name="travellers-0-arrives_on_\d+" value="2025-10-05"', prefilled)

    answer = send(client, coast, an.organisation, row(0, coast, an))

    registration = Registration.objects.get()
    assert answer["Location"] == page(coast, registration, "registration")
    assert registration.sector_group == coast.energy
    assert [str(stay) for stay in registration.delegates.get().stays.all()] == [
        "An Peeters: San Francisco",
        "An Peeters: Los Angeles",
    ]


@pytest.mark.parametrize("name", ["apply", "another_delegate"])
def test_a_stranger_enters_no_application(client, coast, an, name):
    address = page(coast, an.organisation, name)

    client.logout()
    assert client.get(address).status_code == 302
    client.force_login(StaffFactory())
    assert client.get(address).status_code == 404


def test_an_organisation_of_another_agency_is_not_found(client, coast):
    assert client.get(page(coast, OrganisationFactory())).status_code == 404


def test_somebody_new_travels_beside_somebody_known(client, coast, an):
    new = {"first_name": "Joris", "last_name": "Claes", "email": "joris@example.org"}

    send(client, coast, an.organisation, row(0, coast, an), row(1, coast, "new", **new))

    assert [str(delegate) for delegate in Delegate.objects.all()] == ["Joris Claes", "An Peeters"]


def test_somebody_new_needs_a_name_and_an_address(client, coast, an):
    answer = send(client, coast, an.organisation, row(0, coast, "new", first_name="Joris"))

    assert answer.status_code == 422
    assert set(errors(answer)) == {"last_name", "email"}


def test_a_row_left_as_it_came_is_left_out(client, coast, an):
    send(client, coast, an.organisation, row(0, coast, ""), row(1, coast, an))

    assert Delegate.objects.get().person == an


def test_a_leg_that_is_not_ticked_is_not_travelled(client, coast, an):
    only_first = {f"goes_{coast.los_angeles.pk}": ""}

    send(client, coast, an.organisation, row(0, coast, an, **only_first))

    assert [stay.city for stay in Delegate.objects.get().stays.all()] == ["San Francisco"]


def test_an_end_before_the_start_is_named_in_the_row(client, coast, an):
    arrives = f"arrives_on_{coast.san_francisco.pk}"
    late = {arrives: "2025-10-08", f"leaves_on_{coast.san_francisco.pk}": "2025-10-06"}

    answer = send(client, coast, an.organisation, row(0, coast, ""), row(1, coast, an, **late))

    assert answer.status_code == 422
    assert errors(answer, 1) == {
        arrives: ["Nobody leaves San Francisco (6 October 2025) before arriving (8 October 2025)."]
    }


def test_a_clash_with_another_mission_is_named_in_the_row(client, coast, an):
    andes = west_coast(slug="andes")
    delegate_of(application(andes, delegates=0), leg=andes.san_francisco, person=an)

    answer = send(client, coast, an.organisation, row(0, coast, an))

    assert errors(answer) == {
        f"arrives_on_{coast.san_francisco.pk}": [
            "An Peeters is in San Francisco with West Coast mission from 5 October 2025 to "
            "8 October 2025, and cannot be in San Francisco then."
        ]
    }


def test_a_late_application_is_refused_above_the_form(client, coast, an):
    coast.mission.recruits_until = CLOSING_DAY
    coast.mission.save()

    answer = send(client, coast, an.organisation, row(0, coast, an))

    assert answer.context["form"].non_field_errors() == ["Registration closed on 31 August 2025."]


def test_a_second_application_is_refused_above_the_form(client, coast, an):
    send(client, coast, an.organisation, row(0, coast, an))

    answer = send(client, coast, an.organisation, row(0, coast, an))

    assert answer.context["form"].non_field_errors() == [
        "Noordzee Koeltechniek is already registered for West Coast mission: Applied."
    ]


def test_another_row_comes_with_the_button_for_the_one_after(client, coast, an):
    answer = client.get(page(coast, an.organisation, "another_delegate"), {"n": 1})

    assert 'name="travellers-1-person"' in answer.text
    assert re.search(r'name="travellers-TOTAL_FORMS" value="2"', answer.text)
    assert "?n=2" in answer.text


@pytest.mark.parametrize("number", ["", "x", "20", "-1", "²", "9" * 5000])
def test_a_row_with_a_number_that_makes_no_sense_is_not_found(client, coast, an, number):
    address = page(coast, an.organisation, "another_delegate")

    assert client.get(address, {"n": number}).status_code == 404


def test_the_organisation_is_found_while_typing(client, coast, an):
    application(coast, name="Noordzee Kranen")
    address = reverse("registration:choose", args=[coast.mission.slug])
    headers = {"HX-Request": "true", "HX-Target": "found"}

    answer = client.get(address, {"q": "noordz"}, headers=headers)

    assert page(coast, an.organisation) in answer.text
    assert "Has already applied" in answer.text
    assert "<html" not in answer.text


def test_a_stranger_finds_no_organisation_to_enter(client, coast):
    address = reverse("registration:choose", args=[coast.mission.slug])

    client.logout()
    assert client.get(address).status_code == 302
    client.force_login(StaffFactory())
    assert client.get(address).status_code == 404


def test_a_delegate_is_added_to_an_accepted_registration(client, coast):
    registration = application(coast, status="accepted")
    joris = PersonFactory(organisation=registration.organisation, first_name="Joris")

    answer = client.post(page(coast, registration, "add_delegate"), row(0, coast, joris))

    assert answer["Location"] == page(coast, registration, "registration")
    assert registration.delegates.filter(person=joris).exists()


def test_only_who_does_not_travel_yet_can_be_chosen(client, coast):
    registration = application(coast, status="accepted")
    PersonFactory(organisation=registration.organisation, first_name="Joris", job_title="")

    form = client.get(page(coast, registration, "add_delegate")).context["traveller"]

    assert [name.split()[0] for _, name in form.fields["person"].choices] == [
        "Choose",
        "Joris",
        "Somebody",
    ]


def test_a_stranger_adds_no_delegate(client, coast):
    address = page(coast, application(coast), "add_delegate")

    client.logout()
    assert client.get(address).status_code == 302
    client.force_login(StaffFactory())
    assert client.get(address).status_code == 404
