"""The set-up of a session: goals, tables, helpers, competitors."""

import pytest
from tests.factories.sessions import NOW
from tests.web.meetings.pages import words

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Competitors, Helper, Session, Table


@pytest.fixture
def aiko(hall):
    """An interpreter who is not there in the first slot."""
    return services.keep_helper(
        session=hall.session,
        name="Aiko Mori",
        skills=["ja"],
        away=hall.slots[:1],
        by=hall.officer,
        now=NOW,
    )


def rows(hall, **changed):
    """The form of the tables as it stands, with the first table changed."""
    said = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2}
    for place, table in enumerate(hall.tables):
        said |= {f"form-{place}-{key}": value for key, value in _said(table).items()}
    return said | {f"form-0-{key}": value for key, value in changed.items()}


def _said(table):
    return {"table": table.pk, "label": table.label, "kind": table.kind}


def test_an_officer_sees_what_a_session_aims_at_and_has(officer, hall, base, aiko):
    services.keep_apart(
        session=hall.session,
        one=hall.companies[0],
        other=hall.companies[1],
        by=hall.officer,
        now=NOW,
    )

    said = words(officer.get(f"{base}setup/"))

    assert "The meetings that are worth most" in said
    assert "Table in the hall 2" in said
    assert "Aiko Mori Japanese · not at 10:00" in said
    assert "Zelmavelde Grid – Quorilune Storage" in said


@pytest.mark.parametrize(
    "page", ["setup/", "setup/aims/", "setup/tables/", "setup/helpers/add/", "parties/1/"]
)
def test_a_stranger_sees_no_set_up(stranger, base, page):
    assert stranger.get(base + page).status_code == 404
    assert stranger.post(base + page).status_code in {404, 405}


def test_a_stranger_changes_no_set_up(stranger, hall, base, aiko):
    for deed in (f"setup/helpers/{aiko.pk}/dismiss/", "setup/competitors/"):
        assert stranger.post(base + deed).status_code == 404
    assert Helper.objects.exists()


def test_a_counsellor_looks_but_changes_nothing(counsellor, base, aiko):
    assert "Change the goals" not in words(counsellor.get(f"{base}setup/"))
    for page in ("aims/", "tables/", "helpers/add/", f"helpers/{aiko.pk}/"):
        assert counsellor.get(f"{base}setup/{page}").status_code == 403
    assert counsellor.post(f"{base}setup/helpers/{aiko.pk}/dismiss/").status_code == 403


def test_a_session_without_anything_says_what_to_do(officer, hall, base):
    Table.objects.all().delete()

    said = words(officer.get(f"{base}setup/"))

    assert "Add interpreters, counsellors or vehicles." in said
    assert "No two parties are kept apart." in said
    assert "No table yet" in said


def test_a_ready_made_order_of_goals_is_chosen(officer, base):
    before = words(officer.get(f"{base}setup/aims/"))
    officer.post(f"{base}setup/aims/", {"preset": "fair", "moving": "5"})

    session = Session.objects.get()
    assert "Something for everybody. Nobody travels for nothing" in before
    assert session.moving == 5
    assert session.goals == ["must_meets", "least_served", "worth", "idle", "table_changes"]
    assert "Something for everybody" in words(officer.get(f"{base}setup/"))


def test_an_order_of_ones_own_is_given_goal_by_goal(officer, base):
    order = {"goal_1": "worth", "goal_2": "walking", "goal_4": "idle"}

    officer.post(f"{base}setup/aims/", {"preset": "own", "moving": "0", **order})

    assert Session.objects.get().goals == ["worth", "walking", "idle"]
    assert "An order of your own" in words(officer.get(f"{base}setup/"))


def test_what_no_timetable_may_break_is_said_and_shown_on_the_board(officer, hall, base):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.place(hall.wish(0, 1), slot=2, table=0)
    hall.wish(1, 0)

    form = words(officer.get(f"{base}setup/aims/"))
    said = {"preset": "worth", "moving": "0", "holds_all": "on", "fairness": "0"}
    officer.post(f"{base}setup/aims/", said)
    session = Session.objects.get()

    assert "How much more often one may wait than another" in form
    assert (session.holds_all, session.fairness) == (True, 0)
    assert "Every wish must be held. Nobody may wait over 0 times more often" in words(
        officer.get(f"{base}setup/")
    )
    board = words(officer.get(base))
    assert "1 wish has no place. On this board the waits of two people differ by 1." in board
    assert "From then on every wish was to be held." in words(officer.get(f"{base}history/"))


