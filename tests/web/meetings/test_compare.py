"""Two timetables side by side, and one of them brought back."""

import pytest
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast
from tests.factories.runs import a_kept_run
from tests.factories.sessions import NOW
from tests.web.meetings.pages import words

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Kept, Meeting
from hansa.apps.meetings.services.keeping import MOST


@pytest.fixture
def kept(hall):
    """A proposal of two meetings; since then one was moved by hand, and one taken off."""
    hall.first, hall.second = hall.wish(0, 0, worth=80), hall.wish(1, 1, worth=40)
    hall.place(hall.first, slot=0, table=0)
    hall.place(hall.second, slot=0, table=1)
    a_kept_run(hall.session, by=hall.officer, now=NOW)
    hall.move(hall.first.meeting, slot=2, table=1)
    services.take_off(meeting=hall.second.meeting, why="", by=hall.officer, now=NOW)
    return hall


def test_two_timetables_are_told_apart(officer, base, kept):
    said = words(officer.get(f"{base}compare/"))

    assert "The second holds 1 fewer. At another time: 1; as they were: 0." in said
    assert "Meetings held 2 1 −1 worse" in said
    assert "Worth held 120 80 −40 worse" in said
    assert "Zelmavelde Grid – Bayside Power 10:00, table 1 → 11:00, table 2" in said
    assert "1 meeting only in “Proposal 1, Mon 1 Sept, 11:00”" in said
    assert "Redwood Cells host 1 → 0" in said


def test_a_stranger_compares_and_restores_nothing(stranger, base, kept):
    assert stranger.get(f"{base}compare/").status_code == 404
    assert stranger.post(f"{base}compare/restore/", {"version": "run-1"}).status_code == 404
    assert Meeting.objects.count() == 1


def test_a_counsellor_compares_but_restores_nothing(counsellor, base, kept):
    answer = counsellor.get(f"{base}compare/")

    assert "Put this one on the board" not in words(answer)
    assert counsellor.post(f"{base}compare/restore/", {"version": "run-1"}).status_code == 403


def test_the_address_says_which_two(officer, base, kept):
    said = words(officer.get(f"{base}compare/?a=board&b=run-1"))

    assert "The second holds 1 more. At another time: 1" in said


def test_a_timetable_compared_with_itself_says_so(officer, base, kept):
    said = words(officer.get(f"{base}compare/?a=board&b=board"))

    assert "Both hold the same meetings in the same places." in said


def test_a_session_without_proposals_says_what_to_do(officer, base):
    said = words(officer.get(f"{base}compare/"))

    assert "There is only the board to look at" in said


def test_the_run_tells_how_it_went_and_why_it_stopped(officer, base, kept):
    page = officer.get(f"{base}compare/")

    assert "It stopped because its 30 seconds were over." in words(page)
    assert "Worth held: 20 at first, 50 after 7 seconds, none better" in page.content.decode()


def test_a_timetable_is_put_on_the_board(officer, hall, base, kept):
    services.agree(meeting=hall.first.meeting, agreed=False, by=hall.officer, now=NOW)

    answer = officer.post(f"{base}compare/restore/", {"version": "run-1"}, follow=True)

    assert answer.redirect_chain[-1][0] == base
    assert "2 meetings of “Proposal 1, Mon 1 Sept, 11:00” are on the board." in words(answer)
    assert Meeting.objects.get(wish=kept.first).slot == hall.slots[0]


def test_what_no_longer_fits_is_named_and_may_be_left_out(officer, hall, base, kept):
    services.agree(meeting=hall.first.meeting, agreed=False, by=hall.officer, now=NOW)
    services.decline_wish(wish=kept.second, reason="", by=hall.officer, now=NOW)

    refused = officer.post(f"{base}compare/restore/", {"version": "run-1"})
    done = officer.post(
        f"{base}compare/restore/", {"version": "run-1", "leaving_out": "1"}, follow=True
    )

    assert refused.status_code == 409
    reason = "Quorilune Storage – Redwood Cells: It is no longer wished for."
    assert reason in words(refused)
    assert "Put what fits on the board" in words(refused)
    assert "1 meeting of" in words(done)
    assert "1 that no longer fits is left out." in words(done)


def test_a_timetable_that_was_forgotten_meanwhile_cannot_come_back(officer, hall, base, kept):
    Kept.objects.all().delete()

    answer = officer.post(f"{base}compare/restore/", {"version": "run-1"}, follow=True)

    assert "This timetable is no longer kept." in words(answer)


def test_a_large_session_is_compared_in_few_queries(client, db, django_assert_max_num_queries):
    coast = west_coast()
    session = a_big_session(coast=coast)
    for _ in range(MOST):
        a_kept_run(session, by=coast.officer, now=NOW)
    Meeting.objects.filter(pk__in=Meeting.objects.values("pk")[:300]).delete()
    client.force_login(coast.officer)
    address = f"/m/{coast.mission.slug}/meetings/{session.pk}/compare/"

    with django_assert_max_num_queries(40):
        answer = client.get(address)

    assert "and 280 more" in words(answer)
    assert "and 280 more" not in words(client.get(f"{address}?all=1"))
