"""Which rooms the shell offers to whom."""

import pytest
from django.test import RequestFactory
from django.urls import resolve
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.missions import LegFactory, MissionFactory
from tests.factories.programme import delegate_on

from hansa.apps.accounts.queries import Reader
from hansa.apps.missions import queries
from hansa.web.shell import navigation


@pytest.fixture
def agency(db):
    return AgencyFactory(name="Noordzee Export")


@pytest.fixture
def mission(agency):
    mission = MissionFactory(slug="lima", agency=agency, titles={"en": "Lima"})
    LegFactory(mission=mission)
    return mission


def offered(user, path, mission=None):
    """The navigation of a page at this address."""
    request = RequestFactory().get(path)
    request.user, request.resolver_match = user, resolve(path)
    if mission:
        request.mission = queries.mission(mission.slug)
    return navigation(request)["navigation"]


def labels(offer):
    return {group.label: [item.label for item in group.items] for group in offer.groups}


def test_an_officer_in_a_mission_sees_its_rooms(mission, agency, apply_for):
    apply_for(mission, agency=agency)

    offer = offered(StaffFactory(agency=agency), "/m/lima/", mission)

    assert labels(offer) == {
        "Lima": [
            "Overview",
            "Delegation",
            "Preparation",
            "Programme",
            "Meetings",
            "Attendance",
            "Matching",
            "Interest",
            "Finding hosts",
        ],
        "Hansa": ["Missions", "Organisations", "My account"],
    }
    assert [item.label for item in offer if item.current] == ["Overview"]
    assert [item.count for item in offer if item.count] == [1]
    assert [item.label for item in offer.missions if item.current] == ["Lima"]
    assert [item.label for item in offer.bottom] == ["Overview", "Meetings", "Delegation"]
    assert offer.role_label == "Mission officer, Noordzee Export"


def test_a_stranger_is_offered_nothing(client, mission):
    assert "Lima" not in client.get("/sign-in/").content.decode()
    offer = offered(UserFactory(), "/account/")
    assert labels(offer) == {"Hansa": ["My account"]}
    assert offer.missions == ()


def test_a_counsellor_sees_the_rooms_too(mission, agency):
    offer = offered(StaffFactory(role="counsellor", agency=agency), "/m/lima/", mission)

    assert "Meetings" in labels(offer)["Lima"]


def test_a_delegate_sees_their_own_pages(mission):
    delegate = delegate_on(mission.legs.get())

    offer = offered(delegate.person.user, "/me/")

    own = [
        "My agenda",
        "My profile",
        "My matches",
        "My list",
        "My wishes",
        "My talks",
        "My preparation",
        "About me",
        f"Our place: {delegate.mission}",
    ]
    assert labels(offer) == {"My journey": own, "Hansa": ["My account"]}
    assert offer.home_url == "/me/"
    assert offer.role_label == str(delegate.registration.organisation)


def test_an_administrator_sees_whom_they_run(agency):
    boss = StaffFactory(is_administrator=True, role="administrator", agency=agency)

    house = labels(offered(boss, "/"))["Hansa"]

    assert house == ["Missions", "Organisations", "Staff", "Agencies", "My account"]


def test_the_shell_asks_four_times_however_much_there_is(
    mission, agency, django_assert_max_num_queries
):
    officer = Reader().get_user(StaffFactory(agency=agency).pk)
    for each in MissionFactory.create_batch(10, agency=agency):
        LegFactory(mission=each)

    # Finding the mission itself takes the other four.
    with django_assert_max_num_queries(4 + 4):
        found = offered(officer, "/m/lima/", mission)
        assert list(found)


def test_a_fragment_without_a_shell_asks_nothing(mission, agency, django_assert_num_queries):
    officer = StaffFactory(agency=agency)

    with django_assert_num_queries(0):
        offered(officer, "/m/lima/delegation/")
