"""The places of a mission and what belongs to an activity, on screen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory
from tests.factories.programme import ActivityFactory, between, delegate_on, visit_on

from hansa.apps.programme.models import (
    Activity,
    ActivityDocument,
    ActivityOrganiser,
    Allotment,
    Invitation,
    Notice,
    Place,
    ShowLine,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg():
    return LegFactory(mission=MissionFactory(slug="west-coast", agency=AgencyFactory()))


@pytest.fixture
def officer(client, leg):
    officer = StaffFactory(agency=leg.mission.organisers.get().agency)
    client.force_login(officer)
    return officer


def address(name, *arguments):
    return reverse(f"programme:{name}", args=["west-coast", *arguments])


def test_a_place_is_noted_with_its_map(client, officer, leg):
    client.post(address("places"), {"leg": leg.pk, "name": "Pier 9", "address": "The Embarcadero"})

    page = client.get(address("places")).content.decode()
    assert "Pier 9" in page
    assert "https://www.openstreetmap.org/search?query=The+Embarcadero%2C+San+Francisco" in page


def test_a_stranger_finds_no_places(client, leg):
    client.force_login(StaffFactory(agency=AgencyFactory()))

    assert client.get(address("places")).status_code == 404


def test_a_place_in_use_is_kept_and_says_what_is_held_there(client, officer, leg):
    place = Place.objects.create(leg=leg, name="Hall C")
    ActivityFactory(leg=leg, at=place)

    answer = client.post(address("drop_place", place.pk))

    assert answer.status_code == 409
    assert "Hall C is in use for 1 activity: Ports and data (07.10. 09:00)." in (
        answer.content.decode()
    )
    assert Place.objects.filter(pk=place.pk).exists()


def test_a_place_called_otherwise_is_told_to_those_who_come(client, officer, leg):
    delegate, place = delegate_on(leg), Place.objects.create(leg=leg, name="Hall C")
    seminar = ActivityFactory(leg=leg, at=place)

    client.post(address("place", place.pk), {"name": "Hall D"})

    assert Activity.objects.get(pk=seminar.pk).place == "Hall D"
    assert [each.delegate for each in Notice.objects.all()] == [delegate]


def test_a_run_of_show_is_told_by_the_clock(client, officer, leg):
    seminar = ActivityFactory(leg=leg)

    client.post(
        address("add_part", seminar.pk, "lines"),
        {"offset": "-15", "minutes": "15", "what": "Doors open", "who": "Hostesses"},
    )

    page = client.get(address("parts", seminar.pk)).content.decode()
    assert "08:45" in page
    assert "Doors open" in page


def test_a_document_is_what_it_says_or_not_kept(client, officer, leg):
    seminar = ActivityFactory(leg=leg)
    real = SimpleUploadedFile("speech.pdf", b"%PDF-1.7 words", content_type="application/pdf")
    false = SimpleUploadedFile("other.pdf", b"<script>", content_type="application/pdf")

    client.post(address("add_part", seminar.pk, "documents"), {"file": real})
    refused = client.post(address("add_part", seminar.pk, "documents"), {"file": false})

    kept = ActivityDocument.objects.get()
    answer = client.get(address("document", seminar.pk, kept.pk))
    assert answer.content == b"%PDF-1.7 words"
    assert answer["Content-Disposition"] == 'attachment; filename="speech.pdf"'
    assert "This file is not what its name says." in refused.content.decode()


def test_an_activity_says_who_makes_it_and_what_is_spoken(client, officer, leg):
    agency = leg.mission.organisers.get().agency
    seminar = ActivityFactory(leg=leg, languages=["fr"])
    said, strange = {"agency": agency.pk}, {"agency": AgencyFactory().pk}

    client.post(address("add_part", seminar.pk, "organisers"), said)
    refused = client.post(address("add_part", seminar.pk, "organisers"), strange)

    page = client.get(address("activity", seminar.pk)).content.decode()
    assert refused.status_code == 422
    assert [each.agency for each in ActivityOrganiser.objects.all()] == [agency]
    assert f"Organisers</dt><dd>{agency}" in page.replace("\n", "")
    assert "French" in page


def test_places_are_kept_for_an_agency_or_a_kind_not_both(client, officer, leg):
    visit, agency = visit_on(leg, capacity=20), leg.mission.organisers.get().agency

    said = {"agency": agency.pk, "kind": "company", "places": "5"}
    both = client.post(address("add_part", visit.pk, "allotments"), said)
    client.post(address("add_part", visit.pk, "allotments"), {"agency": agency.pk, "places": "5"})

    assert both.status_code == 422
    assert [(each.agency, each.places) for each in Allotment.objects.all()] == [(agency, 5)]


def test_only_whoever_is_invited_reads_of_it(client, officer, leg):
    dinner = ActivityFactory(leg=leg, audience="invited", hours=between("19:00", "22:00"))
    guest = delegate_on(leg)

    client.post(address("add_part", dinner.pk, "invitations"), {"delegate": guest.pk})

    assert [each.delegate for each in Invitation.objects.all()] == [guest]


def test_a_line_is_taken_away(client, officer, leg):
    seminar = ActivityFactory(leg=leg)
    line = ShowLine.objects.create(activity=seminar, offset=0, minutes=5, what="Welcome")

    client.post(address("drop_part", seminar.pk, "lines", line.pk))

    assert not ShowLine.objects.exists()
