"""Keeping the records of organisations and people."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME

from hansa.apps.directory import services
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NUMBER = "0123.456.749"


@pytest.fixture
def agency():
    return AgencyFactory(name="hub.brussels")


@pytest.fixture
def officer(agency):
    return StaffFactory(agency=agency)


def add(agency, officer, **details):
    wanted = {"kind": "company", "name": "Noordzee Koeltechniek", "city": "Brussels", **details}
    return services.add_organisation(agency=agency, by=officer, now=IN_TIME, **wanted)


def test_an_organisation_is_kept_with_its_number_in_ten_digits(agency, officer):
    organisation = add(agency, officer, enterprise_number="BE 0123.456.749")

    assert organisation.enterprise_number == "0123456749"
    assert [event.verb for event in story_of(organisation)] == ["organisation.added"]


def test_a_wrong_enterprise_number_is_refused_at_its_field(agency, officer):
    with pytest.raises(Refused) as refusal:
        add(agency, officer, enterprise_number="0123.456.748")

    assert refusal.value.field == "enterprise_number"
    assert refusal.value.objections == (
        "The check digits of 0123.456.748 fail: its last two would have to be 49. Look for a digit "
        "that is mistyped, or for two that changed places.",
    )


def test_a_second_organisation_with_the_number_is_refused_naming_the_first(agency, officer):
    add(agency, officer, enterprise_number=NUMBER)

    with pytest.raises(Refused) as refusal:
        add(agency, officer, name="Atelier Quatre Vents", enterprise_number="0123456749")

    assert refusal.value.field == "enterprise_number"
    assert refusal.value.objections == (
        "Noordzee Koeltechniek already has the enterprise number 0123.456.749.",
    )


def test_another_agency_may_hold_the_same_number(agency, officer):
    add(agency, officer, enterprise_number=NUMBER)
    other = AgencyFactory()

    assert add(other, StaffFactory(agency=other), enterprise_number=NUMBER).pk


def test_a_stranger_writes_in_nobodys_records(agency):
    with pytest.raises(Refused, match=r"Only staff of hub\.brussels"):
        add(agency, StaffFactory())


def test_a_correction_tells_what_was_and_what_is(agency, officer):
    organisation = add(agency, officer, enterprise_number=NUMBER)

    services.change_organisation(
        organisation,
        kind="company",
        name="Noordzee Koeltechniek",
        city="Ghent",
        enterprise_number=NUMBER,
        by=officer,
        now=IN_TIME,
    )

    organisation.refresh_from_db()
    assert organisation.city == "Ghent"
    assert story_of(organisation)[0].details == {"changes": {"city": ["Brussels", "Ghent"]}}


def test_a_correction_that_corrects_nothing_is_not_told(agency, officer):
    organisation = add(agency, officer)

    services.change_organisation(
        organisation,
        kind="company",
        name="Noordzee Koeltechniek",
        city="Brussels",
        by=officer,
        now=IN_TIME,
    )

    assert [event.verb for event in story_of(organisation)] == ["organisation.added"]


def test_a_persons_address_is_kept_in_small_letters(agency, officer):
    organisation = OrganisationFactory(agency=agency)

    person = services.add_person(
        organisation,
        first_name="An",
        last_name="Peeters",
        email=" An.Peeters@Example.org ",
        by=officer,
        now=IN_TIME,
    )

    assert person.email == "an.peeters@example.org"


def test_an_address_is_used_once_in_an_organisation(agency, officer):
    known = PersonFactory(organisation__agency=agency, email="an@example.org", last_name="Peeters")

    with pytest.raises(Refused) as refusal:
        services.add_person(
            known.organisation,
            first_name="Joris",
            last_name="Claes",
            email="AN@example.org",
            by=officer,
            now=IN_TIME,
        )

    assert refusal.value.field == "email"
    assert refusal.value.objections == ("An Peeters already has the address an@example.org there.",)


def test_a_person_keeps_their_own_address_when_corrected(agency, officer):
    person = PersonFactory(organisation__agency=agency, email="an@example.org")

    services.change_person(
        person,
        first_name="Anne",
        last_name=person.last_name,
        email="an@example.org",
        by=officer,
        now=IN_TIME,
    )

    person.refresh_from_db()
    assert person.first_name == "Anne"


def test_one_account_serves_the_records_of_two_agencies(officer):
    user = UserFactory()
    records = [PersonFactory(), PersonFactory()]

    for record in records:
        services.link_account(record, user=user, by=officer, now=IN_TIME)

    assert [record.user for record in records] == [user, user]


def test_a_person_does_not_sign_in_with_two_accounts(officer):
    person = PersonFactory(user=UserFactory(), last_name="Peeters")

    with pytest.raises(Refused, match="An Peeters already signs in with another account"):
        services.link_account(person, user=UserFactory(), by=officer, now=IN_TIME)
