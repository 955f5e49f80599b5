"""What organisations look for and bring: opened, stated, read."""

from datetime import date

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.matching import company_profile, counterpart, host_profile, traveller
from tests.factories.registration import IN_TIME, application, west_coast

from hansa.apps.directory.models import MarketExperience, Profile
from hansa.apps.matching import queries, rules, services
from hansa.apps.matching.models import Recommendation
from hansa.apps.matching.services import Excluded, Said
from hansa.apps.registration import services as registrations
from hansa.apps.registration.queries import preparation
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


def said(profile, kind) -> list[tuple[str, str]]:
    return [(one.text, one.language) for one in queries.statements_of(profile, kind=kind)]


def test_a_profile_is_opened_with_what_is_known(coast):
    delegate = traveller(coast, name="Orval Analytics", sectors=["energy"])
    organisation = delegate.registration.organisation
    Profile.objects.create(
        organisation=organisation, language="fr", headline="Nous mesurons la chaîne du froid."
    )
    MarketExperience.objects.create(organisation=organisation, country="CA", level="regular")

    profile = services.open_profile(registration=delegate.registration, now=IN_TIME)

    assert said(profile, "offer") == [("Nous mesurons la chaîne du froid.", "fr")]
    assert profile.markets == ["US", "CA"]
    assert profile.expires_on == date(2026, 4, 8)
    assert profile.stated_at is None


def test_opening_again_changes_nothing(coast):
    delegate = traveller(coast, name="Orval Analytics")

    first = services.open_profile(registration=delegate.registration, now=IN_TIME)
    again = services.open_profile(registration=delegate.registration, now=IN_TIME)

    assert again == first
    assert story_of(first).count() == 1


def test_a_profile_takes_over_what_was_said_on_the_last_mission(coast):
    last = company_profile(
        coast,
        name="Orval Analytics",
        needs=["Importers of cold-chain sensors"],
        seeks=["distributor"],
        exclusions=[Excluded("Rival Ltd")],
    )
    next_coast = west_coast(slug="west-coast-2026", name="AWEX")
    again = application(next_coast, delegates=0, status="accepted")
    again.organisation = last.organisation
    again.save()

    profile = services.open_profile(registration=again, now=IN_TIME)

    assert said(profile, "need") == [("Importers of cold-chain sensors", "en")]
    assert profile.seeks == ["distributor"]
    assert [str(one) for one in profile.exclusions.all()] == ["Rival Ltd"]


def test_the_preparation_is_taken_over_and_kept_in_step(coast):
    delegate = traveller(coast, name="Orval Analytics")
    user, registration = delegate.person.user, delegate.registration
    registrations.state_needs(
        registration, needs="Clients. An agent for Texas.", offers="Sensors", by=user, now=IN_TIME
    )
    profile = services.open_profile(registration=registration, now=IN_TIME)

    services.state_profile(profile=profile, needs=[Said("Distributors")], by=user, now=IN_TIME)

    stated = preparation.stated_by(registration)
    assert (stated.needs, stated.offers) == ("Distributors", "Sensors")


def test_whoever_offers_nothing_any_more_is_not_ready(coast):
    profile = company_profile(coast, name="Orval Analytics", needs=["Clients"], offers=["Sensors"])
    user = profile.stated_by

    services.state_profile(profile=profile, offers=[], by=user, now=IN_TIME)

    assert preparation.stated_by(profile.registration) is None


def test_what_changed_is_recorded_and_saying_the_same_again_is_not(coast):
    profile = company_profile(coast, name="Orval Analytics", needs=["Clients in Texas"])
    user, before = profile.stated_by, story_of(profile).count()

    same = services.state_profile(
        profile=profile, needs=[Said("Clients in Texas", "en")], by=user, now=IN_TIME
    )
    services.state_profile(profile=profile, seeks=["client"], by=user, now=IN_TIME)

    assert same is False
    assert story_of(profile).count() == before + 1
    assert story_of(profile).first().details == {"changed": ["seeks"]}


