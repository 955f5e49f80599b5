"""Who is served how well."""

import pytest
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast
from tests.web.meetings.pages import words


@pytest.fixture
def held(hall):
    """One company has two meetings and waits once between them; the other has none."""
    hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.place(hall.wish(0, 1), slot=2, table=0)
    hall.wish(1, 1)
    return hall


def test_the_least_served_come_first_with_the_way_to_their_wishes(officer, base, held):
    page = officer.get(f"{base}fairness/")

    said = words(page)
    assert "1 of 2 companies has no meeting" in said
    assert said.index("Quorilune Storage no meeting 0 1") < said.index("Zelmavelde Grid 2 2 0 1")
    assert "state=unplaced&amp;q=Quorilune%20Storage" in page.content.decode()
    assert "Every host who is asked for has a meeting" in said


def test_a_stranger_sees_nobody(stranger, base, held):
    assert stranger.get(f"{base}fairness/").status_code == 404


def test_a_column_sorts_and_turns_round(officer, base, held):
    up, down = officer.get(f"{base}fairness/?sort=name"), officer.get(f"{base}fairness/?sort=-name")

    assert 'aria-sort="ascending"><a href="?sort=-name"' in up.content.decode()
    assert 'aria-sort="descending"><a href="?sort=name"' in down.content.decode()
    assert words(up).index("Quorilune Storage no") < words(up).index("Zelmavelde Grid 2")
    assert words(down).index("Zelmavelde Grid 2") < words(down).index("Quorilune Storage no")


@pytest.mark.parametrize("sort", ["", "nothing", "-", "held", "-unmet", "idle", "half_days"])
def test_any_order_is_shown(officer, base, held, sort):
    assert officer.get(f"{base}fairness/?sort={sort}").status_code == 200


def test_a_session_without_wishes_says_what_to_do(officer, base):
    assert "See who takes part" in words(officer.get(f"{base}fairness/"))


def test_a_session_without_meetings_says_what_to_do(officer, hall, base):
    hall.wish(0, 0)

    assert "Propose a timetable; then you see here" in words(officer.get(f"{base}fairness/"))


def test_a_large_session_is_shown_in_few_queries(client, db, django_assert_max_num_queries):
    coast = west_coast()
    session = a_big_session(coast=coast)
    client.force_login(coast.officer)

    with django_assert_max_num_queries(25):
        answer = client.get(f"/m/{coast.mission.slug}/meetings/{session.pk}/fairness/")

    assert answer.status_code == 200
