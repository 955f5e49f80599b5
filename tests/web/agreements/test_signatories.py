"""A company says itself who signs for it."""

import pytest
from django.urls import reverse
from tests.factories.accounts import LONG_BEFORE
from tests.factories.agreements import announced, scheduled
from tests.factories.programme import delegate_on
from tests.factories.registration import delegate_of, west_coast

from hansa.apps.agreements import services
from hansa.apps.agreements.models import Signatory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def zoe(coast):
    return delegate_on(
        coast.san_francisco,
        first_name="Zoë",
        last_name="Thiéry",
        organisation__name="Éoliennes du Nord",
        organisation__agency=coast.agency,
    )


def url(name, *args):
    return reverse(f"agreements:{name}", args=["west-coast", *args])


def names_of(agreement):
    return {str(each) for each in agreement.signatories.all()}


def test_a_company_names_a_colleague_who_travels_and_takes_one_off(client, coast, zoe):
    agreement = announced(coast, delegate=zoe)
    colleague = delegate_of(zoe.registration, leg=coast.san_francisco)
    own = Signatory.objects.get(person=zoe.person)
    client.force_login(zoe.person.user)

    page = client.get(url("own", agreement.pk)).text
    client.post(url("own_add_signatory", agreement.pk), {"person": colleague.person.pk})
    client.post(url("own_remove_signatory", agreement.pk, own.pk))

    assert "Who signs for Éoliennes du Nord" in page
    assert names_of(agreement) == {str(colleague.person), "Jo Kim"}


def test_somebody_who_does_not_travel_is_named_by_name(client, coast, zoe):
    agreement = announced(coast, delegate=zoe)
    client.force_login(zoe.person.user)

    said = {"name": "Łucja Żak", "job_title": "Chair"}
    client.post(url("own_add_signatory", agreement.pk), said)
    again = client.post(url("own_add_signatory", agreement.pk), said)

    assert "Łucja Żak" in names_of(agreement)
    assert again.status_code == 409


def test_the_signatories_of_the_other_side_are_not_theirs_to_take_off(client, coast, zoe):
    agreement = announced(coast, delegate=zoe)
    other = Signatory.objects.get(typed_name="Jo Kim")
    client.force_login(zoe.person.user)

    answer = client.post(url("own_remove_signatory", agreement.pk, other.pk))

    assert answer.status_code == 404
    assert "Jo Kim" in names_of(agreement)


def test_once_it_is_on_stage_who_signs_stands(client, coast, zoe):
    agreement = scheduled(coast, delegate=zoe)
    client.force_login(zoe.person.user)

    page = client.get(url("own", agreement.pk)).text
    answer = client.post(url("own_add_signatory", agreement.pk), {"name": "Łucja Żak"})

    assert "Who signs stands now" in page
    assert answer.status_code == 409
    assert "Łucja Żak" not in names_of(agreement)


def test_a_stranger_names_nobody(client, coast, zoe):
    agreement = announced(coast, delegate=zoe)
    client.force_login(delegate_on(coast.san_francisco).person.user)

    answer = client.post(url("own_add_signatory", agreement.pk), {"name": "Mallory"})

    assert answer.status_code == 404


def test_the_page_of_a_company_takes_few_queries(client, coast, zoe, django_assert_max_num_queries):
    agreement = announced(coast, delegate=zoe)
    services.describe(agreement=agreement, by=coast.officer, now=LONG_BEFORE)
    client.force_login(zoe.person.user)

    with django_assert_max_num_queries(12):
        client.get(url("own", agreement.pk))
