"""What a delegate of the demonstration keeps, played on a small mission."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from tests.factories.programme import ActivityFactory, between, delegate_on, told_meeting
from tests.factories.registration import west_coast

from hansa.apps.meetings.models import Session
from hansa.cli.demonstration.exchange import hand_out


@pytest.mark.django_db
def test_the_fullest_delegate_has_notes_contacts_and_papers(client):
    coast = west_coast()
    delegate = delegate_on(coast.san_francisco)
    meeting = told_meeting(delegate, hours=between("10:30", "10:50"))
    Session.objects.update(publication=1)
    seminar = ActivityFactory(leg=coast.san_francisco)

    hand_out("west-coast", cast=SimpleNamespace(officers={"brussels": coast.officer}))

    client.force_login(delegate.person.user)
    uid = f"{meeting.wish.uid}-{meeting.person_id}"
    noted = client.get(reverse("programme:meeting", args=["west-coast", uid])).text
    paper = client.get(reverse("programme:own_activity", args=["west-coast", seminar.uid])).text
    cards = client.get(reverse("programme:contacts", args=["west-coast"])).text
    assert "forty reefers a month" in noted
    assert "Speakers.pdf" in paper
    assert "Jo Kim" in cards
