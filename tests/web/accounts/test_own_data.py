"""What is known about the reader, on screen and as a file; and being forgotten."""

import json

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.particulars import tells, traveller
from tests.factories.programme import ActivityFactory, between, told_meeting
from tests.factories.registration import west_coast

from hansa.apps.programme.models import SignUp
from hansa.apps.registration import services
from hansa.journeys.know_about_me import know_about_me
from hansa.web.accounts.chapters import COLUMNS, TITLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def delegate(coast, client):
    delegate = tells(traveller(coast, first_name="Ann", last_name="Verhulst"))
    now = delegate.person.user.created_at
    services.read_particulars(
        [delegate], section="table", why="Gala dinner", by=coast.officer, now=now
    )
    visit = ActivityFactory(leg=coast.san_francisco)
    SignUp.objects.create(activity=visit, delegate=delegate, signed_up_at=now)
    told_meeting(delegate, hours=between("14:00", "14:30"))
    client.force_login(delegate.person.user)
    return delegate


def erasing(client, email):
    return client.post(reverse("accounts:erase"), {"email": email}, follow=True)


def test_a_delegate_reads_everything_that_is_known_about_them(client, delegate):
    page = client.get(reverse("accounts:own_data")).text

    for known in (
        "Verhulst",
        "EX123456",
        "Insulin",
        "Gala dinner",
        "Nour Lambert",
        "Pacific Cold Chain",
    ):
        assert known in page


def test_a_stranger_reads_only_their_own(client, delegate):
    client.force_login(traveller(west_coast(slug="lima", name="AWEX")).person.user)

    for name in ("own_data", "own_data_file"):
        answer = client.get(reverse(f"accounts:{name}"))
        assert "Verhulst" not in answer.text
        assert "EX123456" not in answer.text


def test_the_file_says_the_same_to_a_program(client, delegate):
    answer = client.get(reverse("accounts:own_data_file"))

    known = json.loads(answer.content)
    assert answer["Content-Disposition"] == 'attachment; filename="hansa-about-me.json"'
    assert known["people"][0]["last_name"] == "Verhulst"
    assert {row.get("number") for row in known["particulars"]} >= {"EX123456"}
    assert [row["why"] for row in known["looks"] if row["why"]] == ["Gala dinner"]


def test_every_chapter_and_column_has_words(delegate):
    chapters = know_about_me(delegate.person.user)

    assert {chapter.name for chapter in chapters} <= set(TITLES)
    assert {name for chapter in chapters for row in chapter.rows for name in row} <= set(COLUMNS)


def test_who_is_to_be_forgotten_writes_their_address_first(client, delegate):
    delegate.registration.status = "withdrawn"
    delegate.registration.save()
    user = delegate.person.user

    refused = erasing(client, "somebody@example.org")
    done = erasing(client, user.email)

    assert refused.status_code == 422
    assert f"Write {user.email}, to be sure that you mean it." in refused.text
    assert "You are forgotten. Farewell." in done.text
    user.refresh_from_db()
    assert not user.is_active


def test_the_page_says_what_stays_and_why_invoices_do(client, delegate):
    page = client.get(reverse("accounts:erase")).text

    assert "Invoices and their payments: the law makes the agency keep" in page


def test_staff_find_out_what_to_do_first_instead_of_a_button(client, coast):
    client.force_login(StaffFactory(agency=coast.agency))

    page = client.get(reverse("accounts:erase")).text

    assert "You work for hub.brussels." in page
    assert "Forget me for good" not in page
    assert erasing(client, "nobody@example.org").status_code == 422


def test_no_device_keeps_what_is_known(client, delegate):
    for name in ("own_data", "own_data_file", "erase"):
        assert "no-store" in client.get(reverse(f"accounts:{name}"))["Cache-Control"]
