"""The wishes of a session, as officers and counsellors see them."""

import pytest
from tests.web.meetings.pages import words

from hansa.apps.meetings.models import Meeting, Wish


@pytest.fixture
def placed(hall):
    return hall.place(hall.wish(0, 0, worth=80), slot=0, table=1)


def test_the_list_tells_worth_names_origin_and_place(officer, hall, base, placed):
    Wish.objects.filter(pk=hall.wish(1, 1).pk).update(unheld_reason="tables_full")

    said = words(officer.get(f"{base}wishes/"))

    assert "80 Zelmavelde Grid Bayside Power Delegate 10:00, table 2 agreed" in said
    assert "When both are free, every table is taken." in said


def test_the_list_tells_reasons_with_names_and_times(officer, hall, base, placed):
    facts = {
        "reason": "tables_full",
        "slots": [hall.slots[0].pk],
        "instead": {"slot": hall.slots[0].pk, "wishes": [placed.wish_id], "worth": 80},
    }
    left_out = hall.wish(1, 1)
    Wish.objects.filter(pk=left_out.pk).update(unheld_reason="tables_full", unheld_facts=facts)
    sentence = (
        "All tables are taken when all are free (10:00–10:30). The least that would have to go: "
        "Zelmavelde Grid – Bayside Power, worth 80, at 10:00."
    )

    assert sentence in words(officer.get(f"{base}wishes/"))
    assert sentence in words(officer.get(base))
    assert sentence in words(officer.get(f"{base}?wish={left_out.pk}"))


def test_a_stranger_sees_and_adds_no_wish(stranger, hall, base):
    pair = {"asking": hall.companies[0].pk, "asked": hall.hosts[0].pk, "worth": "50"}

    assert stranger.get(f"{base}wishes/").status_code == 404
    assert stranger.post(f"{base}wishes/add/", pair).status_code == 404
    assert not Wish.objects.exists()


def test_wishes_are_found_by_part_of_a_name_and_by_state(officer, hall, base, placed):
    hall.wish(1, 1)

    by_name = words(officer.get(f"{base}wishes/", {"q": "redwood"}))
    unplaced = words(officer.get(f"{base}wishes/", {"state": "unplaced"}))
    nothing = words(officer.get(f"{base}wishes/", {"q": "nobody"}))

    assert "Quorilune Storage" in by_name
    assert "Zelmavelde Grid" not in by_name
    assert "Zelmavelde Grid" not in unplaced
    assert "No wish like this" in nothing


def test_an_officer_adds_a_wish_for_the_agency(officer, hall, base):
    pair = {"asking": hall.companies[0].pk, "asked": hall.hosts[0].pk, "worth": "70"}

    officer.post(f"{base}wishes/add/", pair)

    wish = Wish.objects.get()
    assert (wish.worth, wish.origin) == (70, "agency")


@pytest.mark.parametrize(
    ("change", "field"), [({"worth": "101"}, "worth"), ({"asked": "0"}, "asked")]
)
def test_an_impossible_wish_is_refused_beside_its_field(officer, hall, base, change, field):
    pair = {"asking": hall.companies[0].pk, "asked": hall.hosts[0].pk, "worth": "70"}

    response = officer.post(f"{base}wishes/add/", pair | change)

    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_nobody_is_made_to_meet_themselves(officer, hall, base):
    pair = {"asking": hall.hosts[0].pk, "asked": hall.hosts[0].pk, "worth": "70"}

    response = officer.post(f"{base}wishes/add/", pair)

    assert response.context["form"].errors["asked"] == ["Nobody can meet themselves."]


def test_a_counsellor_declines_for_a_host_with_a_reason(counsellor, base, placed):
    counsellor.post(f"{base}wish/{placed.wish_id}/decline/", {"why": "The buyer is ill."})

    wish = Wish.objects.get()
    assert (wish.declined_at is not None, wish.decline_reason) == (True, "The buyer is ill.")
    assert not Meeting.objects.exists()


def test_a_counsellor_adds_no_wish(counsellor, base):
    assert counsellor.get(f"{base}wishes/add/").status_code == 403


def test_the_list_asks_as_often_for_many_wishes_as_for_one(
    officer, hall, base, django_assert_max_num_queries
):
    for company in range(2):
        for host in range(2):
            hall.wish(company, host)

    with django_assert_max_num_queries(18):
        officer.get(f"{base}wishes/")
