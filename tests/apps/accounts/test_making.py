"""Founding the site, staffing agencies, and one's own account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from tests.factories.accounts import PASSWORD, AgencyFactory, StaffFactory, UserFactory

from hansa.apps.accounts import queries, services
from hansa.apps.accounts.models import User
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)
FOUNDER = {
    "email": "An.Peeters@Example.org",
    "full_name": "An Peeters",
    "password": PASSWORD,
    "language": "nl",
    "agency_name": "Noordzee Export",
    "agency_code": "noordzee",
    "region": "flanders",
}

found_site = partial(services.found_site, **FOUNDER, now=NOW)


@pytest.mark.django_db
def test_the_founder_runs_the_site_and_their_agency():
    founder = found_site()

    agency = queries.agency_with("noordzee")
    assert founder.email == "an.peeters@example.org"
    assert founder.is_administrator
    assert founder.check_password(PASSWORD)
    assert queries.roles_in(founder, agencies=[agency]) == {"administrator"}


@pytest.mark.django_db
def test_a_site_is_founded_once():
    UserFactory()

    with pytest.raises(Refused, match="already has an administrator"):
        found_site()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "an.peeters"),
        ("full_name", "  "),
        ("password", "herring"),
        ("language", "eo"),
        ("agency_name", ""),
        ("agency_code", "two words"),
        ("region", "atlantis"),
    ],
)
def test_a_founding_that_will_not_do_names_the_field_and_leaves_nothing(field, value):
    with pytest.raises(Refused) as refused:
        found_site(**{field: value})

    assert refused.value.field == field
    assert not queries.site_is_founded()


@pytest.mark.django_db(transaction=True)
def test_of_two_founders_at_once_one_is_refused():
    together = Barrier(2)

    def found(email):
        together.wait(timeout=10)
        try:
            return found_site(email=email, agency_code=email.split("@")[0]).email
        except Refused as refused:
            return refused.objections[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        said = list(two.map(found, ["an@example.org", "bo@example.org"]))

    assert [administrator.email for administrator in User.objects.all()] == [
        email for email in said if "@" in email
    ]
    assert "This site already has an administrator. Ask them for an account." in said


@pytest.mark.django_db
def test_an_administrator_of_an_agency_adds_its_staff():
    agency = AgencyFactory()
    boss = StaffFactory(role="administrator", agency=agency)

    bo = services.add_staff(
        email="bo@example.org", full_name="Bo", language="fr", agency=agency,
        role="officer", by=boss, now=NOW,
    )  # fmt: skip

    assert queries.roles_in(bo, agencies=[agency]) == {"officer"}
    assert not bo.has_usable_password()
    assert [event.verb for event in story_of(bo)] == ["accounts.staff_added"]


@pytest.mark.django_db
def test_an_officer_adds_no_staff():
    agency = AgencyFactory()
    officer = StaffFactory(agency=agency)

    with pytest.raises(Refused, match="Only an administrator of the agency"):
        services.add_staff(
            email="bo@example.org", full_name="Bo", language="fr", agency=agency,
            role="officer", by=officer, now=NOW,
        )  # fmt: skip


@pytest.mark.django_db
def test_staff_of_two_agencies_keep_their_password():
    boss = UserFactory(is_administrator=True)
    bo = StaffFactory(email="bo@example.org", raw_password=PASSWORD)

    services.add_staff(
        email="Bo@example.org", full_name="Somebody", language="fr", agency=AgencyFactory(),
        role="officer", password="another long password", by=boss, now=NOW,
    )  # fmt: skip

    bo.refresh_from_db()
    assert bo.check_password(PASSWORD)
    assert bo.full_name != "Somebody"


@pytest.mark.django_db
def test_a_role_is_given_once():
    agency = AgencyFactory()
    boss = UserFactory(is_administrator=True)
    bo = StaffFactory(full_name="Bo", agency=agency)

    with pytest.raises(Refused) as refused:
        services.add_staff(
            email=bo.email, full_name="Bo", language="fr", agency=agency,
            role="officer", by=boss, now=NOW,
        )  # fmt: skip

    assert refused.value.objections == (f"Bo has this role in {agency} already.",)
    assert refused.value.field == "role"


@pytest.mark.django_db
def test_an_address_has_one_account_however_it_is_spelt():
    first = services.account_for(
        email="jo@example.org", full_name="Jo", language="de", by=None, now=NOW
    )

    second = services.account_for(
        email=" JO@example.org ", full_name="Joanna", language="fr", by=None, now=NOW
    )

    assert second == first


@pytest.mark.django_db
def test_only_an_administrator_of_the_site_adds_an_agency():
    officer = StaffFactory()

    with pytest.raises(Refused, match="Only an administrator of the site"):
        services.found_agency(code="x", name="X", region="brussels", by=officer, now=NOW)


@pytest.mark.django_db
def test_a_password_that_is_too_short_is_refused_by_name():
    jo = UserFactory()

    with pytest.raises(Refused) as refused:
        services.choose_password(user=jo, password="short", now=NOW)

    assert refused.value.field == "password"


@pytest.mark.django_db
def test_nobody_works_for_an_agency_without_signing_in():
    AgencyFactory()

    assert list(queries.agencies_of(AnonymousUser())) == []
