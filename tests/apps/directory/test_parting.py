"""Undoing a merge: one record becomes two again."""

import pytest
from tests.apps.directory.test_merging import registered, two
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME, delegate_of, west_coast

from hansa.apps.directory import queries, services
from hansa.apps.directory.models import Organisation, Person, Profile
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


def merged(coast, kept, gone, **details):
    """The merge, as the history kept it."""
    services.merge(kept=kept, gone=gone, by=coast.officer, now=IN_TIME, **details)
    return queries.merges_of(kept).first()


def undone(coast, merge):
    return services.undo_merge(merge=merge, by=coast.officer, now=IN_TIME)


def why_not(coast, merge):
    with pytest.raises(Refused) as refusal:
        undone(coast, merge)
    return refusal.value.objections


def as_told(row):
    return type(row).objects.filter(pk=row.pk).values().get()


def test_both_records_say_again_what_they_said(coast):
    kept, gone = two(coast, city="Gent", enterprise_number="0123456749", sectors=["energy"])
    before = as_told(kept), as_told(gone)

    back = undone(coast, merged(coast, kept, gone, take=["city"]))

    assert (as_told(kept), as_told(back)) == before
    assert queries.named(Organisation.objects.all(), text="zelie optics nv")[0] == back


def test_all_that_followed_goes_back(coast):
    kept, gone = two(coast)
    person = PersonFactory(organisation=gone)
    registration = registered(coast, gone)
    host = Counterpart.objects.create(leg=coast.san_francisco, organisation=gone, contact=person)
    stays = PersonFactory(organisation=kept)

    back = undone(coast, merged(coast, kept, gone))

    for row in (person, registration, host):
        row.refresh_from_db()
        assert row.organisation == back
    stays.refresh_from_db()
    assert stays.organisation == kept


def test_somebody_who_was_in_both_is_in_both_again_with_their_journeys(coast):
    kept, gone = two(coast)
    mine = PersonFactory(organisation=kept, email="an@zelie.example", job_title="")
    theirs = PersonFactory(
        organisation=gone, email="an@zelie.example", job_title="Owner", user=UserFactory()
    )
    registration = registered(coast, gone, status="accepted")
    delegate = delegate_of(registration, leg=coast.san_francisco, person=theirs)
    before = as_told(mine), as_told(theirs)

    undone(coast, merged(coast, kept, gone))

    delegate.refresh_from_db()
    assert (as_told(mine), as_told(theirs)) == before
    assert delegate.person == theirs


def test_what_both_told_in_one_language_is_told_by_both_again(coast):
    kept, gone = two(coast)
    for organisation in (kept, gone):
        Profile.objects.create(organisation=organisation, language="en", headline=organisation.name)
    before = list(Profile.objects.order_by("pk").values())

    undone(coast, merged(coast, kept, gone))

    assert list(Profile.objects.order_by("pk").values()) == before


def test_what_was_corrected_or_added_since_stays(coast):
    kept, gone = two(coast)
    merge = merged(coast, kept, gone)
    Organisation.objects.filter(pk=kept.pk).update(website="https://better.example")
    added = PersonFactory(organisation=kept)

    back = undone(coast, merge)

    kept.refresh_from_db()
    assert (kept.website, back.website) == ("https://better.example", "https://zelie.example")
    assert list(Person.objects.filter(organisation=kept)) == [added]


def test_what_was_deleted_since_is_missed_by_nobody(coast):
    kept, gone = two(coast)
    PersonFactory(organisation=gone)
    merge = merged(coast, kept, gone)
    Person.objects.all().delete()

    assert undone(coast, merge).people.count() == 0


def test_both_stories_tell_it_and_each_record_has_its_own_again(coast):
    kept, gone = two(coast)
    services.change_organisation(
        gone, kind="company", name="Zelie", city="Gent", by=coast.officer, now=IN_TIME
    )

    back = undone(coast, merged(coast, kept, gone))

    assert story_of(kept)[0].details["gone"] == back.pk
    assert [event.verb for event in queries.story_of_record(kept)] == [
        "organisation.parted", "organisation.merged"
    ]  # fmt: skip
    assert [(event.verb, event.by) for event in queries.story_of_record(back)] == [
        ("organisation.restored", coast.officer), ("organisation.changed", coast.officer)
    ]  # fmt: skip


def test_two_records_are_merged_parted_and_merged_again(coast):
    kept, gone = two(coast)
    person = PersonFactory(organisation=gone)
    back = undone(coast, merged(coast, kept, gone))

    undone(coast, merged(coast, kept, back))

    person.refresh_from_db()
    assert person.organisation_id == gone.pk


def test_a_merge_is_undone_once(coast):
    merge = merged(coast, *two(coast))
    undone(coast, merge)

    assert why_not(coast, merge) == (
        "This merge was undone already, or its record was merged into another one.",
    )


def test_the_later_merge_is_undone_first(coast):
    kept, gone = two(coast)
    first = merged(coast, kept, gone)
    merged(coast, kept, OrganisationFactory(agency=coast.agency, name="Zélie Labs"))

    assert why_not(coast, first) == (
        "The record of Zélie Labs was merged in afterwards; undo that first.",
    )


def test_a_record_that_was_merged_on_is_parted_from_there_first(coast):
    kept, gone = two(coast)
    first = merged(coast, kept, gone)
    merged(coast, OrganisationFactory(agency=coast.agency), kept)

    assert "merged into another one" in why_not(coast, first)[0]


def test_another_holder_of_the_number_is_named(coast):
    kept, gone = two(coast, enterprise_number="0123456749")
    merge = merged(coast, kept, gone)
    Organisation.objects.filter(pk=kept.pk).update(enterprise_number="")
    OrganisationFactory(agency=coast.agency, name="Quorilune", enterprise_number="0123456749")

    assert why_not(coast, merge) == ("Quorilune has the enterprise number 0123.456.749 now.",)


def test_who_works_elsewhere_since_is_named(coast):
    kept, gone = two(coast)
    person = PersonFactory(organisation=gone, first_name="Ilse", last_name="Dockx")
    merge = merged(coast, kept, gone)
    Person.objects.filter(pk=person.pk).update(organisation=OrganisationFactory())

    assert why_not(coast, merge) == ("Ilse Dockx belongs to neither of the two records any more.",)
    assert not Organisation.objects.filter(pk=gone.pk).exists()


def test_who_travels_for_the_record_that_stays_since_is_named(coast):
    kept, gone = two(coast)
    registration = registered(coast, kept, status="accepted")
    person = PersonFactory(organisation=gone, first_name="Ilse", last_name="Dockx")
    merge = merged(coast, kept, gone)
    delegate_of(registration, leg=coast.san_francisco, person=person)

    (objection,) = why_not(coast, merge)

    assert objection.startswith("Ilse Dockx has become a part of")
    assert objection.endswith("since, and only one of the two would go back.")


def test_a_stranger_undoes_nothing(coast):
    merge = merged(coast, *two(coast))

    with pytest.raises(Refused, match="Only staff of"):
        services.undo_merge(merge=merge, by=StaffFactory(), now=IN_TIME)
