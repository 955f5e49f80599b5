"""The planning board on screen."""

import pytest
from django.urls import reverse
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory, SectorGroupFactory
from tests.factories.programme import ActivityFactory, at, between, delegate_on

from hansa.apps.programme import queries
from hansa.apps.programme.models import Activity, Notice, Place, PlannedChange

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}
# Signing in, the mission and its legs, roles, the shell, and the board itself.
QUERIES = 14


@pytest.fixture
def leg():
    return LegFactory(mission=MissionFactory(slug="west-coast", agency=AgencyFactory()))


@pytest.fixture
def officer(client, leg):
    officer = StaffFactory(agency=leg.mission.organisers.get().agency)
    client.force_login(officer)
    return officer


def address(name, *arguments):
    return reverse(f"programme:{name}", args=["west-coast", *arguments])


def moved(activity, client, **differently):
    said = {"day": "2025-10-07", "starts": "11:00", "lane": "", **differently}
    return client.post(address("move", activity.pk), said, **HTMX)


def test_what_is_moved_stays_published_until_it_is_published(client, officer, leg):
    delegate, seminar = delegate_on(leg), ActivityFactory(leg=leg)

    answer = moved(seminar, client)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "11:00–12:30" in page
    assert "Published: Tue 7 Oct 09:00–10:30" in page.replace("\n", " ")
    assert Activity.objects.get(pk=seminar.pk).told.start == at("09:00")
    assert not Notice.objects.filter(delegate=delegate).exists()


def test_a_stranger_finds_no_board(client, leg):
    client.force_login(StaffFactory(agency=AgencyFactory()))

    assert client.get(address("board")).status_code == 404


def test_publishing_tells_only_those_concerned(client, officer, leg):
    group = SectorGroupFactory(mission=leg.mission)
    concerned, other = delegate_on(leg, sector_group=group), delegate_on(leg)
    seminar = ActivityFactory(leg=leg, audience="sector", sector_group=group)
    moved(seminar, client, lane=str(group.pk))
    seen = queries.fingerprint(queries.planned_of(leg.mission))

    answer = client.post(address("publish"), {"seen": seen})

    assert answer.status_code == 302
    assert Activity.objects.get(pk=seminar.pk).told.start == at("11:00")
    assert not PlannedChange.objects.exists()
    assert [each.delegate for each in Notice.objects.all()] == [concerned]
    assert other not in [each.delegate for each in Notice.objects.all()]


def test_a_draft_that_changed_while_it_was_read_is_not_published(client, officer, leg):
    seminar = ActivityFactory(leg=leg)
    moved(seminar, client)

    answer = client.post(address("publish"), {"seen": "another"})

    assert answer.status_code == 409
    assert "read it again before you publish" in answer.content.decode()
    assert Activity.objects.get(pk=seminar.pk).told.start == at("09:00")


def test_a_clash_and_a_way_that_is_too_long_are_marked_at_once(client, officer, leg):
    near, far = (Place.objects.create(leg=leg, name=name) for name in ("Hall C", "Harbour"))
    ActivityFactory(leg=leg, titles={"en": "Opening"}, at=far, place="Harbour")
    later = ActivityFactory(
        leg=leg, titles={"en": "Press"}, at=near, place="Hall C", hours=between("13:00", "14:00")
    )
    client.post(address("way"), {"start": near.pk, "end": far.pk, "by_bus": "40"})

    clash = moved(later, client, starts="10:00").content.decode()
    short = moved(later, client, starts="10:40").content.decode()

    assert "Everyone is taken by “Opening” at that time." in clash
    assert "40 min to “Opening”, 10 min there." in short


def test_a_lane_of_a_sector_makes_it_the_sectors(client, officer, leg):
    group = SectorGroupFactory(mission=leg.mission)
    seminar = ActivityFactory(leg=leg)

    moved(seminar, client, lane=str(group.pk))

    planned = PlannedChange.objects.get()
    assert (planned.audience, planned.sector_group) == ("sector", group)


def test_what_is_left_as_published_is_no_plan_any_more(client, officer, leg):
    seminar = ActivityFactory(leg=leg)
    moved(seminar, client)

    client.post(address("leave", seminar.pk), **HTMX)

    assert not PlannedChange.objects.exists()


def test_calling_off_is_planned_with_a_reason(client, officer, leg):
    seminar = ActivityFactory(leg=leg)

    silent = client.post(address("call_off", seminar.pk), {"why": " "}, **HTMX)
    client.post(address("call_off", seminar.pk), {"why": "The speaker is ill."}, **HTMX)

    assert silent.status_code == 409
    assert PlannedChange.objects.get().why == "The speaker is ill."
    assert Activity.objects.get(pk=seminar.pk).status == "confirmed"


def test_a_day_is_copied_as_drafts_once(client, officer, leg):
    ActivityFactory(leg=leg)
    said = {"leg": leg.pk, "day": "2025-10-07", "to": "2025-10-08"}

    for _time in range(2):
        client.post(address("copy_day"), said)

    copies = Activity.objects.filter(status="draft")
    assert [f"{each.told.start:%d %H:%M}" for each in copies] == ["08 09:00"]


def test_the_board_asks_as_little_however_full_it_is(
    client, officer, leg, django_assert_max_num_queries
):
    for _number in range(12):
        ActivityFactory(leg=leg)

    with django_assert_max_num_queries(QUERIES):
        client.get(address("board"), {"by": "place"})
