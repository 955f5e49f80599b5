"""Publishing tells everybody what changed for them, and nothing else."""

from datetime import timedelta

import pytest
from tests.factories.sessions import NOW, open_session

from hansa.apps.meetings import queries, services
from hansa.apps.meetings.models import Assistance, PublishedMeeting
from hansa.values import Refused

LATER = NOW + timedelta(days=1)


def told(publication):
    """Who was told what, as (last name, kind)."""
    return [(change.person.last_name, change.kind.value) for change in publication.changes]


@pytest.fixture
def published(hall):
    """Two meetings without a person in common, both told."""
    hall.first = hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.second = hall.place(hall.wish(1, 1), slot=1, table=1)
    hall.publication = hall.publish()
    return hall


def test_the_first_publication_tells_everybody_who_sits(published):
    assert published.publication.number == 1
    assert published.publication.people == 4
    assert {kind for _name, kind in told(published.publication)} == {"added"}


def test_publishing_the_same_board_again_tells_nobody_anything(published):
    again = published.publish(now=LATER)

    assert (again.number, again.changes) == (1, ())


def test_a_moved_meeting_is_told_only_to_the_two_who_sit_in_it(published):
    published.move(published.first, slot=2, table=0)

    again = published.publish(now=LATER)

    sitting = {seat.person for seat in published.first.seats.all()}
    assert {change.person for change in again.changes} == sitting
    assert {change.kind.value for change in again.changes} == {"moved"}
    change = again.changes[0]
    assert (change.was.period.start, change.now.period.start) == (
        published.slots[0].period.lower,
        published.slots[2].period.lower,
    )


def test_the_sequence_grows_only_for_what_changed(published):
    published.move(published.first, slot=2, table=0)

    published.publish(now=LATER)

    sequences = PublishedMeeting.objects.values_list("wish", "sequence").distinct()
    assert set(sequences) == {(published.first.wish_id, 1), (published.second.wish_id, 0)}


def test_a_meeting_taken_off_is_cancelled_and_stays_on_record(published):
    services.take_off(meeting=published.second, why="Flu", by=published.officer, now=NOW)

    again = published.publish(now=LATER)

    assert {kind for _name, kind in told(again)} == {"cancelled"}
    rows = PublishedMeeting.objects.filter(wish=published.second.wish_id)
    assert {(row.cancelled_at, row.sequence) for row in rows} == {(LATER, 1)}


def test_a_meeting_that_comes_back_is_told_as_added_with_a_higher_sequence(published):
    wish = published.second.wish
    services.take_off(meeting=published.second, why="Flu", by=published.officer, now=NOW)
    published.publish(now=LATER)
    published.place(wish, slot=1, table=1)

    again = published.publish(now=LATER + timedelta(hours=1))

    assert {kind for _name, kind in told(again)} == {"added"}
    assert set(PublishedMeeting.objects.filter(wish=wish).values_list("sequence", flat=True)) == {2}


def test_when_a_colleague_takes_over_one_is_cancelled_and_the_other_added(published):
    seat = published.second.seats.get(party=published.companies[1])
    colleague = (
        published.companies[1].registration.delegates.exclude(person=seat.person).get().person
    )
    services.take_off(meeting=published.second, why="Flu", by=published.officer, now=NOW)
    services.note_absence(slot=published.slots[1], person=seat.person, why="Flu", by=None, now=NOW)
    published.place(published.second.wish, slot=1, table=1)

    again = published.publish(now=LATER)

    by_person = {change.person: change.kind.value for change in again.changes}
    assert by_person[seat.person] == "cancelled"
    assert by_person[colleague] == "added"
    assert by_person[published.hosts[1].counterpart.contact] == "changed"


def test_an_empty_board_that_was_never_published_is_refused(hall):
    with pytest.raises(Refused, match="Propose a timetable first"):
        hall.publish()


def test_nobody_is_told_to_be_in_two_sessions_at_once(published, ten):
    other = open_session(published.coast, start=ten)
    join = {"session": other, "by": published.officer, "now": NOW}
    company = services.join_session(registration=published.companies[0].registration, **join)
    host = services.join_session(counterpart=published.hosts[1].counterpart, **join)
    wish = services.wish(asking=company, asked=host, worth=50, **join)
    published.move(published.first, slot=2, table=0)
    services.place(
        wish=wish,
        slot=other.slots.order_by("period").first(),
        table=other.tables.first(),
        by=published.officer,
        now=NOW,
    )

    with pytest.raises(Refused, match="publish that session first"):
        services.publish(session=other, by=published.officer, now=LATER)


def test_another_interpreter_is_told_to_those_who_sit(published):
    aiko, ken = (
        services.keep_helper(
            session=published.session, name=name, skills=["ja"], by=published.officer, now=NOW
        )
        for name in ("Aiko Mori", "Ken Abe")
    )
    first = published.first
    Assistance.objects.create(meeting=first, helper=aiko, skill="ja", period=first.period)
    assert queries.unpublished_changes(published.coast.mission)[published.session.pk] == 2
    assert [kind for _name, kind in told(published.publish())] == ["changed", "changed"]
    assert set(
        PublishedMeeting.objects.filter(wish=first.wish).values_list("helped_by", flat=True)
    ) == {"Aiko Mori"}
    assert queries.unpublished_changes(published.coast.mission)[published.session.pk] == 0

    Assistance.objects.update(helper=ken)

    assert queries.unpublished_changes(published.coast.mission)[published.session.pk] == 2
    assert len(published.publish().changes) == 2
