"""Which timetables are kept, and for how long."""

from datetime import timedelta

from tests.factories.sessions import NOW

from hansa.apps.meetings.models import Kept, Meeting, Run
from hansa.apps.meetings.services.keeping import MOST
from hansa.apps.meetings.timetables import (
    Kind,
    as_published,
    on_the_board,
    sittings_of,
    versions_of,
)
from hansa.apps.meetings.tracing import points_in
from hansa.engines.scheduling import Goal, Part


def version(session, key):
    return next(each for each in versions_of(session) if each.key == key)


def test_a_finished_run_keeps_its_timetable_and_tells_how_it_went(hall):
    hall.wish(0, 0)
    hall.wish(1, 1)

    run = hall.propose()

    assert sittings_of(version(hall.session, "run-1"), session=hall.session) == on_the_board(
        hall.session
    )
    assert points_in(run.trace)[-1].parts[0] == Part(Goal.WORTH, 100, 100)
    assert run.stopped == "proved"


def test_the_kept_timetable_stays_as_it_was_when_the_board_changes(hall):
    hall.wish(0, 0)
    hall.propose()
    kept = sittings_of(version(hall.session, "run-1"), session=hall.session)
    meeting = Meeting.objects.get()
    slot = next(place for place, slot in enumerate(hall.slots) if slot.pk != meeting.slot_id)

    hall.move(meeting, slot=slot, table=1)

    assert sittings_of(version(hall.session, "run-1"), session=hall.session) == kept
    assert on_the_board(hall.session) != kept


def test_so_many_proposals_are_kept_and_older_ones_are_forgotten(hall):
    hall.wish(0, 0)

    for _ in range(MOST + 2):
        hall.propose()

    numbers = [each.number for each in versions_of(hall.session) if each.kind == Kind.RUN]
    assert len(numbers) == MOST
    assert set(numbers) == set(range(3, MOST + 3))
    assert Run.objects.count() == MOST + 2


def test_what_was_published_is_kept_whatever_is_proposed_later(hall):
    hall.wish(0, 0)
    hall.propose()
    hall.publish()
    told = on_the_board(hall.session)
    Meeting.objects.all().delete()
    hall.session.refresh_from_db()
    hall.publish(now=NOW + timedelta(hours=1))
    hall.session.refresh_from_db()

    for _ in range(MOST + 1):
        hall.propose()

    assert sittings_of(version(hall.session, "publication-1"), session=hall.session) == told
    assert as_published(hall.session) == ()
    assert Kept.objects.count() == MOST + 2


def test_what_people_were_told_is_the_timetable_that_was_published(hall):
    hall.wish(0, 0)
    hall.wish(1, 1)
    hall.propose()
    hall.publish()

    assert as_published(hall.session) == on_the_board(hall.session)


def test_a_session_without_anything_can_show_its_board_alone(hall):
    assert [each.key for each in versions_of(hall.session)] == ["board"]
