"""The officers' pages of rounds and rulings."""

from datetime import UTC, datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.accounts import StaffFactory
from tests.factories.interest import a_market, profile_for, rounds_of
from tests.factories.matching import host_profile
from tests.factories.registration import west_coast
from tests.factories.sessions import host_in
from tests.web.meetings.pages import words

from hansa.apps.matching import services
from hansa.apps.matching.models import Round, Ruling

ROUNDS, RULINGS = "/m/west-coast/rounds/", "/m/west-coast/rulings/"
TERMS = {
    "choose_until": "2090-01-05T18:00",
    "answer_until": "2090-01-08T12:00",
    "most_musts": "3",
    "most_likes": "",
    "why": "",
}


@pytest.fixture
def market(db):
    return a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))


@pytest.fixture
def officer(client, market):
    client.force_login(market.officer)
    return client


@pytest.fixture
def terms(market):
    """Deadlines ahead of now, in a session that has no slots yet."""
    market.session.slots.all().delete()
    return TERMS


def test_deadlines_are_set_by_the_clocks_of_the_city(officer, market, terms):
    answer = officer.post(f"{ROUNDS}{market.session.pk}/", terms)

    said = words(officer.get(ROUNDS))
    round_ = Round.objects.get()
    assert answer["Location"] == ROUNDS
    assert round_.choose_until == datetime(2090, 1, 6, 2, tzinfo=UTC)
    assert (round_.most_musts, round_.most_likes) == (3, None)
    assert "18:00" in said
    assert "3 must-meets a company." in said


@pytest.mark.parametrize("end", ["", "{pk}/"])
def test_a_stranger_sees_no_rounds(client, market, end):
    client.force_login(StaffFactory())

    assert client.get(ROUNDS + end.format(pk=market.session.pk)).status_code == 404


def test_the_form_shows_what_was_set_by_the_clocks_of_the_city(officer, market):
    rounds_of(market.session, choose_until=datetime(2090, 1, 6, 2, tzinfo=UTC))

    page = officer.get(f"{ROUNDS}{market.session.pk}/").content.decode()

    assert 'value="2090-01-05T18:00"' in page


@pytest.mark.parametrize(
    ("changed", "objection"),
    [
        ({"answer_until": "2090-01-04T12:00"}, "Those asked need time to answer"),
        ({"choose_until": "tomorrow"}, "Enter a valid date/time."),
        ({"answer_until": "9999-12-31T23:59"}, "less than or equal to"),
        ({"most_musts": "0"}, "greater than or equal to 1"),
    ],
)
def test_deadlines_that_make_no_sense_stay_in_the_form(officer, market, terms, changed, objection):
    answer = officer.post(f"{ROUNDS}{market.session.pk}/", terms | changed)

    assert answer.status_code == 422
    assert objection in words(answer)


def test_a_closed_list_is_opened_again_with_a_reason(officer, market, terms):
    rounds_of(market.session, choose_until=datetime(2025, 1, 6, tzinfo=UTC))
    page = f"{ROUNDS}{market.session.pk}/"

    without = officer.post(page, terms)
    officer.post(page, terms | {"why": "Six hosts came late."})

    assert without.status_code == 422
    assert "It was opened again: Six hosts came late." in words(officer.get(ROUNDS))


def test_a_round_is_closed_now_and_not_twice(officer, market):
    rounds_of(market.session, choose_until=datetime(2090, 1, 6, tzinfo=UTC))
    press = f"{ROUNDS}{market.session.pk}/move-on/"

    first = words(officer.post(press, follow=True))
    officer.post(press)
    third = words(officer.post(press, follow=True))

    assert "Nobody new can be chosen" in first
    assert "This wish list is closed already." in third


def test_a_session_without_rounds_has_none_to_close(officer, market):
    assert officer.post(f"{ROUNDS}{market.session.pk}/move-on/").status_code == 404
    assert officer.post(f"{ROUNDS}999999/carry/").status_code == 404


