"""The sessions of a mission, and planning one."""

import pytest
from tests.factories.registration import west_coast
from tests.web.meetings.pages import words

from hansa.apps.meetings.models import Session

PLAN = {
    "title_en": "Ports and logistics",
    "title_fr": "Ports et logistique",
    "hall": "Hall C",
    "day": "2025-10-07",
    "starts": "09:00",
    "minutes": "25",
    "pause": "5",
    "slots": "4",
    "tables": "3",
}


@pytest.fixture
def plan(hall):
    return PLAN | {"leg": hall.coast.san_francisco.pk}


def test_an_officer_sees_each_session_with_its_counts(officer, hall):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.wish(1, 1)

    said = words(officer.get("/m/west-coast/meetings/"))

    assert "Monday 6 October, San Francisco" in said
    assert "10:00 –11:30" in said
    assert "3 slots · 2 tables · 4 parties" in said
    assert "1 of 2 placed" in said
    assert "Not published yet" in said


def test_a_stranger_sees_no_sessions(stranger):
    assert stranger.get("/m/west-coast/meetings/").status_code == 404
    assert stranger.post("/m/west-coast/meetings/plan/", PLAN).status_code == 404


def test_who_is_signed_out_is_asked_to_sign_in(client, hall):
    response = client.get("/m/west-coast/meetings/")

    assert response.status_code == 302
    assert "sign-in" in response["Location"]


def test_a_mission_without_sessions_says_what_one_is(client, db):
    coast = west_coast()
    client.force_login(coast.officer)

    assert "No session yet" in words(client.get("/m/west-coast/meetings/"))


def test_a_moved_meeting_is_a_change_to_publish(officer, hall):
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.publish()
    hall.move(meeting, slot=1, table=0)

    assert "2 changes to publish" in words(officer.get("/m/west-coast/meetings/"))


def test_the_list_asks_as_often_for_many_sessions_as_for_one(
    officer, hall, django_assert_max_num_queries
):
    for number in range(5):
        Session.objects.create(
            leg=hall.coast.san_francisco, titles={"en": f"Session {number}"}, hall="Hall"
        )

    with django_assert_max_num_queries(17):
        officer.get("/m/west-coast/meetings/")


def test_a_session_is_planned_by_the_clocks_of_the_leg(officer, plan):
    response = officer.post("/m/west-coast/meetings/plan/", plan)

    session = Session.objects.latest("pk")
    assert response["Location"] == f"/m/west-coast/meetings/{session.pk}/"
    assert session.titles == {"en": "Ports and logistics", "fr": "Ports et logistique"}
    first = session.slots.order_by("period").first().period
    assert first.lower.isoformat() == "2025-10-07T16:00:00+00:00"
    assert [table.label for table in session.tables.all()] == ["1", "2", "3"]


def test_labels_of_tables_may_be_given_one_a_line(officer, plan):
    officer.post("/m/west-coast/meetings/plan/", plan | {"labels": "North\nSouth\n\n"})

    labels = [table.label for table in Session.objects.latest("pk").tables.all()]
    assert labels == ["North", "South"]


@pytest.mark.parametrize(
    ("change", "field", "complaint"),
    [
        ({"slots": "0"}, "slots", "A session needs at least one slot."),
        ({"tables": "0"}, "tables", "A session needs at least one table."),
        ({"labels": "A\nA"}, "labels", "“A” names 2 tables; every table needs a label of its own."),
        ({"title_en": ""}, "title_en", "This field is required."),
        ({"leg": "999999"}, "leg", "Select a valid choice"),
        ({"slots": "100000"}, "slots", "Ensure this value is less than or equal to 60."),
        ({"day": "9999-12-31"}, "day", "Ensure this value is less than or equal to"),
        ({"labels": "\n".join(map(str, range(201)))}, "labels", "at most 200 tables"),
    ],
)
def test_an_impossible_plan_is_refused_beside_its_field(officer, plan, change, field, complaint):
    response = officer.post("/m/west-coast/meetings/plan/", plan | change)

    assert response.status_code == 422
    assert complaint in response.context["form"].errors[field][0]
    assert Session.objects.count() == 1


def test_slots_outside_the_leg_are_refused(officer, plan):
    response = officer.post("/m/west-coast/meetings/plan/", plan | {"day": "2025-11-07"})

    assert response.status_code == 422
    assert "lies outside the leg" in words(response)


def test_the_slots_are_shown_while_the_form_is_filled_in(officer, plan):
    response = officer.post("/m/west-coast/meetings/plan/slots/", plan)

    said = words(response)
    assert "09:00–09:25" in said
    assert "10:30–10:55" in said


def test_a_counsellor_may_not_plan(counsellor, plan):
    assert counsellor.post("/m/west-coast/meetings/plan/", plan).status_code == 403
    assert counsellor.get("/m/west-coast/meetings/").status_code == 200
