"""What an organisation tells of itself."""

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME

from hansa.apps.directory import queries, services
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

LONG_ENOUGH = "Cold chains that can be followed from the quay to the shop, day and night. " * 2


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Noordzee Koeltechniek")


@pytest.fixture
def officer(organisation):
    return StaffFactory(agency=organisation.agency)


@pytest.fixture
def signed(officer):
    return {"by": officer, "now": IN_TIME}


def told(organisation):
    return [event.verb for event in story_of(organisation)]


def test_numbers_are_kept_plainly_and_told_without_what_they_are(organisation, signed):
    services.note_numbers(
        organisation, iban="BE71 0961 2345 6769", phone="02 555 12 34", vat_number="", **signed
    )

    organisation.refresh_from_db()
    assert (organisation.iban, organisation.phone) == ("BE71096123456769", "+32 2 555 12 34")
    assert story_of(organisation)[0].details == {"fields": ["iban", "phone"]}


@pytest.mark.parametrize(
    ("field", "wrong"), [("iban", "BE71"), ("vat_number", "DE1"), ("phone", "abc")]
)
def test_a_wrong_number_is_refused_at_its_field(organisation, signed, field, wrong):
    with pytest.raises(Refused) as refusal:
        services.note_numbers(organisation, **{field: wrong}, **signed)

    assert refusal.value.field == field


def test_activities_without_a_sector_find_theirs(organisation, signed):
    services.note_activities(organisation, activities=["1105", "62.10"], sectors=[], **signed)

    organisation.refresh_from_db()
    assert organisation.activities == ["11.05", "62.10"]
    assert organisation.sectors == ["beer", "games-software"]
    assert organisation.sector_titles == ["Beer", "Software and games"]


def test_a_chosen_sector_stands(organisation, signed):
    services.note_activities(organisation, activities=["11.05"], sectors=["tourism"], **signed)

    organisation.refresh_from_db()
    assert organisation.sectors == ["tourism"]


def test_a_profile_is_told_once_in_a_language_and_can_be_withdrawn(organisation, signed):
    for headline in ("Cold chains", "Cold chains that can be followed"):
        services.tell_profile(
            organisation, language="ja", headline=headline, text=LONG_ENOUGH, **signed
        )

    profile = queries.profile_in("ja", organisation=organisation)
    assert profile.headline == "Cold chains that can be followed"
    assert profile.language_title == "Japanese"
    assert profile.is_complete
    for _twice in range(2):
        services.withdraw_profile(organisation, language="ja", **signed)
    assert list(queries.profiles_of(organisation)) == []
    assert told(organisation).count("organisation.profile_withdrawn") == 1


def test_a_short_profile_is_not_complete(organisation, signed):
    profile = services.tell_profile(
        organisation, language="nl", headline="Koude", text="Kort.", **signed
    )

    assert not profile.is_complete


@pytest.mark.parametrize(("language", "headline"), [("xx", "Cold"), ("nl", " ")])
def test_a_profile_needs_a_known_language_and_a_headline(organisation, signed, language, headline):
    with pytest.raises(Refused):
        services.tell_profile(organisation, language=language, headline=headline, text="", **signed)


def test_a_market_is_told_once_and_can_be_struck(organisation, signed):
    for level in ("exploring", "regular"):
        services.note_market(organisation, country="JP", level=level, since=2013, **signed)

    market = queries.experience_in("JP", organisation=organisation)
    assert (market.level, market.since, market.country_name) == ("regular", 2013, "Japan")
    for _twice in range(2):
        services.forget_market(organisation, country="JP", **signed)
    assert list(queries.markets_of(organisation)) == []
    assert told(organisation).count("organisation.market_forgotten") == 1


@pytest.mark.parametrize(
    ("wrong", "objection"),
    [
        ({"country": "BE"}, "Belgium is its home market: exports go elsewhere."),
        ({"country": "XX"}, "Choose the market from the list of countries."),
        ({"level": "none"}, "Choose how far it has come from the list."),
        ({"since": 1700}, f"Nobody has sold there since 1700: name a year until {IN_TIME.year}."),
    ],
)
def test_a_market_that_cannot_be_says_why(organisation, signed, wrong, objection):
    with pytest.raises(Refused) as refusal:
        services.note_market(
            organisation, **{"country": "JP", "level": "regular", **wrong}, **signed
        )

    assert refusal.value.objections == (objection,)


def test_an_owner_tells_of_their_company_and_a_colleague_does_not(organisation):
    owner = PersonFactory(organisation=organisation, user=UserFactory(), is_owner=True).user
    colleague = PersonFactory(organisation=organisation, user=UserFactory()).user

    services.note_market(organisation, country="JP", level="regular", by=owner, now=IN_TIME)
    with pytest.raises(Refused):
        services.forget_market(organisation, country="JP", by=colleague, now=IN_TIME)

    assert queries.experience_in("JP", organisation=organisation)


def test_people_are_known_with_what_they_speak_and_do(organisation, signed):
    person = services.add_person(
        organisation,
        first_name="An",
        last_name="Peeters",
        email="an@example.org",
        phone="0470 12 34 56",
        spoken=["ja", "en"],
        duties=["export"],
        **signed,
    )

    assert person.phone == "+32 470 12 34 56"
    assert person.spoken_titles == ["Japanese", "English"]
    assert person.duty_titles == ["Export and sales"]


@pytest.mark.parametrize(
    ("field", "wrong"), [("spoken", ["xx"]), ("duties", ["juggling"]), ("phone", "12")]
)
def test_what_a_person_cannot_have_is_refused_at_its_field(organisation, signed, field, wrong):
    known = {"first_name": "An", "last_name": "Peeters", "email": "an@example.org"}

    with pytest.raises(Refused) as refusal:
        services.add_person(organisation, **known, **{field: wrong}, **signed)

    assert refusal.value.field == field
