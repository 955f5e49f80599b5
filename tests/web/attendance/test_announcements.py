"""Announcing on screen, and reading it on the agenda."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse


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
