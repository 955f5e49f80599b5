"""Speeches, flags and photographs of an activity on screen."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories.accounts import LONG_BEFORE, StaffFactory
from tests.factories.programme import ActivityFactory
from tests.factories.protocol import dignitary
from tests.factories.registration import west_coast

from hansa.apps.protocol import queries, services

ROOM = "/m/west-coast/protocol/"


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def gala(coast):
    return ActivityFactory(leg=coast.san_francisco, kind="gala")


@pytest.fixture
def page(gala):
    return f"{ROOM}activities/{gala.pk}/"


@pytest.fixture
def officer(client, coast):
    client.force_login(coast.officer)
    return client


def speakers(activity):
    return [str(each.dignitary) for each in queries.speeches_of(activity)]


def test_an_officer_puts_speakers_in_the_usual_order_and_corrects_it(officer, coast, gala, page):
    for name, category, side in (
        ("Head", "royal_family", "delegation"),
        ("Consul", "consul_general", "delegation"),
        ("Mayor", "mayor", "host"),
    ):
        who = dignitary(coast.mission, name, category, side=side)
        answer = officer.post(f"{page}speak/", {"dignitary": who.pk, "minutes": 4})
        assert answer.url == page

    officer.post(f"{page}propose/")
    assert speakers(gala) == ["Mayor", "Consul", "Head"]

    last = queries.speeches_of(gala).last()
    officer.post(f"{page}speeches/{last.pk}/", {"to": "earlier"})
    officer.post(f"{page}speeches/{last.pk}/", {"minutes": "9"})
    assert speakers(gala) == ["Mayor", "Head", "Consul"]
    assert queries.speeches_of(gala).get(pk=last.pk).minutes == 9

    officer.post(f"{page}speeches/{last.pk}/", {"to": "drop"})
    assert speakers(gala) == ["Mayor", "Consul"]
    assert "Mayor" in officer.get(page).content.decode()


def test_strangers_read_nothing(client, gala, page):
    client.force_login(StaffFactory())

    for address in (page, f"{page}photos/", f"{ROOM}activities/"):
        assert client.get(address).status_code == 404
    assert client.post(f"{page}propose/").status_code == 404


@pytest.mark.parametrize("minutes", ["", "x", "0", "61", "٥"])
def test_a_length_that_is_none_is_refused(officer, coast, gala, page, minutes):
    who = dignitary(coast.mission)
    speech = services.add_speech(
        activity=gala, dignitary=who, minutes=4, by=coast.officer, now=LONG_BEFORE
    )

    answer = officer.post(f"{page}speeches/{speech.pk}/", {"minutes": minutes})

    assert answer.status_code == 409
    assert "A speech takes 1 to 60 minutes." in answer.content.decode()


def test_flags_come_and_go(officer, gala, page):
    officer.post(f"{page}flags/", {"code": "BE"})
    officer.post(f"{page}flags/", {"code": "EU"})
    assert officer.post(f"{page}flags/", {"code": "EU"}).status_code == 409
    assert officer.post(f"{page}flags/", {"code": "??"}).status_code == 409

    first = queries.flags_of(gala)[0]
    officer.post(f"{page}flags/{first.flag.pk}/")

    assert [each.name for each in queries.flags_of(gala)] == ["European Union"]


def test_flags_at_half_mast_say_who_ordered_it(officer, page):
    said = {"flags": "by_name", "half_mast": "on"}

    assert officer.post(f"{page}ceremonial/", said).status_code == 422
    assert officer.post(f"{page}ceremonial/", {**said, "why": "Mourning"}).url == page
    assert "Mourning" in officer.get(page).content.decode()


def test_a_cabinet_reads_speakers_once_mission_and_activity_and_person_are_named(
    client, coast, gala, page
):
    today = timezone.localdate()
    acting = {"by": coast.officer, "now": LONG_BEFORE}
    for name, day in (("Head", None), ("Guest", today + timedelta(days=9))):
        who = dignitary(coast.mission, name, names_from=day)
        services.add_speech(activity=gala, dignitary=who, minutes=4, **acting)
    client.force_login(StaffFactory(agency=coast.agency, role="cabinet"))

    def read():
        words = client.get(page).content.decode()
        return [name for name in ("Head", "Guest") if f'"row">{name}<' in words]

    def withhold_until(day):
        said = {"flags": "by_name", "half_mast": False, "why": "", "names_from": day}
        services.set_ceremonial(activity=gala, **said, **acting)

    assert read() == []
    coast.mission.names_from = today
    coast.mission.save()
    assert read() == ["Head"]
    withhold_until(today + timedelta(days=1))
    assert read() == []


def test_a_cabinet_does_not_read_what_is_not_sure(client, coast):
    draft = ActivityFactory(leg=coast.san_francisco, status="draft")
    client.force_login(StaffFactory(agency=coast.agency, role="cabinet"))

    assert client.get(f"{ROOM}activities/{draft.pk}/").status_code == 404


def test_the_photographer_finds_who_may_be_photographed(officer, coast, page):
    dignitary(coast.mission, photos="published")

    words = officer.get(f"{page}photos/").content.decode()

    assert "Ilse Verhaegen" in words
    assert "May be photographed and published" in words


def test_every_activity_is_listed_with_what_is_prepared(officer, coast, gala):
    ActivityFactory.create_batch(8, leg=coast.san_francisco)

    assert "Ports and data" in officer.get(f"{ROOM}activities/").content.decode()
