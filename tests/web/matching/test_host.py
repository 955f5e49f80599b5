"""The host's page behind a signed link."""

from datetime import UTC, datetime

import pytest
from django.core import signing
from tests.factories.sessions import a_hall
from tests.web.meetings.pages import words

from hansa.apps.directory.models import Person
from hansa.apps.meetings import queries
from hansa.apps.meetings.models import Meeting, Wish


@pytest.fixture
def hall(db):
    """10:00 to 11:30 on 6 October by the clocks of San Francisco; two tables, no wish yet."""
    return a_hall(datetime(2025, 10, 6, 17, tzinfo=UTC))


@pytest.fixture
def host(hall):
    return hall.hosts[0].counterpart


@pytest.fixture
def link(host):
    return f"/host/{queries.host_token(host)}/"


def test_a_host_sees_when_they_are_expected_and_who_asks(client, hall, link):
    hall.place(hall.wish(0, 0, worth=100), slot=0, table=1)
    hall.wish(1, 0, worth=25)
    hall.publish()

    response = client.get(link)

    said = words(response)
    assert "Monday 6 October 10:00 until 10:30 Zelmavelde Grid" in said
    assert "Table 2, Hall B" in said
    assert "2 companies would like to meet you" in said
    assert "wants to meet you: must meet" in said
    assert "wants to meet you: if possible" in said
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("token", ["forged", "eyJob3N0IjoxfQ:1abc:def", "a:b:c"])
def test_a_stranger_with_a_forged_link_gets_a_calm_page(client, hall, token):
    response = client.get(f"/host/{token}/")

    assert response.status_code == 404
    assert "This link does not work" in words(response)


def test_a_link_signed_for_something_else_is_no_link(client, hall):
    token = signing.dumps({"host": 1, "v": 1}, salt="something else")

    assert client.get(f"/host/{token}/").status_code == 404


def test_a_meeting_that_was_not_published_is_not_told(client, hall, link):
    hall.place(hall.wish(0, 0), slot=0, table=1)

    assert "The times are not fixed yet." in words(client.get(link))


def test_a_host_declines_with_a_reason(client, hall, link):
    wish = hall.place(hall.wish(0, 0), slot=0, table=1).wish

    response = client.post(f"{link}decline/{wish.pk}/", {"why": "We left that trade."}, follow=True)

    assert "You have declined. Zelmavelde Grid will be told." in words(response)
    assert Wish.objects.get().decline_reason == "We left that trade."
    assert not Meeting.objects.exists()


def test_a_wish_to_meet_somebody_else_is_not_the_hosts_to_decline(client, hall, link):
    wish = hall.wish(0, 1)

    response = client.post(f"{link}decline/{wish.pk}/", {"why": "No"})

    assert response.status_code == 404
    assert Wish.objects.get().declined_at is None


def test_the_page_speaks_the_hosts_language_until_another_is_chosen(client, host, link):
    Person.objects.filter(pk=host.contact_id).update(language="fr")

    assert '<html lang="fr"' in client.get(link).content.decode()
    client.cookies["django_language"] = "nl"
    assert '<html lang="nl"' in client.get(link).content.decode()


def test_nothing_a_company_writes_becomes_markup(client, hall, link):
    registration = hall.companies[0].registration
    registration.motivation = "<script>alert(1)</script>"
    registration.save()
    hall.wish(0, 0)

    assert "<script>alert" not in client.get(link).content.decode()
