"""What parties and wishes need, said by officers."""

import pytest
from tests.factories.sessions import NOW
from tests.web.meetings.pages import words

from hansa.apps.meetings import queries, services
from hansa.apps.meetings.models import Party, Wish
from hansa.apps.programme.agenda import entries_of


@pytest.fixture
def aiko(hall):
    """An interpreter of Japanese; languages are chosen among those of the helpers."""
    return services.keep_helper(
        session=hall.session, name="Aiko Mori", skills=["ja"], by=hall.officer, now=NOW
    )


def test_a_host_gets_a_table_a_cap_and_an_interpreter(officer, hall, base, aiko):
    host = hall.hosts[0]
    said = {"table": hall.tables[1].pk, "most": "6", "skills": ["ja"], "accessible": "on"}

    officer.post(f"{base}parties/{host.pk}/", said)

    seated = Party.objects.get(pk=host.pk)
    assert (seated.table, seated.most, seated.skills) == (hall.tables[1], 6, ["ja"])
    assert "Table 2 · at most 6 · wheelchair · Japanese" in words(officer.get(f"{base}parties/"))


def test_a_stranger_says_nothing_of_parties_and_wishes(stranger, hall, base):
    wish = hall.wish(0, 0)

    for page in (f"parties/{hall.hosts[0].pk}/", f"wish/{wish.pk}/needs/"):
        assert stranger.get(base + page).status_code == 404
        assert stranger.post(base + page, {"marked": "on"}).status_code == 404
    assert not Wish.objects.get().marked


def test_a_party_of_another_session_is_not_found(officer, base):
    assert officer.get(f"{base}parties/999999/").status_code == 404


def test_a_table_that_is_anothers_own_is_not_offered(officer, hall, base):
    services.seat_party(
        party=hall.hosts[0],
        needed=services.Needed(),
        table=hall.tables[0],
        by=hall.officer,
        now=NOW,
    )

    response = officer.post(f"{base}parties/{hall.hosts[1].pk}/", {"table": hall.tables[0].pk})

    assert response.status_code == 422
    assert "Select a valid choice" in words(response)


def test_a_wish_is_marked_as_a_must_and_needs_a_room(officer, hall, base, aiko):
    wish = hall.wish(0, 0)

    officer.post(
        f"{base}wish/{wish.pk}/needs/", {"marked": "on", "table_kind": "room", "skills": ["ja"]}
    )

    wish.refresh_from_db()
    assert (wish.marked, wish.table_kind, wish.skills) == (True, "room", ["ja"])
    assert "must Room with a door · Japanese" in words(officer.get(f"{base}wishes/"))


def test_what_the_parties_need_is_told_beside_the_wish(officer, hall, base, aiko):
    wish = hall.wish(0, 0)
    services.seat_party(
        party=hall.hosts[0],
        needed=services.Needed(skills=["ja"]),
        by=hall.officer,
        now=NOW,
    )

    said = words(officer.get(f"{base}wish/{wish.pk}/needs/"))
    assert "For the sake of its parties it needs already: Japanese" in said


def test_without_a_helper_the_page_says_how_to_add_one(officer, hall, base):
    assert "No interpreter or other helper is on the list" in words(
        officer.get(f"{base}parties/{hall.hosts[0].pk}/")
    )


def test_a_language_that_nobody_interprets_is_refused(officer, hall, base, aiko):
    response = officer.post(f"{base}parties/{hall.hosts[0].pk}/", {"skills": ["ko"]})

    assert response.status_code == 422


def test_the_drawer_tells_what_a_meeting_needs_and_who_helps(officer, hall, base, aiko):
    wish = hall.wish(0, 0)
    services.say_needs(wish=wish, needed=services.Needed(skills=["ja"]), by=hall.officer, now=NOW)
    hall.place(wish, slot=0, table=0)

    said = words(officer.get(f"{base}wish/{wish.pk}/"))

    assert "Needs Japanese" in said
    assert "Helped by Aiko Mori" in said


def test_the_parties_ask_as_often_for_many_tables_as_for_one(
    officer, hall, base, django_assert_max_num_queries
):
    for host, table in zip(hall.hosts, hall.tables, strict=True):
        services.seat_party(
            party=host, needed=services.Needed(), table=table, by=hall.officer, now=NOW
        )

    with django_assert_max_num_queries(17):
        officer.get(f"{base}parties/")


def test_agendas_name_the_interpreter(officer, hall, base, aiko):
    wish = hall.wish(0, 0)
    services.say_needs(wish=wish, needed=services.Needed(skills=["ja"]), by=hall.officer, now=NOW)
    hall.place(wish, slot=0, table=0)
    hall.publish()

    link = queries.host_token(hall.hosts[0].counterpart)
    assert "Helped by Aiko Mori" in words(officer.get(f"/host/{link}/"))
    delegate = hall.companies[0].registration.delegates.get()
    (entry,) = [each for each in entries_of(delegate) if each.is_meeting]
    assert entry.help_in_words == "Helped by Aiko Mori"
