"""A door: its key, its list, and what it sends."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.attendance import badge_for

from hansa.apps.attendance import queries, services
from hansa.apps.attendance.models import Device, Scan


@pytest.fixture
def phone(coast, seminar):
    door = services.add_door(activity=seminar, name="Door A", by=coast.officer, now=timezone.now())
    return services.open_door(door=door, keeper="Lien", by=coast.officer, now=timezone.now())


def address(name, phone):
    return reverse(f"attendance:{name}", args=[phone.secret])


def milliseconds(moment):
    return round(moment.timestamp() * 1000)


def said(badge, number=1, **details):
    now = milliseconds(timezone.now())
    scan = {"id": str(uuid4()), "n": number, "d": badge.digest, "t": now, "ok": True, "in": True}
    return {**scan, **details}


def send(phone, *scans, sent=None):
    body = {"sent": sent or milliseconds(timezone.now()), "scans": list(scans)}
    client = Client(enforce_csrf_checks=True)
    return client.post(address("scans", phone), json.dumps(body), content_type="application/json")


def test_a_volunteer_without_an_account_keeps_a_door_by_its_link(phone, delegate):
    badge = badge_for(delegate)

    page = Client().get(address("door", phone))
    listed = Client().get(address("guest_list", phone)).json()
    answered = send(phone, said(badge)).json()

    assert page.status_code == 200
    assert "Claes" not in page.content.decode()
    assert [(guest["n"], guest["d"]) for guest in listed["guests"]] == [("Ann Claes", badge.digest)]
    assert badge.token not in json.dumps(listed)
    assert answered["counts"] == {"arrived": 1, "inside": 1, "expected": 1}


def test_a_stranger_with_another_secret_finds_no_door(phone):
    for name in ("door", "guest_list"):
        assert Client().get(reverse(f"attendance:{name}", args=["other"])).status_code == 404


def test_what_is_sent_twice_counts_once(phone, delegate, seminar):
    scan = said(badge_for(delegate))

    answers = [send(phone, scan).json()["answers"] for _ in range(2)]

    assert answers[0] == answers[1] == [{"id": scan["id"], "ok": True, "x": ""}]
    assert queries.attended(seminar).tally.arrived == 1


def test_a_phone_whose_clock_is_an_hour_fast_is_put_right(phone, delegate, seminar):
    fast = milliseconds(timezone.now() + timedelta(hours=1))

    send(phone, said(badge_for(delegate), t=fast, off=-3_600_000), sent=fast)

    assert abs(Scan.objects.get().at - timezone.now()) < timedelta(minutes=1)
    phone.refresh_from_db()
    assert abs(phone.offset_ms + 3_600_000) < 60_000


def test_the_list_tells_who_must_not_be_photographed_and_whose_badge_was_revoked(
    phone, coast, delegate
):
    services.revoke_badge(
        badge=badge_for(delegate), by=coast.officer, now=timezone.now(), why="Lost"
    )

    (guest,) = Client().get(address("guest_list", phone)).json()["guests"]

    assert (guest["p"], guest["x"]) == (False, "revoked")


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "{}", '{"sent": 1, "scans": {}}', '{"sent": "x", "scans": []}',
        '{"sent": 1, "scans": [{"id": "no", "n": 1, "t": 1, "ok": true}]}',
        '{"sent": 1, "scans": [{"id": "6c2f4a2e-8a83-4f9b-9f6c-4f3a0f6a6b11", "n": -1, "t": 1}]}',
        '{"sent": 99999999999999999, "scans": []}',
        '{"sent": 1, "scans": ' + "[" * 3000 + "]" * 3000 + "}",
    ],
)  # fmt: skip
def test_what_no_door_sends_is_refused_and_changes_nothing(phone, body):
    answer = Client().post(address("scans", phone), body, content_type="application/json")

    assert answer.status_code == 400
    assert Scan.objects.count() == 0


def test_a_revoked_link_is_shut_and_says_so(phone, coast):
    services.revoke_device(device=phone, by=coast.officer, now=timezone.now())

    page = Client().get(address("door", phone))

    assert page.status_code == 410
    assert "Ask the officer for a new one" in page.content.decode()
    assert send(phone).status_code == Client().get(address("guest_list", phone)).status_code == 410


def test_a_link_that_expired_is_shut(phone):
    then = timezone.now() - timedelta(days=2)
    Device.objects.update(made_at=then, expires_at=then + timedelta(hours=1))

    assert Client().get(address("door", phone)).status_code == 410


def test_a_walk_in_comes_by_name_with_who_let_them_in(phone, seminar):
    now = milliseconds(timezone.now())
    new = {"id": str(uuid4()), "n": 1, "d": "", "name": "Rosa Diaz", "org": "Port", "t": now,
           "ok": True, "reason": "invited"}  # fmt: skip

    send(phone, new)

    (arrival,) = queries.arrivals_of(seminar)
    assert (str(arrival.walk_in), arrival.walk_in.organisation) == ("Rosa Diaz", "Port")
