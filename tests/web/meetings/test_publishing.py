"""Publishing a timetable."""

import pytest
from django.utils import timezone
from tests.web.meetings.pages import words

from hansa.apps.meetings import services
from hansa.apps.meetings.models import PublishedMeeting
from hansa.plumbing.mailing.models import Letter

FOR_SCRIPTS = {"HX-Request": "true"}


@pytest.fixture
def placed(hall):
    return hall.place(hall.wish(0, 0), slot=0, table=0)


def test_an_officer_sees_what_publishing_does_and_then_what_it_did(officer, base, placed):
    before = words(officer.get(f"{base}publish/", headers=FOR_SCRIPTS))
    answer = officer.post(f"{base}publish/", headers=FOR_SCRIPTS)
    after = words(officer.get(base))

    assert "Publish to 2 people" in before
    assert "1 new meeting" in before
    assert "Publish 2 changed agendas" in before
    assert answer["HX-Redirect"] == base
    assert "Published. 2 agendas changed." in after
    assert PublishedMeeting.objects.count() == 2
    assert Letter.objects.count() == 2


def test_a_stranger_publishes_nothing(stranger, base, placed):
    assert stranger.get(f"{base}publish/").status_code == 404
    assert stranger.post(f"{base}publish/").status_code == 404
    assert not PublishedMeeting.objects.exists()


def test_a_counsellor_publishes_nothing(counsellor, base, placed):
    assert counsellor.post(f"{base}publish/").status_code == 403


def test_looking_at_what_would_happen_writes_nothing(officer, base, placed):
    officer.get(f"{base}publish/")

    assert not PublishedMeeting.objects.exists()


def test_a_move_after_publication_is_shown_with_both_places(officer, hall, base, placed):
    hall.publish()
    hall.move(placed, slot=2, table=1)

    said = words(officer.get(f"{base}publish/", headers=FOR_SCRIPTS))

    assert "1 moved meeting" in said
    assert "10:00, table 1 11:00, table 2" in said


def test_nothing_is_published_while_a_timetable_is_made(officer, hall, base, placed):
    services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=timezone.now())

    answer = officer.post(f"{base}publish/", headers=FOR_SCRIPTS)

    assert answer.status_code == 409
    assert "publish when it is done" in words(answer)


def test_what_everybody_knows_is_not_published_again(officer, hall, base, placed):
    hall.publish()

    said = words(officer.get(f"{base}publish/", headers=FOR_SCRIPTS))

    assert "Everybody knows this timetable already." in said
