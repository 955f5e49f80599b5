"""A roll-call on the phones of leaders."""

import pytest
from django.urls import reverse

from hansa.apps.attendance import queries


def address(name, coast, *numbers):
    return reverse(f"attendance:{name}", args=[coast.mission.slug, *numbers])


@pytest.fixture
def call(officer, coast, seminar, delegate):
    officer.post(address("roll_calls", coast), {"why": "Earthquake"})
    return queries.open_roll_call(coast.mission)


def test_a_leader_ticks_somebody_and_sees_who_is_missing(officer, coast, call):
    before = officer.get(address("roll_call", coast, call.pk)).content.decode()
    (called,) = queries.called(call)

    after = officer.post(
        address("tick", coast, call.pk, called.line.pk),
        {"found": "safe"},
        headers={"HX-Request": "true"},
    ).content.decode()

    assert "1 of 1 missing" in before
    assert "0 of 1 missing" in after


def test_a_stranger_finds_no_roll_call(stranger, coast, call):
    assert stranger.get(address("roll_calls", coast)).status_code == 404
    assert stranger.get(address("roll_call", coast, call.pk)).status_code == 404


def test_people_are_grouped_by_activity_hotel_or_bus(officer, coast, call):
    where = address("roll_call", coast, call.pk)

    pages = [officer.get(where, {"by": by}).content.decode() for by in ("activity", "bus", "x")]

    assert [page.count("<h2>Ports and data") for page in pages] == [1, 0, 1]


def test_a_roll_call_is_closed_with_an_account(officer, coast, call):
    where = address("close_call", coast, call.pk)

    without = officer.post(where, {"account": ""})
    officer.post(where, {"account": "All safe."})

    assert without.status_code == 422
    assert queries.open_roll_call(coast.mission) is None


def test_a_second_roll_call_waits_for_the_first(officer, coast, call):
    answer = officer.post(address("roll_calls", coast), {"why": "Again"})

    assert answer.status_code == 422
