"""A company leaves: lists, interests and wishes let go of it, and hosts are told once."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.sessions import NOW, a_hall

from hansa.apps.matching import queries, services
from hansa.apps.matching.models import Conversation, Interest, Message, Recommendation
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings.models import Wish
from hansa.journeys.withdraw_registration import cancel_registration, withdraw_registration
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def hall():
    """A company that is recommended to two hosts; the first has asked for it."""
    hall = a_hall(TEN)
    hall.registration = hall.companies[0].registration
    hall.company = services.open_profile(registration=hall.registration, now=NOW)
    hall.receivers = [
        services.open_profile(counterpart=party.counterpart, now=NOW) for party in hall.hosts
    ]
    for host in hall.receivers:
        Recommendation.objects.create(
            profile=host, candidate=hall.company, rank=1, score=0.5, forward=0.5, backward=0.5,
            made_at=NOW,
        )  # fmt: skip
    Interest.objects.create(
        profile=hall.receivers[0], about=hall.company, choice="must", said_at=NOW
    )
    return hall


def letters() -> list[str]:
    return [letter.key for letter in Letter.objects.filter(key__startswith="matching.left")]


@pytest.mark.parametrize("leave", [withdraw_registration, cancel_registration])
def test_nothing_is_left_of_a_company_that_leaves(hall, leave):
    hall.wish(0, 1)

    leave(registration=hall.registration, by=hall.officer, now=NOW, why="A fair at home")

    assert hall.company not in queries.profiles_of(hall.coast.mission)
    assert list(queries.recommendations_for(hall.receivers[1])) == []
    assert not Interest.objects.exists()
    assert not Wish.objects.filter(declined_at__isnull=True).exists()


def test_who_waited_while_a_company_left_chooses_it_no_more(hall):
    host, company = hall.receivers[1], queries.profiles().get(pk=hall.company.pk)
    assert company.registration.status

    cancel_registration(registration=hall.registration, by=hall.officer, now=NOW, why="A fair")

    with pytest.raises(Refused):
        services.express(profile=host, about=company, choice=Choice.LIKE, by=hall.officer, now=NOW)
    assert not Interest.objects.exists()


def test_hosts_who_know_of_it_are_told_once_and_the_others_not_at_all(hall):
    hall.wish(0, 1)

    first = services.release(registration=hall.registration, by=hall.officer, now=NOW)
    again = services.release(registration=hall.registration, by=hall.officer, now=NOW)

    host = hall.receivers[0].counterpart
    assert (first, again) == (1, 0)
    assert letters() == [f"matching.left-{hall.registration.pk}-{host.pk}"]


def test_who_came_by_the_link_can_read_who_asks_and_is_told(hall):
    reader = hall.receivers[1]
    said = {"profile": hall.company, "about": reader, "choice": Choice.LIKE}
    services.express(**said, by=hall.officer, now=NOW)
    Wish.objects.all().delete()
    host = reader.counterpart
    services.note_visit(counterpart=host, reader=host.contact, now=NOW)

    services.release(registration=hall.registration, by=hall.officer, now=NOW)

    assert f"matching.left-{hall.registration.pk}-{host.pk}" in letters()


def test_who_wrote_with_it_is_told(hall):
    host = hall.receivers[1].counterpart
    talk = Conversation.objects.create(one=hall.company, other=hall.receivers[1], opened_at=NOW)
    Message.objects.create(
        conversation=talk, from_one=True, text="Good morning.", said_at=NOW, said_by=hall.officer
    )

    services.release(registration=hall.registration, by=hall.officer, now=NOW)

    assert f"matching.left-{hall.registration.pk}-{host.pk}" in letters()


def test_a_wish_of_a_meeting_that_was_told_stays_on_record_as_declined(hall):
    hall.place(hall.wish(0, 1), slot=0, table=0)
    hall.publish()

    withdraw_registration(
        registration=hall.registration, by=hall.officer, now=NOW, why="A fair at home"
    )

    assert "does not take part any more" in Wish.objects.get().decline_reason


def held(queries) -> list[str]:
    """The tables whose rows were held, in this order, each once."""
    found = [each["sql"] for each in queries if " FOR " in each["sql"]]
    return list(dict.fromkeys(sql.split(' FROM "')[1].split('"')[0] for sql in found))


def test_who_leaves_holds_profiles_before_sessions_as_all_do_who_speak(hall):
    hall.wish(0, 1)
    now = {"by": hall.officer, "now": NOW}

    with CaptureQueriesContext(connection) as leaving:
        withdraw_registration(registration=hall.registration, why="A fair at home", **now)

    assert held(leaving)[:2] == ["matching_cooperationprofile", "meetings_session"]


def test_a_host_who_declines_holds_profiles_before_the_session(hall):
    wish, host = hall.wish(0, 1), hall.hosts[1].counterpart

    with CaptureQueriesContext(connection) as declining:
        services.host_declines(counterpart=host, wish=wish, why="No.", reader=host.contact, now=NOW)

    assert held(declining)[:2] == ["matching_cooperationprofile", "meetings_session"]
