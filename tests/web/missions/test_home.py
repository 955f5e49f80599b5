"""The list of missions: what is stuck, what comes, what was."""

from datetime import date

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.missions import LegFactory, MissionFactory


@pytest.fixture
def agency(db):
    return AgencyFactory()


@pytest.fixture
def officer(agency):
    return StaffFactory(agency=agency)


def page_of(client, user):
    client.force_login(user)
    return client.get("/").content.decode().partition('id="content"')[2]


def test_an_officer_sees_what_is_stuck_first_and_the_past_last(client, officer, agency, apply_for):
    lima = MissionFactory(agency=agency, titles={"en": "Lima"})
    LegFactory(mission=lima, city="Lima", starts_on=date(2999, 1, 4), ends_on=date(2999, 1, 6))
    LegFactory(mission=MissionFactory(agency=agency, titles={"en": "Osaka"}))
    apply_for(lima, agency=agency)

    page = page_of(client, officer)

    words = ["1 application to decide in Lima", "To come", "4–6 January 2999", "Past", "Osaka"]
    places = [page.index(word) for word in words]
    assert places == sorted(places)


def test_a_stranger_sees_no_mission_of_others(client, officer, agency):
    MissionFactory(agency=agency, titles={"en": "Lima"})

    assert client.get("/").url == "/sign-in/?next=/"
    assert "No mission yet" in page_of(client, StaffFactory())


def test_a_delegate_is_led_to_their_agenda(client, officer):
    client.force_login(UserFactory())

    assert client.get("/").url == "/me/"


def test_a_counsellor_reads_and_plans_nothing(client, officer, agency):
    MissionFactory(agency=agency, titles={"en": "Lima"})

    page = page_of(client, StaffFactory(role="counsellor", agency=agency))

    assert "Lima" in page
    assert "/missions/plan/" not in page


def test_more_missions_cost_no_more_queries(client, officer, agency, django_assert_max_num_queries):
    for mission in MissionFactory.create_batch(12, agency=agency):
        LegFactory(mission=mission)
    client.force_login(officer)

    with django_assert_max_num_queries(13):
        client.get("/")
