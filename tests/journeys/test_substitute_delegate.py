"""Whoever travels instead takes over meetings, places and the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories.attendance import badge_for
from tests.factories.directory import PersonFactory
from tests.factories.programme import ActivityFactory
from tests.factories.protocol import dignitary
from tests.factories.sessions import NOW, a_hall

from hansa.apps.attendance.models import Badge
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.models import Seat
from hansa.apps.programme import queries as programme
from hansa.apps.programme.models import CalendarLink
from hansa.apps.protocol import queries as protocol
from hansa.apps.protocol.models import SeatingBond, SeatingPlan, Speech
from hansa.apps.registration import queries
from hansa.apps.registration.models import (
    Brief,
    BriefReading,
    DocumentsChecked,
    SelfDescription,
)
from hansa.journeys.substitute_delegate import substitute_delegate

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def hall():
    hall = a_hall(TEN)
    hall.place(hall.wish(1, 1), slot=1, table=1)
    hall.publish()
    seat = Seat.objects.get(party=hall.companies[1])
    hall.delegate = seat.party.registration.delegates.get(person=seat.person)
    hall.leaving = hall.delegate.person
    hall.joining = PersonFactory(organisation=hall.leaving.organisation)
    return hall


def substitute(hall):
    substitute_delegate(
        delegate=hall.delegate, person=hall.joining, by=hall.officer, now=NOW, why="Ill."
    )


def test_who_joins_reads_the_published_meetings_at_once(hall):
    substitute(hall)

    assert [each.session for each in meetings.published_for(hall.joining)] == [hall.session]
    assert not Seat.objects.filter(person=hall.leaving).exists()


def test_hosts_are_told_who_comes_with_the_next_publication(hall):
    substitute(hall)

    again = hall.publish(now=NOW + timedelta(days=1))

    assert {change.person for change in again.changes} == {hall.hosts[1].counterpart.contact}


def test_the_calendar_of_who_stays_at_home_stops_working(hall):
    CalendarLink.objects.create(delegate=hall.delegate, secret="s" * 43, made_at=NOW)

    substitute(hall)

    assert programme.delegate_with_calendar("s" * 43) is None


def test_who_joins_signs_in_and_travels(hall):
    substitute(hall)

    hall.joining.refresh_from_db()
    assert [each.pk for each in queries.delegates_of_user(hall.joining.user)] == [hall.delegate.pk]


def test_who_joins_has_said_and_read_nothing_yet(hall):
    brief = Brief.objects.create(
        mission=hall.delegate.mission,
        titles={"en": "California"},
        texts={"en": "."},
        written_at=NOW,
    )
    BriefReading.objects.create(brief=brief, delegate=hall.delegate, at=NOW)
    DocumentsChecked.objects.create(delegate=hall.delegate, good_until=date(2031, 1, 1), at=NOW)
    SelfDescription.objects.create(delegate=hall.delegate, gender="woman", answered_at=NOW)

    substitute(hall)

    left = [
        table.objects.filter(delegate=hall.delegate).exists()
        for table in (BriefReading, DocumentsChecked, SelfDescription)
    ]
    assert left == [False, False, False]


def test_the_badge_of_who_stays_at_home_opens_no_door(hall):
    badge = badge_for(hall.delegate)

    substitute(hall)

    badge.refresh_from_db()
    other = Badge.objects.get(delegate=hall.delegate, revoked_at=None)
    assert (badge.revoked_why, other.token == badge.token) == (
        "Somebody else travels instead.",
        False,
    )


def test_who_joins_inherits_neither_the_place_of_a_minister_nor_the_title(hall):
    mission = hall.delegate.mission
    minister = dignitary(
        mission,
        "",
        delegate=hall.delegate,
        since=date(2024, 7, 1),
        placed=1,
        why="Heads us.",
        spoken="Excellency",
    )
    mayor = dignitary(mission, "Mayor Oakes", "mayor")
    speech = Speech.objects.create(
        activity=ActivityFactory(leg=hall.session.leg), dignitary=minister, place=1
    )

    substitute(hall)

    minister.refresh_from_db()
    ranked = protocol.precedence_of(mission)
    spoken = {address.spoken for address in protocol.addresses_of(minister)}
    assert [each.dignitary for each in ranked] == [mayor, minister]
    assert "not handed on" in ranked[-1].reasons[0]
    assert (minister.function, minister.gender) == (hall.joining.job_title, "neutral")
    assert not any("Excellency" in each or "inister" in each for each in spoken)
    assert Speech.objects.get() == speech


def test_who_joins_after_another_is_listed_by_their_own_work(hall):
    minister = dignitary(hall.delegate.mission, "", delegate=hall.delegate)
    substitute(hall)
    hall.delegate.refresh_from_db()
    hall.joining = PersonFactory(
        organisation=hall.leaving.organisation, job_title="Head of exports", language="de"
    )

    substitute(hall)

    minister.refresh_from_db()
    assert (str(minister), minister.function, minister.language) == (
        str(hall.joining),
        "Head of exports",
        "de",
    )


def test_what_a_seat_at_the_gala_had_to_be_was_about_who_stays_at_home(hall):
    plan = SeatingPlan.objects.create(
        activity=ActivityFactory(leg=hall.session.leg, kind="gala"), made_at=NOW, changed_at=NOW
    )
    seat = plan.guests.create(
        delegate=hall.delegate, side="official", rank=1, presides=True, needs_access=True
    )
    other = plan.guests.create(name="Ada Roy", side="official")
    SeatingBond.objects.create(plan=plan, one=seat, other=other, kind="apart")

    substitute(hall)

    seat.refresh_from_db()
    assert (seat.rank, seat.presides, seat.needs_access) == (None, False, False)
    assert not plan.bonds.exists()
