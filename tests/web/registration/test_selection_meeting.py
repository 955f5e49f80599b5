"""The selection meeting on the screen: noted, closed, released."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.registration import application, west_coast
from tests.factories.selection import criteria, meeting_of_selection, resolved, scored

from hansa.apps.registration.models import SelectionMeeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    coast = west_coast(seats=1)
    criteria(coast)
    client.force_login(coast.officer)
    return coast


def address(name, *numbers):
    return reverse(f"registration:{name}", args=["west-coast", *numbers])


def an_application(coast, mark, **details):
    registration = application(coast, **details)
    scored(registration, mark, by=coast.officer)
    return registration


def test_a_meeting_is_opened_noted_closed_and_released(client, coast):
    best, second = an_application(coast, 5), an_application(coast, 4)
    opened = client.post(address("open_meeting"))
    meeting = SelectionMeeting.objects.get()
    assert opened.headers["Location"] == address("selection_meeting", meeting.pk)

    page = client.get(opened.headers["Location"]).text
    assert "The seats are offered to applications with more points." in page
    assert "Nothing is decided yet." in page
    said = {
        "present": [coast.officer.pk],
        "minutes": "We weighed all.",
        f"outcome_{best.pk}": "accept",
        f"reason_{best.pk}": "",
        f"outcome_{second.pk}": "wait",
        f"reason_{second.pk}": "The seats are offered to applications with more points.",
    }
    assert client.post(address("selection_meeting", meeting.pk), said).status_code == 302
    assert client.post(address("close_meeting", meeting.pk)).status_code == 302
    page = client.get(address("selection_meeting", meeting.pk)).text
    assert "2 decisions of your agency wait to be released" in page
    assert client.post(address("release_meeting", meeting.pk)).status_code == 302

    for registration, status in ((best, "accepted"), (second, "waiting")):
        registration.refresh_from_db()
        assert registration.status == status
    assert "wait to be released" not in client.get(address("selection_meeting", meeting.pk)).text
    assert "2 of 2 decisions released" in client.get(address("selection")).text


@pytest.mark.parametrize(
    "name", ["selection_meeting", "close_meeting", "call_off_meeting", "release_meeting"]
)
def test_a_stranger_finds_no_meeting_and_an_auditor_changes_none(client, coast, name):
    an_application(coast, 5)
    meeting = meeting_of_selection(coast)

    client.logout()
    assert client.post(address(name, meeting.pk)).status_code == 302
    auditor = StaffFactory(agency=coast.agency, role="auditor")
    for user, answer in ((StaffFactory(), 404), (auditor, 403)):
        client.force_login(user)
        assert client.post(address(name, meeting.pk), {"minutes": "x"}).status_code == answer
    assert client.get(address("selection_meeting", meeting.pk)).status_code == 200


def test_a_meeting_is_found_under_its_own_mission_only(client, coast):
    elsewhere = west_coast(slug="andes")
    meeting = meeting_of_selection(elsewhere)

    assert client.get(address("selection_meeting", meeting.pk)).status_code == 404


def test_what_is_missing_is_told_before_and_after_the_button(client, coast):
    registration = an_application(coast, 5)
    meeting = meeting_of_selection(coast, minutes="")
    resolved(meeting, registration, "accept")
    sentence = "Write the minutes; an auditor reads them."

    assert sentence in client.get(address("selection_meeting", meeting.pk)).text
    answer = client.post(address("close_meeting", meeting.pk))

    assert answer.status_code == 409
    assert sentence in answer.context["objections"]


def test_a_decision_that_is_none_is_refused(client, coast):
    registration = an_application(coast, 5)
    meeting = meeting_of_selection(coast)

    answer = client.post(
        address("selection_meeting", meeting.pk),
        {"minutes": "", f"outcome_{registration.pk}": "²"},
    )

    assert answer.status_code == 422


def test_a_meeting_opened_by_mistake_is_called_off(client, coast):
    an_application(coast, 5)
    meeting = meeting_of_selection(coast)

    assert client.post(address("call_off_meeting", meeting.pk)).status_code == 302
    assert not SelectionMeeting.objects.exists()


def test_seats_that_are_gone_meanwhile_stop_the_release_and_are_named(client, coast):
    registration = an_application(coast, 5, name="Noordzee")
    meeting = meeting_of_selection(coast)
    resolved(meeting, registration, "accept")
    client.post(address("close_meeting", meeting.pk))
    application(coast, status="accepted")

    answer = client.post(address("release_meeting", meeting.pk))

    assert answer.status_code == 409
    assert "Noordzee: Seats needed: 1; left: 0 of 1." in answer.text


def test_the_meeting_of_thirty_applications_takes_few_queries(
    client, coast, django_assert_max_num_queries
):
    for _ in range(30):
        an_application(coast, 4)
    meeting = meeting_of_selection(coast)

    with django_assert_max_num_queries(45):
        answer = client.get(address("selection_meeting", meeting.pk))

    assert answer.status_code == 200
