"""The marshal's screen: marks by tap, a reserve meeting in two taps, the rest of the day."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.soon import a_hall_next_week, a_hall_under_way

from hansa.apps.attendance.models import MeetingMark, PartyMark
from hansa.apps.meetings.models import Meeting


@pytest.fixture
def hall(db):
    return a_hall_next_week()


@pytest.fixture
def hall_now(db):
    return a_hall_under_way()


@pytest.fixture
def officer_there(hall_now):
    client = Client()
    client.force_login(hall_now.officer)
    return client


@pytest.fixture
def officer(hall):
    client = Client()
    client.force_login(hall.officer)
    return client


def address(name, hall, *numbers):
    slug = hall.session.leg.mission.slug
    return reverse(f"attendance:{name}", args=[slug, hall.session.pk, *numbers])


def test_a_marshal_sees_who_should_be_where_now_and_next(
    officer, hall, django_assert_max_num_queries
):
    hall.place(hall.wish(0, 0, worth=90), slot=0, table=0)
    hall.place(hall.wish(1, 1), slot=1, table=0)

    with django_assert_max_num_queries(36):
        page = officer.get(address("marshal", hall)).content.decode()

    assert "Zelmavelde Grid – Bayside Power" in page
    assert "Quorilune Storage – Redwood Cells" in page
    assert "Replan the rest of the day" in page


def test_a_stranger_marshals_nothing(hall):
    stranger = Client()
    stranger.force_login(StaffFactory())

    assert stranger.get(address("marshal", hall)).status_code == 404
    assert stranger.post(address("replan", hall)).status_code == 404


def test_somebody_is_marked_missing_by_a_tap(officer, hall):
    officer.post(address("mark_party", hall, hall.hosts[0].pk), {"here": "no"})

    assert PartyMark.objects.get().here is False


def test_a_meeting_that_has_not_begun_is_not_marked(officer, hall):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    where = address("mark_meeting", hall, meeting.pk)

    answer = officer.post(where, {"outcome": "held"})
    nonsense = officer.post(where, {"outcome": "no_show", "absent": "999"})

    assert answer.status_code == 409
    assert nonsense.status_code == 409
    assert not MeetingMark.objects.exists()


def test_a_reserve_meeting_is_held_at_the_second_tap(officer, hall):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    wish = hall.wish(1, 1, worth=75)
    page = officer.get(address("marshal", hall)).content.decode()

    said = {"slot": hall.slots[0].pk, "table": hall.tables[1].pk}
    answer = officer.post(address("hold_now", hall, wish.pk), said, follow=True)

    assert "Hold at table 2, tell both" in page
    assert "people were told" in answer.content.decode()
    assert Meeting.objects.get(wish=wish).table == hall.tables[1]


def test_what_replanning_would_change_is_shown_before_anybody_is_told(officer, hall):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.publish()
    officer.post(address("mark_party", hall, hall.hosts[0].pk), {"here": "no"})

    shown = officer.post(address("replan", hall), follow=True)
    assert "Publish 1 change, tell those concerned" in shown.content.decode()
    assert Meeting.objects.filter(pk=meeting.pk).exists()
    repair = shown.context["repair"]
    officer.post(address("go_on", hall, repair.pk))

    assert not Meeting.objects.exists()


def test_replanning_is_refused_while_nobody_is_missing(officer, hall):
    answer = officer.post(address("replan", hall))

    assert answer.status_code == 409
    assert "Nobody is marked missing" in answer.content.decode()


def test_who_is_missing_is_replaced_in_two_taps(hall_now, officer_there):
    lost = hall_now.place(hall_now.wish(0, 0), slot=0, table=0)
    wish = hall_now.wish(0, 1, worth=75)
    missing = hall_now.hosts[0].pk
    officer_there.post(address("mark_party", hall_now, missing), {"here": "no"})
    page = officer_there.get(address("marshal", hall_now)).text

    said = {"slot": hall_now.slots[0].pk, "table": hall_now.tables[0].pk}
    said |= {"instead": lost.pk, "absent": missing}
    answers = [
        officer_there.post(address("hold_now", hall_now, wish.pk), said, follow=True)
        for _tap in range(2)
    ]

    assert "Swap in a reserve meeting" in page
    assert [each.status_code for each in answers] == [200, 200]
    assert Meeting.objects.get().wish == wish
    assert MeetingMark.objects.get().absent_id == missing
