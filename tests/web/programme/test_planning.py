"""The officer's programme on screen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory, SectorGroupFactory
from tests.factories.programme import ActivityFactory, at, between, delegate_on, place_at, visit_on

from hansa.apps.accounts.models import StaffRole
from hansa.apps.programme.models import Activity
from hansa.values import Period

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def leg(agency):
    return LegFactory(mission=MissionFactory(slug="west-coast", agency=agency))


@pytest.fixture
def officer(client, agency):
    officer = StaffFactory(agency=agency)
    client.force_login(officer)
    return officer


@pytest.fixture
def counsellor(client, agency, officer):
    StaffRole.objects.filter(user=officer).update(role="counsellor")
    return officer


def address(name, *arguments):
    return reverse(f"programme:{name}", args=["west-coast", *arguments])


def said(leg, **differently):
    return {
        "title_en": "Ports and data",
        "title_fr": "Ports et données",
        "kind": "seminar",
        "leg": leg.pk,
        "day": "2025-10-07",
        "starts": "09:00",
        "ends": "10:30",
        "place": "Hall C",
        "audience": "everyone",
        **differently,
    }


def test_an_officer_reads_the_programme_by_day_in_the_time_of_the_city(client, officer, leg):
    ActivityFactory(leg=leg)
    visit = visit_on(leg, capacity=20)
    place_at(visit, delegate_on(leg))

    page = client.get(address("list")).content.decode()

    assert "2 activities, 2 confirmed" in page
    assert "Tuesday 7 October, San Francisco" in page
    assert "09:00–10:30" in page
    assert "1 of 20" in page


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("list", "get"),
        ("add", "get"),
        ("activity", "get"),
        ("change", "get"),
        ("confirm", "post"),
        ("cancel", "post"),
    ],
)
def test_a_stranger_does_not_learn_that_the_programme_exists(client, leg, name, method):
    activity = ActivityFactory(leg=leg, status="draft")
    client.force_login(StaffFactory())
    arguments = [] if name in {"list", "add"} else [activity.pk]

    answer = getattr(client, method)(address(name, *arguments))

    activity.refresh_from_db()
    assert (answer.status_code, activity.status) == (404, "draft")


def test_somebody_signed_out_is_asked_to_sign_in(client, leg):
    assert client.get(address("list")).status_code == 302


def test_a_counsellor_reads_but_does_not_change(client, counsellor, leg):
    activity = ActivityFactory(leg=leg, status="draft")

    page = client.get(address("activity", activity.pk)).content.decode()
    answer = client.post(address("confirm", activity.pk))

    assert "Confirm" not in page.split("<main")[1].replace("Confirmed", "")
    assert answer.status_code == 403


def test_eighty_activities_cost_as_many_queries_as_one(
    client, officer, leg, django_assert_max_num_queries
):
    sector = SectorGroupFactory(mission=leg.mission)
    for n in range(80):
        hour = 8 + n % 12
        ActivityFactory(
            leg=leg,
            audience="sector",
            sector_group=sector,
            hours=between(f"{hour:02}:00", f"{hour:02}:30", day=leg.days[n % 4]),
        )

    with django_assert_max_num_queries(14):
        page = client.get(address("list")).content.decode()

    assert page.count("<tr") == 80 + 4


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("day=2025-10-07", ["Evening"]),
        ("day=2025-10-08", ["Morning"]),
        ("kind=gala", ["Evening"]),
        ("status=draft", ["Morning"]),
        ("kind=press", []),
        ("day=nonsense&leg=999999", ["Evening", "Morning"]),
    ],
)
def test_filters_are_part_of_the_address(client, officer, leg, asked, shown):
    ActivityFactory(leg=leg, kind="gala", titles={"en": "Evening"}, hours=between("20:00", "23:30"))
    ActivityFactory(
        leg=leg,
        status="draft",
        titles={"en": "Morning"},
        hours=between("08:00", "09:00", day=leg.days[3]),
    )

    page = client.get(f"{address('list')}?{asked}").content.decode()

    assert [title for title in ("Evening", "Morning") if title in page] == shown


def test_an_empty_programme_says_how_to_begin(client, officer, leg):
    assert "The programme is empty" in client.get(address("list")).content.decode()


def test_an_activity_is_added_at_the_wall_time_of_the_city(client, officer, leg):
    answer = client.post(address("add"), said(leg))

    activity = Activity.objects.get()
    assert answer.url == address("activity", activity.pk)
    assert activity.period.lower == at("09:00")
    assert activity.titles == {"en": "Ports and data", "fr": "Ports et données"}


@pytest.mark.parametrize(
    ("differently", "words"),
    [
        ({"title_en": ""}, "This field is required."),
        ({"day": "2025-10-09"}, "The leg in San Francisco runs from 2025-10-05 to 2025-10-08."),
        ({"ends": "08:00"}, "An activity must end after it starts."),
        ({"audience": "sector"}, "Name the sector group that is expected."),
        ({"capacity": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"kind": "picnic"}, "Select a valid choice."),
        ({"travel": "481"}, "Ensure this value is less than or equal to 480."),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(client, officer, leg, differently, words):
    answer = client.post(address("add"), said(leg, **differently))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Activity.objects.exists()


def test_the_way_to_the_b2b_hall_is_said_and_shown(client, officer, leg):
    client.post(address("add"), said(leg, audience="signed_up", travel="25"))

    activity = Activity.objects.get()
    assert activity.travel == 25
    assert "25 min" in client.get(address("activity", activity.pk)).content.decode()
    assert 'value="25"' in client.get(address("change", activity.pk)).content.decode()


def test_an_evening_may_end_after_midnight(client, officer, leg):
    client.post(address("add"), said(leg, starts="20:00", ends="00:30", after_midnight="on"))

    activity = Activity.objects.get()
    assert activity.period.upper == at("00:30", day=leg.days[3])


def test_an_hour_the_clocks_skip_is_refused(client, officer, agency):
    leg = LegFactory(
        mission=MissionFactory(slug="west-coast", agency=agency),
        starts_on="2026-03-07",
        ends_on="2026-03-09",
    )
    asked = said(leg, day="2026-03-08", starts="02:30", ends="04:00")

    page = client.post(address("add"), asked).content.decode()

    assert "The clocks in San Francisco skip 02:30" in page


@pytest.mark.parametrize(("which", "length"), [("first", 2.5), ("second", 1.5)])
def test_an_hour_the_clocks_repeat_is_asked_about(client, officer, agency, which, length):
    leg = LegFactory(
        mission=MissionFactory(slug="west-coast", agency=agency),
        starts_on="2025-11-01",
        ends_on="2025-11-03",
    )
    asked = said(leg, day="2025-11-02", starts="01:30", ends="03:00")

    first_answer = client.post(address("add"), asked).content.decode()
    client.post(address("add"), {**asked, "which": which})

    activity = Activity.objects.get()
    assert "Which of the two" in first_answer
    assert (activity.period.upper - activity.period.lower).total_seconds() == length * 3600


def test_what_begins_in_the_first_of_two_hours_and_ends_in_the_second_is_on_every_page(
    client, officer, agency
):
    leg = LegFactory(
        mission=MissionFactory(slug="west-coast", agency=agency),
        starts_on="2025-11-01",
        ends_on="2025-11-03",
    )
    leg.refresh_from_db()
    delegate = delegate_on(leg)
    begins = datetime(2025, 11, 2, 8, 50, tzinfo=UTC)
    hours = Period(begins, begins + timedelta(minutes=20))
    bus = ActivityFactory(leg=leg, titles={"en": "Night bus"}, kind="transfer", hours=hours)

    pages = [
        client.get(address("list")), client.get(address("board")),
        client.get(address("activity", bus.pk)), client.get(address("change", bus.pk)),
    ]  # fmt: skip
    client.force_login(delegate.person.user)
    pages.append(client.get(reverse("programme:agenda", args=["west-coast"])))

    assert [page.status_code for page in pages] == [200] * 5
    assert all("Night bus" in page.text for page in pages)
    assert "01:50–01:10" in pages[2].text


def test_the_change_form_shows_the_activity_as_the_city_knows_it(client, officer, leg):
    activity = ActivityFactory(leg=leg)

    page = client.get(address("change", activity.pk)).content.decode()

    assert 'value="09:00"' in page
    assert 'value="2025-10-07"' in page


def test_an_activity_is_changed(client, officer, leg):
    activity = ActivityFactory(leg=leg)

    client.post(address("change", activity.pk), said(leg, starts="11:00", ends="12:00"))

    activity.refresh_from_db()
    assert activity.period.lower == at("11:00")


def test_a_draft_is_confirmed(client, officer, leg):
    activity = ActivityFactory(leg=leg, status="draft")

    page = client.post(address("confirm", activity.pk), follow=True).content.decode()

    assert "is confirmed and on the agendas" in page
    assert Activity.objects.get().status == "confirmed"


def test_cancelling_needs_a_reason_and_says_so_on_the_same_page(client, officer, leg):
    activity = ActivityFactory(leg=leg)

    refused = client.post(address("cancel", activity.pk), {"why": ""})
    client.post(address("cancel", activity.pk), {"why": "The speaker is ill."})

    assert refused.status_code == 409
    assert "Say why; those who were to come will read it." in refused.content.decode()
    assert Activity.objects.get().status == "cancelled"
    assert "The speaker is ill." in client.get(address("activity", activity.pk)).content.decode()


def test_the_drawer_shows_one_activity_beside_the_list(client, officer, leg):
    activity = ActivityFactory(leg=leg)

    page = client.get(address("activity", activity.pk), HTTP_HX_REQUEST="true").content.decode()

    assert "drawer-head" in page
    assert "<html" not in page


def test_the_activity_of_another_mission_is_not_found_here(client, officer, leg):
    assert client.get(address("activity", ActivityFactory().pk)).status_code == 404


def test_an_activity_is_for_several_sector_groups(client, officer, leg):
    energy, ports = (SectorGroupFactory(mission=leg.mission) for _number in range(2))
    ticked = {"audience": "sector", "sector_group": "", "also_for": [energy.pk, ports.pk]}

    client.post(address("add"), said(leg, **ticked))

    made = Activity.objects.get()
    page = client.get(address("list")).content.decode().split("<tbody")[1]
    assert made.sectors == (energy, ports)
    assert str(energy) in page
    assert str(ports) in page
    form = client.get(address("change", made.pk)).content.decode()
    assert f'name="also_for" value="{ports.pk}"' in form
