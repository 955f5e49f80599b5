"""The board: what stands where, and moving it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast
from tests.factories.sessions import NOW, host_in, open_session
from tests.web.meetings.pages import words

from hansa.apps.meetings import board, services
from hansa.apps.meetings.models import Meeting, Wish

FOR_SCRIPTS = {"HX-Request": "true"}


@pytest.fixture
def placed(hall):
    """Zelmavelde Grid and Bayside Power, at 10:00 at table 1."""
    return hall.place(hall.wish(0, 0), slot=0, table=0)


def to(hall, *, slot, table, seen=None):
    said = {"slot": hall.slots[slot].pk, "table": hall.tables[table].pk}
    if seen:
        said |= {"seen_slot": hall.slots[seen[0]].pk, "seen_table": hall.tables[seen[1]].pk}
    return said


def test_the_board_shows_who_meets_whom_and_what_is_left_out(officer, hall, base, placed):
    hall.wish(1, 1, worth=90)

    response = officer.get(base)

    cell = f'id="c{hall.slots[0].pk}-{hall.tables[0].pk}" data-t="1"><a'
    assert cell in response.content.decode()
    said = words(response)
    assert "10:00 Zelmavelde Grid Bayside Power , worth 50, agreed" in said
    assert "Without a place 1 Quorilune Storage Redwood Cells" in said
    assert "of 2 wishes" in said


def test_a_stranger_sees_no_board_and_moves_nothing(stranger, hall, base, placed):
    wish = placed.wish_id

    assert stranger.get(base).status_code == 404
    assert stranger.get(f"{base}wish/{wish}/").status_code == 404
    assert stranger.get(f"{base}wish/{wish}/places/").status_code == 404
    for deed in ("hold", "take-off", "agree"):
        answer = stranger.post(f"{base}wish/{wish}/{deed}/", to(hall, slot=1, table=1))
        assert answer.status_code == 404
    assert Meeting.objects.get().slot == hall.slots[0]


def test_a_counsellor_looks_but_moves_nothing(counsellor, hall, base, placed):
    answer = counsellor.post(f"{base}wish/{placed.wish_id}/hold/", to(hall, slot=1, table=1))

    assert counsellor.get(base).status_code == 200
    assert "data-moves" not in counsellor.get(base).content.decode()
    assert answer.status_code == 403


def test_a_session_of_another_mission_is_not_found(officer, hall):
    elsewhere = open_session(west_coast(slug="east-coast"), start=NOW + timedelta(days=34))

    assert officer.get(f"/m/west-coast/meetings/{elsewhere.pk}/").status_code == 404


def test_a_meeting_moves_and_the_answer_holds_what_is_new(officer, hall, base, placed):
    answer = officer.post(
        f"{base}wish/{placed.wish_id}/hold/",
        to(hall, slot=2, table=1, seen=(0, 0)),
        headers=FOR_SCRIPTS,
    )

    text = answer.content.decode()
    assert answer.status_code == 200
    assert f"c{hall.slots[0].pk}-{hall.tables[0].pk}" in text
    assert f"c{hall.slots[2].pk}-{hall.tables[1].pk}" in text
    assert text.count("<td ") == 2
    assert "Zelmavelde Grid – Bayside Power: 11:00, table 2." in words(answer)


def test_without_scripts_a_move_leads_back_to_the_board(officer, hall, base, placed):
    answer = officer.post(f"{base}wish/{placed.wish_id}/hold/", to(hall, slot=2, table=1))

    assert answer.status_code == 302
    assert answer["Location"] == base
    assert Meeting.objects.get().slot == hall.slots[2]


def test_a_taken_table_is_refused_with_the_reason(officer, hall, base, placed):
    hall.place(hall.wish(1, 1), slot=1, table=1)

    answer = officer.post(
        f"{base}wish/{placed.wish_id}/hold/", to(hall, slot=1, table=1), headers=FOR_SCRIPTS
    )

    assert answer.status_code == 409
    assert words(answer) == "Table 2 is taken at 10:30."


def test_without_scripts_a_refusal_shows_the_board_with_the_reason(officer, hall, base, placed):
    hall.place(hall.wish(1, 1), slot=1, table=1)

    answer = officer.post(f"{base}wish/{placed.wish_id}/hold/", to(hall, slot=1, table=1))

    assert answer.status_code == 409
    assert "Table 2 is taken at 10:30." in words(answer)
    assert 'id="board"' in answer.content.decode()


def test_the_second_of_two_officers_is_told_that_the_meeting_has_moved(officer, hall, base, placed):
    hall.move(placed, slot=1, table=0)

    answer = officer.post(
        f"{base}wish/{placed.wish_id}/hold/",
        to(hall, slot=2, table=1, seen=(0, 0)),
        headers=FOR_SCRIPTS,
    )

    assert answer.status_code == 409
    assert "Somebody else has moved this meeting meanwhile" in words(answer)
    assert Meeting.objects.get().slot == hall.slots[1]


@pytest.mark.parametrize("deed", ["hold", "take-off", "agree"])
def test_an_old_board_is_told_that_the_meeting_is_gone(officer, hall, base, placed, deed):
    services.take_off(meeting=placed, why="", by=hall.officer, now=NOW)

    answer = officer.post(
        f"{base}wish/{placed.wish_id}/{deed}/",
        to(hall, slot=2, table=1, seen=(0, 0)),
        headers=FOR_SCRIPTS,
    )

    assert answer.status_code == 409
    assert "no longer on the board" in words(answer)


def test_a_wish_that_was_withdrawn_is_not_found(officer, hall, base):
    wish = hall.wish(0, 0)
    Wish.objects.filter(pk=wish.pk).delete()

    answer = officer.post(f"{base}wish/{wish.pk}/hold/", to(hall, slot=0, table=0))

    assert answer.status_code == 404


def test_a_place_that_is_none_is_not_found(officer, base, placed):
    nowhere = {"slot": "999999", "table": "999999"}

    assert officer.post(f"{base}wish/{placed.wish_id}/hold/", nowhere).status_code == 404


@pytest.mark.parametrize("said", [{}, {"slot": "x", "table": "1"}, {"slot": "9" * 30}])
def test_no_place_at_all_is_asked_for(officer, base, placed, said):
    answer = officer.post(f"{base}wish/{placed.wish_id}/hold/", said, headers=FOR_SCRIPTS)

    assert answer.status_code == 409
    assert "Choose a time and a table." in words(answer)


def test_a_slot_of_another_session_is_not_found(officer, hall, base, placed):
    other = open_session(hall.coast, start=NOW + timedelta(days=36))
    said = {"slot": other.slots.first().pk, "table": hall.tables[0].pk}

    assert officer.post(f"{base}wish/{placed.wish_id}/hold/", said).status_code == 404


def test_a_wish_without_a_place_gets_one(officer, hall, base):
    wish = hall.wish(0, 0)

    officer.post(f"{base}wish/{wish.pk}/hold/", to(hall, slot=0, table=1), headers=FOR_SCRIPTS)

    meeting = Meeting.objects.get()
    assert (meeting.slot, meeting.table) == (hall.slots[0], hall.tables[1])


def test_a_meeting_is_taken_off_and_its_wish_stays(officer, base, placed):
    officer.post(f"{base}wish/{placed.wish_id}/take-off/", headers=FOR_SCRIPTS)

    assert not Meeting.objects.exists()
    assert Wish.objects.filter(pk=placed.wish_id).exists()


def test_a_meeting_is_released_and_agreed_again(officer, base, placed):
    officer.post(f"{base}wish/{placed.wish_id}/agree/", {"agreed": "0"}, headers=FOR_SCRIPTS)
    released = Meeting.objects.get().agreed
    officer.post(f"{base}wish/{placed.wish_id}/agree/", {"agreed": "1"}, headers=FOR_SCRIPTS)

    assert (released, Meeting.objects.get().agreed) == (False, True)


class TestPlaces:
    """Where a meeting may go is what the service would allow."""

    def test_every_place_answers_as_the_move_itself_would(self, officer, hall, base, placed):
        hall.place(hall.wish(1, 0), slot=1, table=0)
        hall.place(hall.wish(1, 1), slot=2, table=1)
        host = placed.seats.get(party=hall.hosts[0]).person
        services.note_absence(slot=hall.slots[2], person=host, why="", by=None, now=NOW)

        told = officer.get(f"{base}wish/{placed.wish_id}/places/").json()

        for slot in range(3):
            for table in range(2):
                key = f"{hall.slots[slot].pk}-{hall.tables[table].pk}"
                why = [told["sentences"][number] for number in told["places"][key]]
                answer = officer.post(
                    f"{base}wish/{placed.wish_id}/hold/",
                    to(hall, slot=slot, table=table),
                    headers=FOR_SCRIPTS,
                )
                assert (answer.status_code == 409) == bool(why)
                for sentence in why:
                    assert sentence in words(answer)
                hall.move(Meeting.objects.get(pk=placed.pk), slot=0, table=0)

    def test_a_meeting_in_another_session_stands_in_the_way(self, officer, hall, base):
        wish = hall.wish(0, 0)
        other = open_session(hall.coast, start=hall.slots[0].period.lower)
        join = {"session": other, "by": hall.officer, "now": NOW}
        host = services.join_session(counterpart=host_in(hall.coast, "Harbor Foods"), **join)
        company = services.join_session(registration=hall.companies[0].registration, **join)
        elsewhere = services.wish(asking=company, asked=host, worth=50, **join)
        services.place(
            wish=elsewhere,
            slot=other.slots.order_by("period").first(),
            table=other.tables.first(),
            by=hall.officer,
            now=NOW,
        )

        told = officer.get(f"{base}wish/{wish.pk}/places/").json()

        key = f"{hall.slots[0].pk}-{hall.tables[0].pk}"
        why = [told["sentences"][number] for number in told["places"][key]]
        assert len(why) == 1
        assert "is in another meeting at 10:00." in why[0]
        assert f'data-busy="{hall.companies[0].pk}"' in officer.get(base).content.decode()

    def test_a_wait_that_a_place_would_add_is_counted(self, officer, hall, base, placed):
        second = hall.wish(0, 1)

        told = officer.get(f"{base}wish/{second.pk}/places/").json()

        added = [told["idle"][str(slot.pk)] for slot in hall.slots]
        assert added == [0, 0, 1]

    def test_nothing_is_possible_while_a_timetable_is_made(self, officer, hall, base, placed):
        now = timezone.now()
        services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=now)

        told = officer.get(f"{base}wish/{placed.wish_id}/places/").json()

        assert all(told["places"].values())


class TestABigBoard:
    """Sixty tables and twenty-four slots."""

    @pytest.fixture
    def big(self, db):
        return a_big_session()

    def test_is_read_in_eight_queries(self, big, django_assert_num_queries):
        with django_assert_num_queries(8):
            read = board.board_of(big)

        assert len(read.held) > 1000

    def test_is_shown_with_few_queries_whatever_its_size(
        self, big, client, django_assert_max_num_queries
    ):
        client.force_login(west_coast_officer(big))

        with django_assert_max_num_queries(24):
            response = client.get(f"/m/west-coast/meetings/{big.pk}/")

        assert len(response.content) < 600_000

    def test_tells_its_places_in_few_queries(self, big, django_assert_max_num_queries):
        wish = Wish.objects.filter(meeting__isnull=True).first()

        with django_assert_max_num_queries(14):
            told = board.places_for(wish, session=big)

        assert len(told.objections) == 60 * 24


def west_coast_officer(session):
    organiser = session.leg.mission.organisers.get()
    return organiser.agency.staff.get().user
