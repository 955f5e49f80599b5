"""Adding and changing the cities of a mission."""

from datetime import date

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory

from hansa.apps.missions import queries

LOS_ANGELES = {
    "city": "Los Angeles",
    "country": "US",
    "time_zone": "America/Los_Angeles",
    "starts_on": "2025-10-09",
    "ends_on": "2025-10-10",
}


@pytest.fixture
def agency(db):
    return AgencyFactory()


@pytest.fixture
def mission(agency):
    return MissionFactory(slug="west", agency=agency)


@pytest.fixture
def signed_in(client, agency):
    client.force_login(StaffFactory(agency=agency))
    return client


def page(response):
    return " ".join(response.content.decode().split())


def test_a_city_is_added_with_its_counsellor(signed_in, mission):
    counsellor = StaffFactory(full_name="Mia Renard", role="counsellor")

    response = signed_in.post(
        "/m/west/legs/add/", {**LOS_ANGELES, "counsellor": counsellor.pk}, follow=True
    )

    leg = queries.legs_of(mission).get()
    assert (leg.city, leg.counsellor) == ("Los Angeles", counsellor)
    assert "Los Angeles is on the route." in page(response)


def test_a_stranger_finds_no_leg(client, mission):
    leg = LegFactory(mission=mission)

    assert client.get(f"/m/west/legs/{leg.pk}/").url == f"/sign-in/?next=/m/west/legs/{leg.pk}/"
    client.force_login(StaffFactory())
    assert client.get(f"/m/west/legs/{leg.pk}/").status_code == 404


def test_a_leg_of_another_mission_is_not_found(signed_in, mission, agency):
    foreign = LegFactory(mission=MissionFactory(agency=agency))

    assert signed_in.get(f"/m/west/legs/{foreign.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"ends_on": "2025-10-08"}, "ends_on", "A leg cannot end"),
        ({"starts_on": "2025-10-07"}, "starts_on", "These days overlap with San Francisco"),
        ({"time_zone": "Pacific"}, "time_zone", "Pacific is not a time zone"),
        ({"city": ""}, "city", "This field is required."),
        ({"starts_on": "soon"}, "starts_on", "Enter a valid date."),
    ],
)
def test_a_city_that_will_not_do_names_the_field(signed_in, mission, said, field, words):
    LegFactory(mission=mission, city="San Francisco")

    response = signed_in.post("/m/west/legs/add/", {**LOS_ANGELES, **said})

    assert response.status_code == 422
    error = page(response).split(f'id="id_{field}_error"')[1]
    assert words in error[:400]


def test_the_days_of_a_city_change(signed_in, mission):
    leg = LegFactory(mission=mission)

    signed_in.post(f"/m/west/legs/{leg.pk}/", {**LOS_ANGELES, "ends_on": "2025-10-11"})

    leg.refresh_from_db()
    assert leg.ends_on == date(2025, 10, 11)


def test_time_zones_are_suggested(signed_in, mission):
    assert '<option value="America/Lima">' in page(signed_in.get("/m/west/legs/add/"))
