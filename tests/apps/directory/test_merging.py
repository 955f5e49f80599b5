"""Making one record of two."""

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, west_coast

from hansa.apps.directory import queries, services
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


def two(coast, **details):
    kept = OrganisationFactory(agency=coast.agency, name="Zélie Optics", website="")
    gone = OrganisationFactory(
        agency=coast.agency, name="Zelie Optics NV", website="https://zelie.example", **details
    )
    return kept, gone


def registered(coast, organisation, **details):
    """The organisation's registration for the mission."""
    registration = application(coast, delegates=0, **details)
    registration.organisation = organisation
    registration.save(update_fields=["organisation"])
    return registration


def merged(coast, kept, gone, **details):
    return services.merge(kept=kept, gone=gone, by=coast.officer, now=IN_TIME, **details)


def test_everything_that_points_at_one_record_points_at_the_other_afterwards(coast):
    kept, gone = two(coast)
    person = PersonFactory(organisation=gone)
    registration = registered(coast, gone)
    host = Counterpart.objects.create(leg=coast.san_francisco, organisation=gone, contact=person)

    merged(coast, kept, gone)

    for row in (person, registration, host):
        row.refresh_from_db()
        assert row.organisation == kept
    assert not Organisation.objects.filter(pk=gone.pk).exists()


def test_what_the_kept_record_does_not_say_is_filled_in_and_what_it_says_stays(coast):
    kept, gone = two(coast, city="Gent")

    merged(coast, kept, gone)

    kept.refresh_from_db()
    assert (kept.name, kept.city, kept.website) == (
        "Zélie Optics", "Brussels", "https://zelie.example"
    )  # fmt: skip


def test_the_officer_chooses_where_both_say_something_else(coast):
    kept, gone = two(coast, city="Gent")

    merged(coast, kept, gone, take=["city"])

    kept.refresh_from_db()
    assert (kept.name, kept.city) == ("Zélie Optics", "Gent")


def test_the_number_of_the_record_that_goes_is_taken_over(coast):
    kept, gone = two(coast, enterprise_number="0123456749")

    merged(coast, kept, gone)

    kept.refresh_from_db()
    assert kept.enterprise_number == "0123456749"


def test_the_history_keeps_all_that_is_needed_to_part_them_again(coast):
    kept, gone = two(coast, city="Gent")
    person, number = PersonFactory(organisation=gone), gone.pk

    merged(coast, kept, gone)

    (told,) = story_of(kept)
    assert (told.verb, told.by) == ("organisation.merged", coast.officer)
    assert told.details["gone"] == number
    assert told.details["record"]["name"] == "Zelie Optics NV"
    assert told.details["record"]["city"] == "Gent"
    assert told.details["moved"] == {"directory.person.organisation": [person.pk]}
    assert told.details["changes"] == {"website": ["", "https://zelie.example"]}


def test_the_story_of_a_record_that_is_gone_is_told_with_the_other(coast):
    kept, gone = two(coast)
    services.change_organisation(
        gone, kind="company", name="Zelie", city="Gent", by=coast.officer, now=IN_TIME
    )

    merged(coast, kept, gone)

    assert [event.verb for event in queries.story_of_record(kept)] == [
        "organisation.merged", "organisation.changed"
    ]  # fmt: skip


def test_somebody_who_is_in_both_records_becomes_one_person_with_all_their_journeys(coast):
    kept, gone = two(coast)
    mine = PersonFactory(organisation=kept, email="an@zelie.example", job_title="")
    theirs = PersonFactory(
        organisation=gone, email="an@zelie.example", job_title="Owner", user=UserFactory()
    )
    registration = registered(coast, gone, status="accepted")
    delegate = delegate_of(registration, leg=coast.san_francisco, person=theirs)

    merged(coast, kept, gone)

    mine.refresh_from_db()
    delegate.refresh_from_db()
    assert (delegate.person, mine.job_title, mine.user) == (mine, "Owner", theirs.user)
    assert list(Person.objects.filter(organisation=kept)) == [mine]
    assert story_of(kept)[0].details["people"][0]["record"]["id"] == theirs.pk


def test_two_registrations_for_one_mission_are_refused_naming_it(coast):
    kept, gone = two(coast)
    for organisation in (kept, gone):
        registered(coast, organisation)

    with pytest.raises(Refused) as refusal:
        merged(coast, kept, gone)

    assert refusal.value.objections == (
        "Both records stand in West Coast mission, where one organisation stands once.",
    )
    assert Organisation.objects.filter(pk=gone.pk).exists()


def test_two_numbers_are_two_organisations(coast):
    kept, gone = two(coast, enterprise_number="0123456749")
    kept.enterprise_number = "0100000043"
    kept.save()

    with pytest.raises(Refused, match="they are two organisations"):
        merged(coast, kept, gone)


def test_a_record_is_not_merged_with_itself(coast):
    kept, _gone = two(coast)

    with pytest.raises(Refused, match="with itself"):
        merged(coast, kept, kept)


def test_a_record_of_another_agency_is_not_merged(coast):
    kept, _gone = two(coast)

    with pytest.raises(Refused, match="different agencies"):
        merged(coast, kept, OrganisationFactory())


def test_a_stranger_merges_nothing(coast):
    kept, gone = two(coast)

    with pytest.raises(Refused, match="Only staff of"):
        services.merge(kept=kept, gone=gone, by=StaffFactory(), now=IN_TIME)


def test_two_accounts_of_one_person_are_refused(coast):
    kept, gone = two(coast)
    for organisation in (kept, gone):
        PersonFactory(organisation=organisation, email="an@zelie.example", user=UserFactory())

    with pytest.raises(Refused, match="two accounts of An Peeters"):
        merged(coast, kept, gone)


def test_records_that_look_alike_are_proposed(coast):
    kept, gone = two(coast)
    OrganisationFactory(agency=coast.agency, name="Quorilune")
    OrganisationFactory(name="Zélie Optics")

    assert queries.alike(kept) == [gone]


def test_every_table_that_points_at_a_record_is_known():
    tables = {each.model._meta.label_lower for each in queries.references_to(Organisation)}

    assert {
        "directory.person", "directory.importrow", "registration.registration",
        "meetings.counterpart",
    } <= tables  # fmt: skip
