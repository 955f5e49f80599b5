"""One mission: what is stuck, and how it stands."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.missions import LegFactory, MissionFactory

from hansa.apps.missions import services

NOW = datetime(2025, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def agency(db):
    return AgencyFactory(name="Noordzee Export", region="flanders")


@pytest.fixture
def officer(agency):
    return StaffFactory(full_name="An Peeters", agency=agency)


@pytest.fixture
def mission(agency):
    mission = MissionFactory(slug="lima", agency=agency, titles={"en": "Lima"})
    LegFactory(mission=mission, city="Lima", starts_on=date(2999, 1, 4), ends_on=date(2999, 1, 6))
    return mission


def page_of(client, user, address="/m/lima/"):
    client.force_login(user)
    return " ".join(client.get(address).content.decode().split())


def test_an_officer_sees_what_waits_and_where_it_is_done(
    client, officer, mission, agency, apply_for
):
    apply_for(mission, agency=agency)

    page = page_of(client, officer)

    assert '<a href="/m/lima/delegation/?status=applied">1 application to decide</a>' in page
    assert "4–6 January 2999" in page


@pytest.mark.parametrize("address", ["/m/lima/", "/m/lima/history/"])
def test_a_stranger_may_not_look(client, mission, address):
    assert client.get(address).url == f"/sign-in/?next={address}"
    for stranger in (StaffFactory(), UserFactory()):
        client.force_login(stranger)
        assert client.get(address).status_code == 404


def test_a_mission_without_a_city_asks_for_one(client, officer, agency):
    MissionFactory(slug="new", agency=agency)

    assert '<a href="/m/new/legs/add/">No city yet</a>' in page_of(client, officer, "/m/new/")


def test_a_calm_mission_says_so(client, officer, mission):
    assert "Nothing waits for you." in page_of(client, officer)


def test_the_history_tells_who_and_why(client, officer, mission):
    services.set_status(mission, status="cancelled", why="The fair was moved.", by=officer, now=NOW)

    page = page_of(client, officer, "/m/lima/history/")

    assert "From “In preparation” to “Cancelled”." in page
    assert "The fair was moved." in page
    assert "An Peeters" in page


def test_the_history_tells_the_days_of_a_leg_in_words(client, officer, mission):
    days = {"starts_on": date(2999, 1, 8), "ends_on": date(2999, 1, 9)}
    place = {"city": "Cusco", "country": "PE", "time_zone": "America/Lima"}
    services.add_leg(mission, **place, **days, by=officer, now=NOW)

    page = page_of(client, officer, "/m/lima/history/")

    assert "Cusco was added, Tuesday 8 January to Wednesday 9 January." in page


def test_the_history_tells_of_a_leg_that_moved(client, officer, mission):
    leg = mission.legs.get()
    days = {"starts_on": date(2999, 1, 5), "ends_on": date(2999, 1, 6)}
    place = {"city": "Lima", "country": "PE", "time_zone": "America/Lima"}
    services.change_leg(leg, **place, **days, by=officer, now=NOW)

    page = page_of(client, officer)

    assert "Lima was changed: Saturday 5 January to Sunday 6 January." in page


def test_what_another_agency_decides_does_not_wait_for_the_reader(
    client, officer, mission, apply_for
):
    apply_for(mission, agency=AgencyFactory())

    assert "Nothing waits for you." in page_of(client, officer)


def test_a_counsellor_sees_the_rooms_and_changes_nothing(client, mission, agency, apply_for):
    apply_for(mission, agency=agency)

    page = page_of(client, StaffFactory(role="counsellor", agency=agency))

    assert 'href="/m/lima/programme/"' in page
    assert "/m/lima/change/" not in page
    assert "Needs you" not in page


def test_the_overview_is_read_in_a_few_queries(
    client, officer, mission, django_assert_max_num_queries
):
    client.force_login(officer)

    with django_assert_max_num_queries(21):
        client.get("/m/lima/")