def test_a_session_that_demands_nothing_says_nothing_of_it(officer, hall, base):
    hall.place(hall.wish(0, 0), slot=0, table=0)

    officer.post(f"{base}setup/aims/", {"preset": "worth", "moving": "0", "fairness": ""})

    assert (Session.objects.get().holds_all, Session.objects.get().fairness) == (False, None)
    assert "must be held" not in words(officer.get(base))


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"preset": "worth", "moving": "0", "fairness": "21"}, "less than or equal to 20"),
        ({"preset": "own", "moving": "0"}, "The worth of the meetings is always a goal"),
        ({"preset": "fair", "moving": "99"}, "less than or equal to 60"),
        ({"preset": "luck", "moving": "0"}, "Select a valid choice"),
    ],
)
def test_goals_that_make_no_sense_are_refused(officer, base, said, complaint):
    response = officer.post(f"{base}setup/aims/", said)

    assert response.status_code == 422
    assert complaint in words(response)


def test_a_table_becomes_a_room(officer, hall, base):
    room = {"label": "Room A", "kind": "room", "chairs": "6", "accessible": "on"}

    officer.post(f"{base}setup/tables/", rows(hall, **room, across="1.5", along="0"))

    table = Table.objects.order_by("position").first()
    assert (table.label, table.kind, table.chairs) == ("Room A", "room", 6)
    assert (table.accessible, table.across, table.along) == (True, 1.5, 0.0)
    assert "Room with a door 1" in words(officer.get(f"{base}setup/"))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"label": "2"}, "“2” names 2 tables"),
        ({"across": "3"}, "Table 1 is measured one way only"),
        ({"chairs": "1"}, "greater than or equal to 2"),
        ({"across": "nan", "along": "1"}, "Enter a number"),
    ],
)
def test_tables_that_make_no_sense_are_refused(officer, hall, base, change, complaint):
    response = officer.post(f"{base}setup/tables/", rows(hall, **change))

    assert response.status_code == 422
    assert complaint in words(response)
    assert Table.objects.get(pk=hall.tables[0].pk).label == "1"


def test_a_table_of_another_session_stays_as_it_is(officer, hall, base):
    officer.post(f"{base}setup/tables/", rows(hall, table="999999", label="Nowhere"))

    assert not Table.objects.filter(label="Nowhere").exists()


def test_an_interpreter_is_added_and_changed(officer, hall, base):
    said = {"name": "Aiko Mori", "languages": ["ja"], "away": [str(hall.slots[0].pk)]}
    officer.post(f"{base}setup/helpers/add/", said)
    aiko = Helper.objects.get()
    assert (aiko.skills, aiko.absences.get().slot) == (["ja"], hall.slots[0])

    officer.post(f"{base}setup/helpers/{aiko.pk}/", said | {"others": ["vehicle"], "away": []})

    aiko.refresh_from_db()
    assert (aiko.skills, aiko.absences.count()) == (["ja", "vehicle"], 0)


def test_a_helper_who_can_do_nothing_is_refused(officer, base):
    response = officer.post(f"{base}setup/helpers/add/", {"name": "Aiko Mori"})

    assert response.status_code == 422
    assert "Say at least one language or skill." in words(response)


def test_a_helper_is_dismissed(officer, base, aiko):
    officer.post(f"{base}setup/helpers/{aiko.pk}/dismiss/")

    assert not Helper.objects.exists()
    assert officer.get(f"{base}setup/helpers/{aiko.pk}/").status_code == 404


def test_competitors_are_kept_apart_and_let_together(officer, hall, base):
    one, other = (party.pk for party in hall.companies)
    officer.post(f"{base}setup/competitors/", {"one": one, "other": other})
    pair = Competitors.objects.get()

    officer.post(f"{base}setup/competitors/{pair.pk}/remove/")

    assert not Competitors.objects.exists()


@pytest.mark.parametrize("other", ["", "same", "999999"])
def test_a_pair_that_is_none_is_refused(officer, hall, base, other):
    one = hall.companies[0].pk
    said = {"one": one, "other": one if other == "same" else other}

    assert officer.post(f"{base}setup/competitors/", said).status_code == 422
    assert not Competitors.objects.exists()


def test_the_set_up_asks_as_often_for_many_helpers_as_for_one(
    officer, hall, base, django_assert_max_num_queries
):
    for number in range(12):
        services.keep_helper(
            session=hall.session,
            name=f"Helper {number}",
            skills=["ja"],
            away=hall.slots[:2],
            by=hall.officer,
            now=NOW,
        )

    with django_assert_max_num_queries(20):
        officer.get(f"{base}setup/")


def test_what_was_said_is_told_in_the_history(officer, hall, base, aiko):
    officer.post(f"{base}setup/aims/", {"preset": "fair", "moving": "5"})

    said = words(officer.get(f"{base}history/"))

    assert "Aiko Mori helps in this session." in said
    assert "It was said what the timetable is to be good at." in said
