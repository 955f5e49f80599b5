"""Who is served how well."""

from tests.factories.sessions import NOW

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Session, Wish
from hansa.apps.meetings.serving import measured, register_of, served
from hansa.apps.meetings.timetables import on_the_board


def board(hall):
    session = Session.objects.select_related("leg").get(pk=hall.session.pk)
    return register_of(session), on_the_board(session)


def by_name(hall):
    return {each.company.name: each for each in served(*board(hall))}


def test_each_party_has_its_meetings_its_wishes_and_its_waits(hall):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.place(hall.wish(0, 1), slot=2, table=0)
    hall.wish(1, 1)

    found = by_name(hall)

    grid, storage = found["Zelmavelde Grid"], found["Quorilune Storage"]
    assert (grid.wished, grid.held, grid.idle_periods) == (2, 2, 1)
    assert (storage.wished, storage.held, storage.hardship) == (1, 0, 8)
    assert found["Bayside Power"].company.is_host


def test_a_wish_that_no_timetable_could_hold_is_counted_apart(hall):
    hall.wish(0, 0)
    Wish.objects.update(unheld_reason="no_common_slot")

    assert by_name(hall)["Zelmavelde Grid"].impossible == 1


def test_a_declined_wish_is_no_hardship(hall):
    wish = hall.wish(0, 0)
    services.decline_wish(wish=wish, reason="", by=hall.officer, now=NOW)

    assert by_name(hall)["Zelmavelde Grid"].hardship == 0


def test_hosts_come_on_so_many_half_days(hall):
    for number in (0, 1):
        hall.place(hall.wish(number, 0), slot=number, table=0)

    assert by_name(hall)["Bayside Power"].half_days == 1
    assert measured(*board(hall))["half_days"] == 1


def test_whoever_sits_at_two_tables_in_turn_changes_once(hall):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.place(hall.wish(0, 1), slot=1, table=1)

    assert measured(*board(hall))["table_changes"] == 1


def test_a_meeting_that_both_call_a_must_is_counted(hall):
    wish = hall.wish(0, 0, worth=100)
    services.wish(
        session=hall.session,
        asking=hall.hosts[0],
        asked=hall.companies[0],
        worth=90,
        by=None,
        now=NOW,
    )
    hall.place(wish, slot=0, table=0)

    assert measured(*board(hall))["must_meets"] == 1
