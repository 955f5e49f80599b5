"""Publishing tells each person only what changed for them."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.sessions import a_hall

from hansa.apps.programme.notices import read
from hansa.journeys.publish_agendas import publish_agendas
from hansa.plumbing.mailing.models import Letter

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)


@pytest.fixture
def hall():
    hall = a_hall(TEN)
    hall.first = hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.second = hall.place(hall.wish(1, 1), slot=0, table=1)
    return hall


def publish(hall, *, now=NOW):
    return publish_agendas(session=hall.session, by=hall.officer, now=now)


def notices_of(party):
    return {
        str(delegate.person): [
            (change.kind, change.title, str(change.now.told) if change.now else None)
            for notice in delegate.notices.all()
            for change in read(notice.changes)
        ]
        for delegate in party.registration.delegates.all()
    }


def letters_after(number_before):
    return list(Letter.objects.order_by("pk")[number_before:])


def test_a_first_publication_tells_delegates_and_hosts_of_their_own_meetings(hall):
    publish(hall)

    (told,) = notices_of(hall.companies[0]).values()
    assert told == [("added", "Bayside Power", "10:00-10:30")]
    assert Letter.objects.filter(to=hall.hosts[0].counterpart.contact.email).count() == 1


def test_the_letter_gives_the_time_of_the_city_and_the_table(hall):
    publish(hall)

    delegate = hall.companies[0].registration.delegates.get()
    letter = Letter.objects.get(to=delegate.person.email)

    assert letter.subject == "1 change in your meetings: Energy meets the Bay"
    assert "New: Bayside Power\n  Monday 6 October, 10:00–10:30, Table 1, Hall B" in letter.body
    assert f"/me/{delegate.mission.slug}/" in letter.body
    assert "Redwood" not in letter.body


def test_republishing_writes_only_to_those_whose_meeting_moved(hall):
    publish(hall)
    before = Letter.objects.count()
    untouched = notices_of(hall.companies[1])

    hall.move(hall.first, slot=2, table=0)
    publication = publish(hall, now=LATER)

    (told,) = notices_of(hall.companies[0]).values()
    assert publication.number == 2
    assert sorted(told) == [
        ("added", "Bayside Power", "10:00-10:30"),
        ("moved", "Bayside Power", "11:00-11:30"),
    ]
    assert {letter.to for letter in letters_after(before)} == {
        hall.companies[0].registration.delegates.get().person.email,
        hall.hosts[0].counterpart.contact.email,
    }
    assert notices_of(hall.companies[1]) == untouched


def test_publishing_the_same_timetable_again_tells_nobody(hall):
    publish(hall)
    before = Letter.objects.count()

    publication = publish(hall, now=LATER)

    assert publication.changes == ()
    assert letters_after(before) == []


def test_the_hosts_letter_holds_their_link_and_what_it_was_before(hall):
    publish(hall)
    before = Letter.objects.count()

    hall.move(hall.first, slot=2, table=0)
    publish(hall, now=LATER)

    host = hall.hosts[0].counterpart
    (letter,) = [each for each in letters_after(before) if each.to == host.contact.email]
    assert "Moved: Zelmavelde Grid" in letter.body
    assert "Before: Monday 6 October, 10:00–10:30, Table 1, Hall B" in letter.body
    assert "/host/" in letter.body
