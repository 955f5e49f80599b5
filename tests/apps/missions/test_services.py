"""Planning missions, their legs, organisers and sector groups."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.missions import LegFactory, MissionFactory

from hansa.apps.missions import queries, services
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

NOW = datetime(2025, 3, 2, 9, tzinfo=UTC)
LOS_ANGELES = {
    "city": "Los Angeles",
    "country": "US",
    "time_zone": "America/Los_Angeles",
    "starts_on": date(2025, 10, 9),
    "ends_on": date(2025, 10, 10),
}


def refusal(action):
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.field, refused.value.objections[0]


@pytest.fixture
def agency(db):
    return AgencyFactory()


@pytest.fixture
def officer(agency):
    return StaffFactory(agency=agency)


@pytest.fixture
def plan(officer, agency):
    return partial(
        services.plan_mission,
        slug="lima-2026",
        titles={"en": "Lima"},
        direction="outgoing",
        country="PE",
        seats=40,
        agencies=[agency],
        by=officer,
        now=NOW,
    )


@pytest.fixture
def mission(agency):
    return MissionFactory(agency=agency)


@pytest.fixture
def add_leg(mission, officer):
    return partial(services.add_leg, mission, **LOS_ANGELES, by=officer, now=NOW)


def test_the_first_agency_leads_and_all_see_the_mission(plan, officer, agency):
    other = AgencyFactory()
    colleague = StaffFactory(agency=other)

    mission = plan(agencies=[agency, other])

    carried = {o.agency: o.leads for o in queries.organisers_of(mission)}
    assert carried == {agency: True, other: False}
    assert list(queries.visible_to(officer)) == list(queries.visible_to(colleague)) == [mission]


@pytest.mark.parametrize(
    ("field", "value"),
    [("slug", "two words"), ("titles", {"en": ""}), ("country", "Peru"), ("seats", 0),
     ("agencies", [])],
)  # fmt: skip
def test_a_plan_that_will_not_do_names_the_field(plan, field, value):
    assert refusal(lambda: plan(**{field: value}))[0] == field


def test_an_address_is_taken_once(plan):
    plan()

    assert refusal(plan) == ("slug", "Another mission has the address lima-2026 already.")


def test_nobody_plans_for_an_agency_of_others(plan):
    assert refusal(lambda: plan(by=StaffFactory()))[0] == "agencies"


def test_a_stranger_and_a_delegate_see_no_mission(mission):
    assert list(queries.visible_to(StaffFactory())) == []
    assert list(queries.visible_to(UserFactory())) == []
    assert list(queries.visible_to(AnonymousUser())) == []


def test_the_history_tells_of_a_leg(mission, add_leg):
    leg = add_leg()

    assert list(queries.legs_of(mission)) == [leg]
    assert [event.verb for event in story_of(mission)] == ["mission.leg_added"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": date(2025, 10, 8)}, "ends_on"),
        ({"time_zone": "Pacific"}, "time_zone"),
        ({"country": "USA"}, "country"),
        ({"city": " "}, "city"),
    ],
)
def test_a_leg_that_will_not_do_names_the_field(add_leg, changes, field):
    assert refusal(lambda: add_leg(**changes))[0] == field


def test_legs_that_overlap_are_refused_at_the_first_day(mission, add_leg):
    LegFactory(mission=mission, city="San Francisco", ends_on=date(2025, 10, 9))

    assert refusal(add_leg) == (
        "starts_on",
        "These days overlap with San Francisco (2025-10-05 to 2025-10-09).",
    )


def test_the_database_refuses_legs_that_overlap_too(mission):
    LegFactory(mission=mission)

    with pytest.raises(IntegrityError, match="legs_of_a_mission_do_not_overlap"):
        LegFactory(mission=mission, city="Oakland")


@pytest.mark.django_db(transaction=True)
def test_of_two_legs_on_the_same_days_at_once_one_is_refused():
    agency = AgencyFactory()
    mission, officer = MissionFactory(agency=agency), StaffFactory(agency=agency)
    together = Barrier(2)

    def add(city):
        together.wait(timeout=10)
        try:
            return services.add_leg(
                mission, **{**LOS_ANGELES, "city": city}, by=officer, now=NOW
            ).city
        except Refused as refused:
            return refused.field
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        said = set(two.map(add, ["Los Angeles", "San Diego"]))

    assert said == {"starts_on", queries.legs_of(mission).get().city}


def test_a_leg_may_move_within_its_own_days(mission, officer):
    leg = LegFactory(mission=mission)

    services.change_leg(
        leg, city="Oakland", country="US", time_zone=leg.time_zone,
        starts_on=date(2025, 10, 6), ends_on=date(2025, 10, 9), by=officer, now=NOW,
    )  # fmt: skip

    leg.refresh_from_db()
    assert (leg.city, leg.starts_on) == ("Oakland", date(2025, 10, 6))


def test_a_refused_change_leaves_the_leg_as_it_was(mission, officer):
    leg = LegFactory(mission=mission)

    refusal(
        lambda: services.change_leg(
            leg, **{**LOS_ANGELES, "time_zone": "Pacific"}, by=officer, now=NOW
        )
    )

    assert leg.city == "San Francisco"


def test_a_step_is_told_with_its_reason(mission, officer):
    services.set_status(
        mission, status="cancelled", why=" The fair was moved. ", by=officer, now=NOW
    )

    told = story_of(mission).get()
    assert mission.status == "cancelled"
    assert (told.why, told.details["before"]) == ("The fair was moved.", "preparing")


def test_a_step_needs_what_the_rules_ask(mission, officer):
    field, objection = refusal(
        lambda: services.set_status(mission, status="recruiting", by=officer, now=NOW)
    )

    assert field == "status"
    assert objection.startswith("Add a leg first")


def test_a_letter_names_one_sector_group(mission, officer):
    add = partial(
        services.add_sector_group, mission, hue=2, titles={"en": "Energy"}, by=officer, now=NOW
    )
    add(letter="b")

    assert refusal(lambda: add(letter="B")) == (
        "letter",
        "Another sector group of this mission has the letter B.",
    )


def test_an_agency_organises_a_mission_once(mission, officer, agency):
    again = partial(services.add_organiser, mission, agency=agency, by=officer, now=NOW)

    assert refusal(again)[0] == "agency"


def test_seats_and_names_can_change(mission, officer):
    services.change_mission(
        mission, titles={"en": "West"}, country="US", seats=510, state_level=True,
        recruits_until=None, by=officer, now=NOW,
    )  # fmt: skip

    mission.refresh_from_db()
    assert (mission.title, mission.seats, mission.state_level) == ("West", 510, True)
