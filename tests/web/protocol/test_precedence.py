"""The order of precedence on screen."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.programme import delegate_on
from tests.factories.protocol import dignitary
from tests.factories.registration import west_coast

from hansa.apps.accounts.rules import AgencyKind
from hansa.apps.missions.models import Organiser
from hansa.apps.protocol.models import Dignitary, Usage

ROOM = "/m/west-coast/protocol/"
SAID = {
    "name": "Ada Roy",
    "function": "Consul general",
    "side": "delegation",
    "category": "consul_general",
    "gender": "woman",
    "language": "fr",
    "photos": "unasked",
}


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def officer(client, coast):
    client.force_login(coast.officer)
    return client


def test_an_officer_adds_somebody_and_reads_why_they_stand_there(officer, coast):
    dignitary(coast.mission)

    answer = officer.post(f"{ROOM}people/add/", SAID, follow=True)

    words = answer.content.decode()
    assert answer.redirect_chain == [(ROOM, 302)]
    assert words.index("Ilse Verhaegen") < words.index("Ada Roy")
    assert "Category 21: Consul general" in words


def test_strangers_read_nothing_and_partners_neither(client, coast):
    found = dignitary(coast.mission)
    partner = AgencyFactory(kind=AgencyKind.PARTNER)
    Organiser.objects.create(mission=coast.mission, agency=partner)
    strangers = [StaffFactory(), UserFactory(), StaffFactory(agency=partner, role="organiser")]

    for stranger in strangers:
        client.force_login(stranger)
        for page in (ROOM, f"{ROOM}people/{found.pk}/", f"{ROOM}convoys/", f"{ROOM}gifts/"):
            assert client.get(page).status_code == 404


def test_a_counsellor_reads_and_changes_nothing(client, coast):
    client.force_login(StaffFactory(agency=coast.agency, role="counsellor"))

    assert "Add a dignitary" not in client.get(ROOM).content.decode()
    assert client.post(f"{ROOM}people/add/", SAID).status_code == 403


def test_a_cabinet_reads_names_from_the_day_they_are_told(client, coast):
    found = dignitary(coast.mission)
    client.force_login(StaffFactory(agency=coast.agency, role="cabinet"))

    assert "Ilse Verhaegen" not in client.get(ROOM).content.decode()
    coast.mission.names_from = timezone.localdate()
    coast.mission.save()
    assert "Ilse Verhaegen" in client.get(ROOM).content.decode()
    assert client.get(f"{ROOM}people/{found.pk}/").status_code == 404
    found.names_from = timezone.localdate() + timedelta(days=1)
    found.save()
    assert "Ilse Verhaegen" not in client.get(ROOM).content.decode()


def test_a_place_by_hand_without_a_reason_is_refused_beside_its_field(officer, coast):
    answer = officer.post(f"{ROOM}people/add/", {**SAID, "placed": "1"})

    assert answer.status_code == 422
    assert "Say why this place is not the one of the rules" in answer.content.decode()
    assert not Dignitary.objects.exists()


def test_an_officer_changes_somebody_and_reads_how_they_are_addressed(officer, coast):
    found = dignitary(coast.mission)
    page = f"{ROOM}people/{found.pk}/"

    officer.post(f"{page}change/", {**SAID, "salutation": "Chère Ada,"})

    words = officer.get(page).content.decode()
    assert "Chère Ada," in words
    assert "Mevrouw Ada Roy, Consul general" in words


def test_an_officer_strikes_somebody_and_chooses_another_order(officer, coast):
    found = dignitary(coast.mission)

    assert officer.post(f"{ROOM}people/{found.pk}/strike/").url == ROOM
    assert officer.post(f"{ROOM}order/", {"rule_set": "jp", "first": "seniority"}).url == ROOM

    assert not Dignitary.objects.exists()
    assert Usage.objects.get().rule_set == "jp"


def test_the_order_takes_few_queries_however_many_are_listed(
    officer, coast, django_assert_max_num_queries
):
    for number in range(30):
        dignitary(coast.mission, f"Guest {number}", "guest")

    with django_assert_max_num_queries(12):
        officer.get(ROOM)


def test_who_travels_instead_is_placed_anew_by_the_officer(officer, coast):
    delegate = delegate_on(coast.san_francisco)
    found = dignitary(
        coast.mission, "", "guest", delegate=delegate, function="Buyer", is_substitute=True
    )

    words = officer.get(ROOM).content.decode()
    answer = officer.post(f"{ROOM}people/{found.pk}/change/", SAID | {"name": ""})

    assert "1 person travels instead of somebody else." in words
    assert f"{ROOM}people/{found.pk}/change/" in words
    assert answer.status_code == 302
    assert "travels instead" not in officer.get(ROOM).content.decode()
