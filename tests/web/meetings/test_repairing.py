"""Repairing a timetable: what happened, the ways out, and the one that is taken."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast
from tests.factories.sessions import company_in
from tests.factories.soon import a_hall_next_week
from tests.web.meetings.pages import words

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Absence, Meeting, Party
from hansa.apps.meetings.repair_rows import Closure, Repair
from hansa.apps.meetings.troubles import Trouble
from hansa.apps.meetings.ways import Line, Seen, Way
from hansa.web.meetings.strips import strip_of

LIMITS = {"notice": "15", "most_moves": "3"}


@pytest.fixture
def hall(db):
    """A session next week, so that nothing has begun: one meeting stands, another waits."""
    hall = a_hall_next_week()
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    services.agree(meeting=meeting, agreed=False, by=hall.officer, now=timezone.now())
    hall.wish(0, 1, worth=40)
    return hall


@pytest.fixture
def host(hall):
    return hall.hosts[0].counterpart.contact


@pytest.fixture
def repair(hall, host):
    return services.propose_repair(
        session=hall.session,
        trouble=Trouble(missing=(host.pk,), why="Missed the flight"),
        by=hall.officer,
        now=timezone.now(),
    )


def test_an_officer_says_what_happened_sees_the_moves_and_accepts(officer, hall, base):
    said = LIMITS | {"missing": f"party-{hall.hosts[0].pk}", "why": "Missed the flight"}

    asked = officer.post(f"{base}repair/", said)
    shown = words(officer.get(asked.url))
    accepted = officer.post(f"{asked.url}accept/", {"way": "0"}, follow=True)

    assert "Do not come Grace Bayside Power" in shown
    assert "0 at another time 1 lost 1 won 0 as they were" in shown
    assert "Zelmavelde Grid – Bayside Power" in shown
    assert "Missing: Grace Bayside Power." in shown
    assert "Accept way 1: 2 meetings change" in shown
    assert f"Accepted by {hall.officer}" in words(accepted)
    assert "Publish…" in words(accepted)
    assert Meeting.objects.get().wish.asked == hall.hosts[1]


def test_a_change_of_table_is_told_apart_from_a_change_of_time(officer, hall, base):
    said = LIMITS | {"tables": str(hall.tables[0].pk), "most_moves": "0"}

    form = words(officer.get(f"{base}repair/"))
    asked = officer.post(f"{base}repair/", said)
    shown = words(officer.get(asked.url))

    assert "At most so many meetings change their time" in form
    assert "A meeting that goes to another table at the same time is not counted." in form
    assert "0 at another time 1 at another table only" in shown
    assert "At another table, at the same time Zelmavelde Grid – Bayside Power" in shown
    assert "at most 0 meetings change their time" in shown


def test_a_stranger_finds_no_repair_and_takes_none(stranger, base, repair):
    assert stranger.get(f"{base}repair/").status_code == 404
    assert stranger.get(f"{base}repair/{repair.pk}/").status_code == 404
    assert stranger.post(f"{base}repair/{repair.pk}/accept/", {"way": "0"}).status_code == 404
    assert not Absence.objects.exists()


def test_a_delegate_repairs_nothing(client, delegate, base, repair):
    assert client.get(f"{base}repair/").status_code == 404
    assert client.post(f"{base}repair/{repair.pk}/accept/", {"way": "0"}).status_code == 404


def test_a_counsellor_sees_the_board_but_repairs_nothing(counsellor, base, repair):
    assert counsellor.get(f"{base}repair/").status_code == 403
    assert counsellor.post(f"{base}repair/{repair.pk}/accept/", {"way": "0"}).status_code == 403
    assert "Repair" not in words(counsellor.get(base))


def test_a_repair_of_another_session_is_not_found(officer, hall, base, repair):
    other = a_big_session(slots=1, tables=1, companies=1, hosts=1, wishes=1, coast=hall.coast)

    answer = officer.get(f"/m/{hall.coast.mission.slug}/meetings/{other.pk}/repair/{repair.pk}/")

    assert answer.status_code == 404


def test_where_nothing_is_said_the_form_says_what_is_missing(officer, base):
    answer = officer.post(f"{base}repair/", LIMITS)

    assert answer.status_code == 422
    assert "Say what happened: who does not come" in words(answer)
    assert not Repair.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"missing": "party-999999"},
        {"missing": "somebody"},
        {"tables": "999999"},
        {"joining": "registration-999999"},
        {"missing_until": "x"},
        {"notice": "99999"},
        {"most_moves": "-1"},
    ],
)
def test_what_is_not_of_this_session_is_refused(officer, base, wrong):
    assert officer.post(f"{base}repair/", LIMITS | wrong).status_code == 422


def test_people_are_found_by_part_of_a_name_and_nothing_is_worked_out_yet(officer, hall, base):
    answer = officer.post(f"{base}repair/", LIMITS | {"find": "1", "q": "bayside"})

    assert answer.status_code == 200
    assert "Bayside Power, Grace Bayside Power" in words(answer)
    assert not Repair.objects.exists()


def test_the_board_leads_to_a_form_in_which_those_are_ticked(officer, hall, base):
    wish = Meeting.objects.get().wish
    board = officer.get(f"{base}?wish={wish.pk}").content.decode()
    link = f"{base}repair/?missing=party-{hall.hosts[0].pk}"

    page = officer.get(link).content.decode()

    assert link in board
    assert f'value="party-{hall.hosts[0].pk}" checked' in page


def test_everybody_on_a_late_bus_is_ticked_at_once(officer, hall, base):
    delegates = hall.companies[1].registration.delegates.all()
    for delegate in delegates:
        delegate.stays.update(arrives_on=hall.session.leg.ends_on)

    shown = words(officer.get(f"{base}repair/"))
    said = {"missing": "arriving", "missing_until": str(hall.slots[1].pk)}
    asked = officer.post(f"{base}repair/", LIMITS | said)

    assert "Everybody who arrives on this very day (2)" in shown
    assert "Not before 10:30" in words(officer.get(asked.url))
    trouble = Trouble.told(Repair.objects.get().trouble)
    assert set(trouble.missing) == {delegate.person_id for delegate in delegates}


def test_an_interpreter_who_does_not_come_is_ticked_like_anybody(officer, hall, base):
    aiko = services.keep_helper(
        session=hall.session, name="Aiko Mori", skills=["ja"], by=hall.officer, now=timezone.now()
    )

    shown = words(officer.post(f"{base}repair/", LIMITS | {"find": "1", "q": "japan"}))
    officer.post(f"{base}repair/", LIMITS | {"missing": f"helper-{aiko.pk}"})

    assert "Aiko Mori, Japanese" in shown
    assert Trouble.told(Repair.objects.get().trouble).helpers == (aiko.pk,)


def test_a_lost_table_is_shown_closed_on_the_board(officer, hall, base):
    said = LIMITS | {"tables": str(hall.tables[0].pk), "closed_from": str(hall.slots[1].pk)}
    asked = officer.post(f"{base}repair/", said)

    officer.post(f"{asked.url}accept/", {"way": "0"})

    assert words(officer.get(base)).count("closed") == 2
    assert Closure.objects.count() == 2


def test_a_company_that_walks_in_meets_the_host_it_asks_for(officer, hall, base):
    newcomer = company_in(hall.coast, "Oxelaar Foundry")
    newcomer.delegates.get().stays.update(
        arrives_on=hall.session.leg.starts_on, leaves_on=hall.session.leg.ends_on
    )
    said = {"joining": f"registration-{newcomer.pk}", "wishes": str(hall.hosts[1].pk)}

    asked = officer.post(f"{base}repair/", LIMITS | said)
    assert not Party.objects.filter(registration=newcomer).exists()
    officer.post(f"{asked.url}accept/", {"way": "0"})

    assert Meeting.objects.filter(wish__asking__registration=newcomer).count() == 1


def test_who_was_noted_missing_is_offered_as_back(officer, hall, base, repair, host):
    officer.post(f"{base}repair/{repair.pk}/accept/", {"way": "0"})

    assert "Is there after all" in words(officer.get(f"{base}repair/"))
    asked = officer.post(f"{base}repair/", LIMITS | {"back": str(host.pk)})
    officer.post(f"{asked.url}accept/", {"way": "0"})
    assert not Absence.objects.exists()


def test_on_a_board_that_changed_the_moves_are_looked_for_again(officer, hall, base, repair):
    hall.move(Meeting.objects.get(), slot=2, table=1)

    refused = officer.post(f"{base}repair/{repair.pk}/accept/", {"way": "0"})
    new = officer.post(f"{base}repair/{repair.pk}/again/")

    assert refused.status_code == 409
    assert "The board has changed since" in words(refused)
    assert "Look for ways again" in words(refused)
    assert "Accept way" not in words(refused)
    assert "Accept way 1" in words(officer.get(new.url))


@pytest.mark.parametrize("way", ["", "7", "-1", "x"])
def test_a_way_that_is_none_is_refused(officer, base, repair, way):
    answer = officer.post(f"{base}repair/{repair.pk}/accept/", {"way": way})

    assert answer.status_code == 409
    assert "Choose one of the ways." in words(answer)


def test_pressing_accept_twice_shows_the_same_page(officer, base, repair):
    address = f"{base}repair/{repair.pk}/accept/"

    answers = [officer.post(address, {"way": "0"}).status_code for _press in range(2)]

    assert answers == [302, 302]


def test_the_history_tells_the_repair_in_words(officer, hall, base, repair):
    officer.post(f"{base}repair/{repair.pk}/accept/", {"way": "0"})

    said = words(officer.get(f"{base}history/"))

    assert "The timetable was repaired: 0 moved, 1 lost, 1 won. Missed the flight" in said
    assert "Missing from 10:00: Grace Bayside Power." in said


@pytest.mark.slow
def test_the_pages_of_a_real_session_take_few_queries(client, db):
    coast = west_coast()
    session = a_big_session(slots=12, tables=30, companies=80, hosts=40, wishes=600, coast=coast)
    client.force_login(coast.officer)
    people = tuple(Meeting.objects.values_list("seats__person", flat=True).order_by("pk")[:6])
    found = services.propose_repair(
        session=session,
        trouble=Trouble(missing=people),
        by=coast.officer,
        now=session.slots.first().period.lower - timedelta(hours=3),
    )
    base = f"/m/{coast.mission.slug}/meetings/{session.pk}/repair/"

    for page in (base, f"{base}{found.pk}/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        assert len(asked) < 50, page


TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


def _line(*, was=None, now=None):
    was, now = (
        Seen(TEN + timedelta(minutes=30 * slot), "1", ()) if slot is not None else None
        for slot in (was, now)
    )
    return Line("Zelmavelde Grid", "Bayside Power", was, now, "")


def test_changes_are_drawn_over_the_slots_in_which_they_are_felt():
    way = Way(0, (_line(was=0, now=2),), (), (), (_line(was=0),), (_line(now=2),), 5, 0, 0)

    strip = strip_of(way)

    assert [mark.starts for mark in strip.marks] == [TEN, TEN + timedelta(hours=1)]
    assert [block.kind for block in strip.blocks] == ["lost", "moved", "won"]
    assert strip.blocks[1].y > strip.blocks[2].y


def test_where_nothing_changes_nothing_is_drawn():
    assert strip_of(Way(0, (), (), (), (), (), 5, 0, 0)).blocks == ()
