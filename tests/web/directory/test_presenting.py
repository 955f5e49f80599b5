"""What an organisation tells of itself, on screen."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory

from hansa.apps.directory import queries

pytestmark = pytest.mark.django_db

FORMS = ("size", "numbers", "activities", "profile", "market")
LAST_YEAR = timezone.localdate().year - 1
A_YEAR = {
    "closed_on": f"{LAST_YEAR}-12-31",
    "staff": "12",
    "turnover": "3000000",
    "balance_sheet": "2500000",
    "public_share": "0",
    "evidence": "accounts",
    "reference": "NBB 2025-1",
}
NO_OTHERS = {"related-TOTAL_FORMS": "3", "related-INITIAL_FORMS": "0"}
MOTHER = {
    "related-0-name": "Zuid NV",
    "related-0-bond": "partner",
    "related-0-share": "30",
    "related-0-staff": "1000",
    "related-0-turnover": "0",
    "related-0-balance_sheet": "0",
}


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Noordzee Koeltechniek")


@pytest.fixture
def officer(organisation, client):
    officer = StaffFactory(agency=organisation.agency)
    client.force_login(officer)
    return officer


def address(name, organisation, *more):
    return reverse(f"directory:{name}", args=[organisation.pk, *more])


def test_a_declared_year_gives_the_size(client, organisation, officer):
    answer = client.post(address("size", organisation), {**A_YEAR, **NO_OTHERS}, follow=True)

    assert "The size of Noordzee Koeltechniek is declared." in answer.text
    assert "<h1>Small enterprise</h1>" in answer.text
    assert "NBB 2025-1" in answer.text
    assert "Small enterprise" in client.get(address("organisation", organisation)).text


def test_a_partner_is_counted_by_its_share_and_shown(client, organisation, officer):
    answer = client.post(
        address("size", organisation), {**A_YEAR, **NO_OTHERS, **MOTHER}, follow=True
    )

    assert "Large enterprise" in answer.text
    assert "Zuid NV, 30&nbsp;%" in answer.text


def test_a_partner_that_is_none_is_refused_with_the_reason(client, organisation, officer):
    wrong = {**A_YEAR, **NO_OTHERS, **MOTHER, "related-0-share": "10"}

    answer = client.post(address("size", organisation), wrong)

    assert answer.status_code == 422
    assert "Zuid NV is no partner below a share of 25 %: leave it out." in answer.text


@pytest.mark.parametrize("name", FORMS)
def test_a_stranger_opens_no_form(client, organisation, name):
    assert client.get(address(name, organisation)).status_code == 302
    client.force_login(StaffFactory())
    assert client.get(address(name, organisation)).status_code == 404
    assert client.post(address(name, organisation)).status_code == 404


@pytest.mark.parametrize("name", FORMS)
def test_every_form_opens(client, organisation, officer, name):
    assert client.get(address(name, organisation)).status_code == 200


def test_a_wrong_account_number_is_refused_at_its_field(client, organisation, officer):
    answer = client.post(address("numbers", organisation), {"iban": "BE71096123456760"})

    assert answer.status_code == 422
    assert "The check digits of BE71096123456760 fail." in answer.text


def test_numbers_are_kept_and_shown(client, organisation, officer):
    told = {"iban": "BE71096123456769", "phone": "025551234"}

    answer = client.post(address("numbers", organisation), told, follow=True)

    assert "BE71 0961 2345 6769" in answer.text
    assert "+32 2 555 12 34" in answer.text


def test_codes_find_their_sectors(client, organisation, officer):
    told = {"activities": "1105; 62.10"}

    answer = client.post(address("activities", organisation), told, follow=True)

    assert "Beer, Software and games" in answer.text


def test_a_profile_is_told_opened_again_and_withdrawn(client, organisation, officer):
    told = {"language": "ja", "headline": "Cold chains", "text": "Followed from quay to shop."}

    answer = client.post(address("profile", organisation), told, follow=True)

    assert "Cold chains" in answer.text
    opened = client.get(address("profile", organisation), {"language": "ja"})
    assert "Followed from quay to shop." in opened.text
    client.post(address("withdraw_profile", organisation, "ja"))
    assert list(queries.profiles_of(organisation)) == []


def test_a_market_is_told_opened_again_and_struck(client, organisation, officer):
    told = {"country": "JP", "level": "regular", "since": "2013", "note": "By an agent in Osaka"}

    answer = client.post(address("market", organisation), told, follow=True)

    assert "By an agent in Osaka" in answer.text
    opened = client.get(address("market", organisation), {"country": "JP"})
    assert 'value="2013"' in opened.text
    client.post(address("forget_market", organisation, "JP"))
    assert list(queries.markets_of(organisation)) == []


def test_who_does_not_keep_the_record_reads_it_without_buttons(client, organisation):
    client.force_login(StaffFactory(agency=organisation.agency, role="auditor"))

    answer = client.get(address("organisation", organisation))

    assert answer.status_code == 200
    assert address("numbers", organisation) not in answer.text
    assert client.get(address("numbers", organisation)).status_code == 404
    assert "Declare this year" not in client.get(address("size", organisation)).text


def test_a_declared_year_without_its_other_enterprises_is_refused(client, organisation, officer):
    answer = client.post(address("size", organisation), A_YEAR)

    assert answer.status_code == 422
