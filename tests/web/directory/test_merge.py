"""Two records side by side."""

import pytest
from django.urls import reverse
from tests.factories.directory import OrganisationFactory
from tests.factories.registration import west_coast

from hansa.apps.directory import queries
from hansa.apps.directory.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


@pytest.fixture
def pair(coast):
    return (
        OrganisationFactory(agency=coast.agency, name="Zélie Optics", city="Gent"),
        OrganisationFactory(agency=coast.agency, name="Zelie Optics NV", city="Gent"),
    )


def test_two_records_become_one_and_the_story_tells_it(client, coast, pair):
    kept, gone = pair
    address = reverse("directory:merge_with", args=[kept.pk, gone.pk])
    assert "Which is right?" in client.get(address).text

    answer = client.post(address, {"name": "gone"}, follow=True)

    assert "Zelie Optics NV and Zelie Optics NV are one record now." not in answer.text
    assert "merged the record of Zelie Optics NV into this one." in answer.text
    assert [each.name for each in Organisation.objects.all()] == ["Zelie Optics NV"]


def test_a_stranger_opens_no_record_to_merge(client, coast, pair):
    kept, _gone = pair
    elsewhere = OrganisationFactory()

    assert client.get(reverse("directory:merge", args=[elsewhere.pk])).status_code == 404
    both = reverse("directory:merge_with", args=[kept.pk, elsewhere.pk])
    assert client.get(both).status_code == 404
    client.logout()
    assert client.get(both).status_code == 302


def test_records_that_look_alike_are_proposed(client, coast, pair):
    kept, gone = pair

    answer = client.get(reverse("directory:merge", args=[kept.pk]))

    assert answer.context["found"] == [gone]


def test_another_record_is_found_by_its_name(client, coast, pair):
    other = OrganisationFactory(agency=coast.agency, name="Quorilune")

    answer = client.get(reverse("directory:merge", args=[pair[0].pk]), {"q": "quori"})

    assert answer.context["found"] == [other]


def test_what_stands_in_the_way_is_told_before_the_button_is_pressed(client, coast, pair):
    kept, gone = pair
    Organisation.objects.filter(pk=kept.pk).update(enterprise_number="0123456749")
    Organisation.objects.filter(pk=gone.pk).update(enterprise_number="0100000043")
    address = reverse("directory:merge_with", args=[kept.pk, gone.pk])

    assert "they are two organisations" in client.get(address).text
    assert client.post(address, {"name": "kept"}).status_code == 409
    assert Organisation.objects.count() == 2


def test_a_merge_is_undone_from_the_story_of_the_record(client, coast, pair):
    kept, gone = pair
    client.post(reverse("directory:merge_with", args=[kept.pk, gone.pk]), {"name": "kept"})
    address = reverse("directory:undo_merge", args=[kept.pk, merge_of(kept).pk])
    assert address in client.get(reverse("directory:organisation", args=[kept.pk])).text

    answer = client.post(address, follow=True)

    assert "took this record out of that of Zélie Optics again." in answer.text
    assert Organisation.objects.count() == 2
    assert address not in client.get(reverse("directory:organisation", args=[kept.pk])).text


def test_what_keeps_two_records_together_is_told_before_the_button_is_pressed(client, coast, pair):
    kept, gone = pair
    Organisation.objects.filter(pk=gone.pk).update(enterprise_number="0123456749")
    client.post(reverse("directory:merge_with", args=[kept.pk, gone.pk]), {"name": "kept"})
    Organisation.objects.filter(pk=kept.pk).update(enterprise_number="")
    OrganisationFactory(agency=coast.agency, name="Quorilune", enterprise_number="0123456749")
    address = reverse("directory:undo_merge", args=[kept.pk, merge_of(kept).pk])

    assert "Quorilune has the enterprise number" in client.get(address).text
    assert client.post(address).status_code == 409


def merge_of(organisation):
    return queries.merges_into(organisation)[0]


def test_a_record_that_changed_meanwhile_is_asked_about_again(client, pair):
    kept, gone = pair

    answer = client.post(reverse("directory:merge_with", args=[kept.pk, gone.pk]), {"city": "kept"})

    assert (answer.status_code, Organisation.objects.count()) == (422, 2)
