"""Announcing on screen, and reading it on the agenda."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse
from tests.factories.programme import delegate_on
from tests.factories.travel import bus_on, seated


def a_bus(coast):
    leg = coast.san_francisco
    bus = bus_on(leg, by=coast.officer, day=leg.starts_on)
    bus.refresh_from_db()
    return bus


def test_an_officer_announces_and_the_delegate_reads_it_on_the_agenda(officer, coast, delegate):
    where = reverse("attendance:announcements", args=[coast.mission.slug])
    said = {"key": str(uuid4()), "to": "everybody", "text_en": "The bus waits at the north door."}

    first = officer.get(where)
    officer.post(where, said)
    answer = officer.post(where, said, follow=True)
    reader = Client()
    reader.force_login(delegate.person.user)
    agenda = reader.get(reverse("programme:agenda", args=[coast.mission.slug]))

    assert "Nothing was announced yet" in first.content.decode()
    assert answer.content.decode().count("The bus waits at the north door.") == 1
    assert "The bus waits at the north door." in agenda.content.decode()


def test_a_stranger_announces_nothing(stranger, coast):
    where = reverse("attendance:announcements", args=[coast.mission.slug])

    assert stranger.get(where).status_code == 404
    assert stranger.post(where, {"to": "everybody", "text_en": "x"}).status_code == 404


def test_an_empty_announcement_is_refused_beside_its_field(officer, coast, delegate):
    where = reverse("attendance:announcements", args=[coast.mission.slug])

    answer = officer.post(where, {"key": str(uuid4()), "to": "everybody", "text_en": ""})

    assert answer.status_code == 422


def test_only_those_on_the_bus_read_what_is_announced_to_it(officer, coast, delegate):
    ashore = delegate_on(coast.san_francisco)
    bus = a_bus(coast)
    seated(delegate, bus, by=coast.officer)
    where = reverse("attendance:announcements", args=[coast.mission.slug])
    said = {"key": str(uuid4()), "to": f"ride-{bus.pk}", "text_en": "We leave from kerb 4."}

    form = officer.get(where)
    answer = officer.post(where, said, follow=True)
    pages = {}
    for each in (delegate, ashore):
        reader = Client()
        reader.force_login(each.person.user)
        pages[each] = reader.get(reverse("programme:agenda", args=[coast.mission.slug])).text

    assert f"Those on a bus: {bus.told.start:%d.%m. %H:%M} {bus}" in form.text
    assert "1 person was told." in answer.text
    assert "We leave from kerb 4." in pages[delegate]
    assert "We leave from kerb 4." not in pages[ashore]


def test_an_empty_bus_is_told_nothing(officer, coast, delegate):
    bus = a_bus(coast)
    where = reverse("attendance:announcements", args=[coast.mission.slug])
    said = {"key": str(uuid4()), "to": f"ride-{bus.pk}", "text_en": "We leave from kerb 4."}

    answer = officer.post(where, said)

    assert answer.status_code == 422
    assert "Nobody is concerned" in answer.text
