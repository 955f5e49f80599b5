"""What happened to a session."""

from tests.factories.sessions import NOW
from tests.web.meetings.pages import words

from hansa.apps.meetings import services


def test_the_history_tells_what_was_done_and_by_whom(officer, hall, base):
    meeting = hall.place(hall.wish(0, 0, worth=80), slot=0, table=0)
    hall.move(meeting, slot=1, table=1)

    said = words(officer.get(f"{base}history/"))

    pair = "Zelmavelde Grid – Bayside Power"
    assert f"Nour Lambert {pair}: moved from table 1 to 10:30, table 2." in said
    assert f"{pair}: wished for, worth 80." in said
    assert "The session was planned: 3 slots, 2 tables." in said


def test_a_stranger_reads_no_history(stranger, base):
    assert stranger.get(f"{base}history/").status_code == 404


def test_a_meeting_that_is_gone_is_still_told(officer, hall, base):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    services.take_off(meeting=meeting, why="Ill", by=hall.officer, now=NOW)

    said = words(officer.get(f"{base}history/"))

    assert "Zelmavelde Grid – Bayside Power: taken off the board. Ill" in said


def test_a_host_who_declines_is_told_as_the_host(officer, hall, base):
    services.decline_wish(wish=hall.wish(0, 0), reason="No time", by=None, now=NOW)

    assert "The host Zelmavelde Grid – Bayside Power: declined. No time" in words(
        officer.get(f"{base}history/")
    )


def test_an_answer_to_a_wish_is_told_in_words(officer, hall, base):
    hall.wish(0, 0)
    services.wish(
        session=hall.session,
        asking=hall.hosts[0],
        asked=hall.companies[0],
        worth=90,
        by=hall.officer,
        now=NOW,
    )

    assert "Zelmavelde Grid – Bayside Power: worth 90 to the other side." in words(
        officer.get(f"{base}history/")
    )


def test_an_absence_that_ended_is_told_in_words(officer, hall, base):
    person = hall.hosts[0].counterpart.contact
    said = {"slot": hall.slots[0], "person": person, "cause": "visit", "by": hall.officer}
    services.note_absence(**said, why="Ill", now=NOW)
    services.end_absence(**said, now=NOW)

    assert f"{person} can come again." in words(officer.get(f"{base}history/"))