def test_interest_is_carried_into_the_session_by_a_button(officer, market):
    market.express(market.companies[0], market.hosts[0])
    market.hall.companies[0].wishes_made.all().delete()

    said = words(officer.post(f"{ROUNDS}{market.session.pk}/carry/", follow=True))

    assert "Energy meets the Bay: 1 wish changed." in said
    assert "About 1 meetings to expect of one wish" in said
    assert market.wishes() == [(60, None, False)]


def test_a_meeting_is_forbidden_and_left_to_the_two_again(officer, market):
    said = {"one": "Zelmavelde Grid", "other": "Bayside Power", "why": "A trial."}

    officer.post(RULINGS, said | {"allows": "forbid"})
    listed = words(officer.get(RULINGS))
    officer.post(f"{RULINGS}{Ruling.objects.get().pk}/lift/")

    assert "Zelmavelde Grid – Bayside Power are not to meet A trial." in listed
    assert not Ruling.objects.exists()


def test_the_two_are_found_while_one_types_and_chosen_among_those_found(officer, market):
    second = profile_for(host_in(market.hall.coast, "Bayside Storage"))
    found = officer.get(f"{RULINGS}find/", {"other": "baysid"})
    said = {"one": "Zelma", "other": "Bayside", "allows": "add", "why": "Asked for."}

    unclear = officer.post(RULINGS, said)
    officer.post(
        RULINGS, said | {"one_profile": market.companies[0].pk, "other_profile": second.pk}
    )

    assert [each.name for each in found.context["found"]] == ["Bayside Power", "Bayside Storage"]
    assert 'name="other_profile"' in found.text
    assert unclear.status_code == 422
    assert "Choose one of those found." in words(unclear)
    assert Ruling.objects.get().other == second


def test_somebody_of_another_mission_is_not_ruled_on(officer, market):
    other = host_profile(west_coast(slug="lima", name="AWEX"), name="Bayside")
    said = {"one": "Zelmavelde Grid", "other": "Bayside", "allows": "add", "why": "Asked for."}

    answer = officer.post(RULINGS, said | {"other_profile": other.pk})

    assert answer.status_code == 422
    assert not Ruling.objects.exists()


def test_a_ruling_has_both_lists_made_anew_and_so_has_its_lifting(officer, market):
    said = {"one": "Zelmavelde Grid", "other": "Bayside Power", "allows": "add", "why": "Asked."}

    officer.post(RULINGS, said)
    ruled = anew()
    officer.post(f"{RULINGS}{Ruling.objects.get().pk}/lift/")

    both = [market.companies[0].pk, market.hosts[0].pk]
    assert ruled == both
    assert anew() == [*both, *both]


def anew() -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name__endswith="recommend_anew").order_by("pk")
    return [job.args["profile"] for job in jobs]


def test_a_stranger_rules_on_nobody(client, market):
    ruling = services.rule_on(
        one=market.companies[0],
        other=market.hosts[0],
        allows=False,
        why="A trial.",
        by=market.officer,
        now=datetime(2025, 9, 1, tzinfo=UTC),
    )
    client.force_login(StaffFactory())

    assert client.get(RULINGS).status_code == 404
    assert client.post(f"{RULINGS}{ruling.pk}/lift/").status_code == 404
    assert Ruling.objects.exists()


def test_a_ruling_that_is_refused_stays_in_the_form(officer, market):
    said = {"one": "Bayside Power", "other": "Redwood Cells", "allows": "add", "why": "So."}

    answer = officer.post(RULINGS, said)

    assert answer.status_code == 422
    assert "Choose a company of the delegation" in words(answer)


def test_a_list_is_closed_once_however_often_the_button_is_pressed(officer, market):
    round_ = rounds_of(market.session, choose_until=datetime(2090, 1, 6, 2, tzinfo=UTC))
    page = officer.get(ROUNDS).text

    for _press in range(2):
        officer.post(f"{ROUNDS}{market.session.pk}/move-on/", {"seen": "generated"})

    round_.refresh_from_db()
    assert 'name="seen" value="generated"' in page
    assert round_.stage == "provisional"
