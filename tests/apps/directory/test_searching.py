"""Organisations are found by words in four languages, and by nearly right ones."""

import pytest
from tests.factories.accounts import AgencyFactory
from tests.factories.directory import OrganisationFactory

from hansa.apps.directory import queries
from hansa.apps.directory.models import Organisation, Profile, SearchEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory()


def keep(agency, *names, **details):
    return [OrganisationFactory(agency=agency, name=name, **details) for name in names]


def found(text):
    return [each.name for each in queries.named(Organisation.objects.all(), text=text)]


@pytest.mark.parametrize(
    ("pitch", "text"),
    [
        ("Pompes à chaleur pour maisons anciennes.", "maison ancienne"),
        ("Warmtepompen voor oude herenhuizen.", "warmtepomp"),
        ("Wärmepumpen für alte Häuser.", "haus"),
        ("Heat pumps for old houses.", "pumping house"),
        ("Chaînes du froid suivies de bout en bout.", "chaine froid"),
    ],
)
def test_another_form_of_a_word_is_found_in_four_languages(agency, pitch, text):
    keep(agency, "Noordzee Koeltechniek", pitch=pitch)
    keep(agency, "Atelier Quatre Vents", pitch="Something else altogether.")

    assert found(text) == ["Noordzee Koeltechniek"]


def test_a_half_typed_word_of_a_pitch_is_found(agency):
    keep(agency, "Noordzee", pitch="Koelinstallaties voor havens.")

    assert found("koelinst hav") == ["Noordzee"]


def test_every_word_must_be_found(agency):
    keep(agency, "Noordzee", pitch="Koelinstallaties voor havens.", city="Ghent")

    assert found("noordzee ghent") == ["Noordzee"]
    assert found("koelinst paris") == []


def test_a_sector_is_found_by_its_title_in_any_language(agency):
    keep(agency, "Quatre Vents", sectors=["beer", "it-services"])

    assert found("bière") == found("biere") == found("informatiques") == ["Quatre Vents"]
    assert found("chocolate") == []


def test_profiles_are_found_as_they_stand_now(agency):
    (organisation,) = keep(agency, "Noordzee")
    profile = Profile.objects.create(
        organisation=organisation, language="fr", headline="Froid", text="Machines frigorifiques."
    )

    assert found("machine frigorifique") == ["Noordzee"]
    Profile.objects.filter(pk=profile.pk).update(headline="Chaud", text="Chaudières.")
    assert found("machine frigorifique") == []
    assert found("chaudière") == ["Noordzee"]
    profile.delete()
    assert found("chaudière") == []


def test_names_are_found_as_they_stand_now(agency):
    (organisation,) = keep(agency, "Noordzee")

    organisation.name = "Zuiderzee"
    organisation.save()

    assert found("noordzee") == []
    assert found("zuiderz") == ["Zuiderzee"]


def test_rows_that_are_inserted_together_are_found_and_deleted_ones_forgotten(agency):
    Organisation.objects.bulk_create(
        OrganisationFactory.build(agency=agency, name=f"Noordzee {place}") for place in range(3)
    )

    assert len(found("noordzee")) == 3
    Organisation.objects.all().delete()
    assert not SearchEntry.objects.exists()


@pytest.mark.parametrize("text", ["Noordzeee Koeltchniek", "koeltechnieck", "Nordzee"])
def test_a_name_nearly_right_is_found_where_little_else_is(agency, text):
    keep(agency, "Noordzee Koeltechniek", "Atelier Quatre Vents")

    assert found(text) == ["Noordzee Koeltechniek"]


def test_names_that_begin_so_come_first_and_likeness_then(agency):
    keep(agency, "Grand Nord", "Nord", "Nordlicht", "Le Nord-Est")

    assert found("nord") == ["Nord", "Nordlicht", "Grand Nord", "Le Nord-Est"]


@pytest.mark.parametrize("text", ["", "  ", "'&|!:*()", "%", "_", "\\", "a'b:*", "<-> &", "ÿ" * 80])
def test_signs_that_mean_something_to_a_database_mean_nothing_here(agency, text):
    keep(agency, "Noordzee")

    assert found(text) == []


def test_no_more_is_found_than_can_be_looked_through(agency):
    Organisation.objects.bulk_create(
        OrganisationFactory.build(agency=agency, name=f"Noordzee {place}")
        for place in range(queries.MOST_FOUND + 20)
    )

    assert len(found("noordzee")) == queries.MOST_FOUND


def test_what_is_asked_for_among_some_is_found_among_them_only(agency):
    keep(agency, "Noordzee")
    keep(AgencyFactory(), "Noordzee elders", "Noordzee ginds")

    own = queries.named(Organisation.objects.filter(agency=agency), text="noordzee")

    assert [each.name for each in own] == ["Noordzee"]


def test_a_page_of_words_is_looked_up_as_far_as_a_name_reaches(db):
    assert list(queries.named(Organisation.objects.all(), text="a b " * 3000)) == []
