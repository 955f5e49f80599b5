"""Companies that lack hosts, who might receive them, and putting these on the list at once."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.matching import company_profile, host_profile
from tests.factories.registration import west_coast
from tests.factories.sourcing import counsellor_of, organisation_abroad

from hansa.apps.matching import services
from hansa.apps.matching.models import CooperationProfile, Prospect, Sought

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def marc(client, coast):
    marc = counsellor_of(coast)
    client.force_login(marc)
    return marc


@pytest.fixture
def company(coast):
    company = company_profile(coast, name="Orval Sensors", needs=["A distributor of sensors"])
    services.understand(
        CooperationProfile.objects.filter(pk=company.pk), on_step=lambda _done, _all: None
    )
    return company


def at(name: str, *more: int) -> str:
    return reverse(f"sourcing:{name}", args=["west-coast", *more])


def test_a_company_without_hosts_gets_one_with_one_click(
    client, coast, marc, company, django_assert_max_num_queries
):
    found = organisation_abroad(coast, pitch="Distributes sensors to cold stores")
    services.understand_organisations(countries=["US"], on_step=lambda _done: None)

    poor = client.get(at("missing"))
    with django_assert_max_num_queries(12):
        page = client.get(at("suggestions", company.pk))
    client.post(
        at("list_suggested", company.pk),
        {
            "leg": coast.san_francisco.pk,
            "organisation": found.pk,
            "why": "A distributor of sensors",
        },
    )
    after = client.get(at("suggestions", company.pk))

    assert "Orval Sensors" in poor.text
    assert "Orval Sensors needs “A distributor of sensors”" in page.text
    assert Sought.objects.get().why == "A distributor of sensors"
    assert Prospect.objects.get().keeper == marc
    assert "Nobody in the directory answers its needs" in after.text


def test_a_country_that_was_not_read_says_so_and_can_be_read_at_once(client, marc, coast, company):
    page = client.get(at("suggestions", company.pk))
    answer = client.post(at("read_anew"), {"leg": coast.san_francisco.pk}, follow=True)

    assert "are not read yet" in page.text
    assert "The organisations in San Francisco are being read" in answer.text


def test_hosts_and_strangers_lack_no_hosts(client, coast, marc, company):
    host = host_profile(coast, name="Cascade")

    assert client.get(at("suggestions", host.pk)).status_code == 404
    assert client.get(at("suggestions", company.pk), {"leg": "9999"}).status_code == 404
    for stranger in (UserFactory(), StaffFactory()):
        client.force_login(stranger)
        assert client.get(at("missing")).status_code == 404
        assert client.get(at("suggestions", company.pk)).status_code == 404


def test_an_organisation_that_one_does_not_see_is_not_listed(client, coast, marc, company):
    hidden = organisation_abroad(west_coast(slug="lima", name="AWEX"), name="Hidden")

    answer = client.post(
        at("list_suggested", company.pk),
        {"leg": coast.san_francisco.pk, "organisation": hidden.pk},
    )

    assert answer.status_code == 404
    assert not Prospect.objects.exists()