@pytest.mark.parametrize(
    ("field", "wrong", "objection"),
    [
        ("seeks", ["friend"], "Choose from the list; friend is not in it."),
        ("markets", ["XX"], "Choose markets from the list of countries; XX is not in it."),
        ("languages", ["tlh"], "Choose the languages from the list; tlh is not in it."),
        ("openness", "nobody", "Choose who reads it from the list."),
        ("needs", [Said(" ")], "Write a sentence first."),
        ("needs", [Said("A b"), Said("a  B")], "“a B” stands among your needs already."),
    ],
)
def test_what_cannot_be_stated_is_refused_at_its_field(coast, field, wrong, objection):
    profile = company_profile(coast, name="Orval Analytics")

    with pytest.raises(Refused) as refused:
        services.state_profile(profile=profile, **{field: wrong}, by=profile.stated_by, now=IN_TIME)

    assert refused.value.field == field
    assert refused.value.objections == (objection,)


def test_nobody_else_speaks_for_a_company(coast):
    profile = company_profile(coast, name="Orval Analytics")
    other = company_profile(coast, name="Other")

    with pytest.raises(Refused):
        services.state_profile(profile=profile, needs=[], by=other.stated_by, now=IN_TIME)


def test_its_agency_speaks_for_a_company_and_for_hosts(coast):
    profile = company_profile(coast, name="Orval Analytics")
    host = host_profile(coast, name="Bayside Cold Storage")

    assert queries.may_state(coast.officer, profile=profile)
    assert queries.may_state(coast.officer, profile=host)
    assert not queries.may_state(StaffFactory(), profile=host)


def test_an_exclusion_finds_the_organisation_that_is_called_so(coast):
    host = host_profile(coast, name="Bayside Cold Storage, Inc.")
    profile = company_profile(coast, name="Orval", exclusions=[Excluded("bayside cold storage")])

    found = profile.exclusions.get()

    assert found.organisation == host.organisation


def test_a_company_that_withdrew_is_in_no_list(coast):
    profile = company_profile(coast, name="Orval Analytics")
    profile.registration.status = "withdrawn"
    profile.registration.decided_at = IN_TIME
    profile.registration.save()

    assert list(queries.profiles_of(coast.mission)) == []
    assert list(queries.visible_to(coast.officer)) == []
    assert queries.own_of_slug(profile.stated_by, slug="west-coast") is None


def test_openness_says_who_reads_a_profile(coast):
    reader = company_profile(coast, name="Reader")
    open_to_all = company_profile(coast, name="Open", openness="everybody")
    to_matches = company_profile(coast, name="Matches", openness="matches")
    recommended = company_profile(coast, name="Recommended", openness="matches")
    company_profile(coast, name="Shut", openness="organisers")
    Recommendation.objects.create(
        profile=reader, candidate=recommended, rank=1, score=1, forward=1, backward=1,
        made_at=IN_TIME,
    )  # fmt: skip

    read = set(queries.readable_by(reader.stated_by, mission=coast.mission))

    assert read == {reader, open_to_all, recommended}
    assert to_matches in queries.readable_by(coast.officer, mission=coast.mission)
    assert list(queries.readable_by(UserFactory(), mission=coast.mission)) == []


def test_profiles_that_are_missing_are_opened_at_once(coast):
    traveller(coast, name="Orval Analytics")
    counterpart(coast, name="Bayside Cold Storage")

    assert services.open_profiles(coast.mission, now=IN_TIME) == 2
    assert services.open_profiles(coast.mission, now=IN_TIME) == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for a distributor of sensors in California.", "en"),
        ("Nous cherchons un distributeur de capteurs en Californie.", "fr"),
        ("Wij zoeken een verdeler van sensoren in Californië.", "nl"),
        ("Wir suchen einen Vertriebspartner für Sensoren in Kalifornien.", "de"),
        ("Buscamos un distribuidor de sensores para la cadena de frío.", "es"),
        ("コールドチェーン用センサーの販売代理店を探しています。", "ja"),
        ("Sensoren", "xx"),
    ],
)
def test_the_language_of_a_sentence_is_found_where_it_can_be(text, language):
    assert rules.language_of(text, otherwise="xx") == language
