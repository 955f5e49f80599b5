"""Badges: on the delegate's phone, printed, revoked and replaced."""

from django.test import Client
from django.urls import reverse
from tests.factories.attendance import badge_for
from tests.factories.programme import delegate_on
from tests.factories.registration import west_coast

from hansa.apps.attendance import queries


def address(name, coast, *numbers):
    return reverse(f"attendance:{name}", args=[coast.mission.slug, *numbers])


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_delegates_phone_shows_their_badge_and_keeps_it(coast, delegate):
    answer = client_of(delegate.person.user).get(address("my_badge", coast))

    page = answer.content.decode()
    assert badge_for(delegate).token in page
    assert answer.headers["X-Hansa-Reader"]


def test_a_stranger_sees_nobodys_badge(coast, stranger, delegate):
    elsewhere = delegate_on(west_coast(slug="lima", name="AWEX").san_francisco)
    badge = badge_for(delegate)

    foreign = client_of(elsewhere.person.user).get(address("my_badge", coast))

    assert foreign.status_code == 404
    assert stranger.get(address("badges", coast)).status_code == 404
    assert stranger.get(address("badge", coast, badge.pk)).status_code == 404


def test_badges_are_issued_listed_found_and_printed(officer, coast, delegate):
    officer.post(address("issue", coast))

    listed = officer.get(address("badges", coast), {"q": "claes"}).content.decode()
    nobody = officer.get(address("badges", coast), {"q": "nobody"}).content.decode()
    sheet = officer.get(address("badge_sheet", coast)).content.decode()

    assert "Ann Claes" in listed
    assert "Nobody has that name" in nobody
    assert sheet.count("badge-code") == 1


def test_a_lost_badge_is_replaced_and_one_without_a_reason_is_not(officer, coast, delegate):
    badge = badge_for(delegate)
    where = address("badge", coast, badge.pk)

    without = officer.post(where, {"why": "", "replace": "1"})
    officer.post(where, {"why": "Left in a taxi", "replace": "1"})

    assert without.status_code == 422
    assert queries.badge_of(delegate) != badge


def test_a_revoked_badge_is_told_to_its_owner(officer, coast, delegate):
    badge = badge_for(delegate)
    officer.post(address("badge", coast, badge.pk), {"why": "Sent home"})

    page = client_of(delegate.person.user).get(address("my_badge", coast)).content.decode()

    assert "Your badge was revoked" in page
