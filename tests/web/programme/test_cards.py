"""Exchanging cards: shown, scanned, kept, given in return, saved and taken back."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.missions import LegFactory
from tests.factories.programme import between, delegate_on, told_meeting

from hansa.apps.meetings.links import LINK_SALT
from hansa.apps.programme import queries
from hansa.apps.programme.cards import token_of
from hansa.apps.programme.models import KeptCard
from hansa.apps.programme.rules import CARD_LIFE
from hansa.journeys.erase_person import erase_person
from hansa.journeys.know_about_me import know_about_me

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg():
    return LegFactory(mission__slug="west-coast")


@pytest.fixture
def ann(leg):
    return delegate_on(leg, first_name="Ann", last_name="Peeters", phone="+32 2 555 01 02")


@pytest.fixture
def bob(leg):
    return delegate_on(leg, first_name="Bob", last_name="Müller; Söhne")


def shown_by(delegate):
    return token_of(queries.Card(delegate.person, delegate.mission))


def address(name, *arguments):
    return reverse(f"programme:{name}", args=arguments)


def signed_in(delegate):
    client = Client()
    client.force_login(delegate.person.user)
    return client


def exchange(ann, bob):
    """Ann shows her card; Bob keeps it and gives his in return."""
    where = address("keep_card", shown_by(ann))
    return signed_in(bob).post(where, {"gives_back": "yes"}, follow=True)


def test_a_card_is_scanned_kept_and_given_in_return(ann, bob):
    shows = signed_in(ann).get(address("own_card", "west-coast"))
    reads = signed_in(bob).get(address("card", shown_by(ann)))
    keeps = exchange(ann, bob)
    gets = signed_in(ann).get(address("contacts", "west-coast"))

    assert shows.text.count('<svg class="badge-code"') == 2
    assert "Ann Peeters" in reads.text
    assert "Give Ann Peeters my card in return" in reads.text
    assert "You have exchanged cards with Ann Peeters." in keeps.text
    assert "Bob Müller; Söhne" in gets.text


def test_a_stranger_reads_a_card_only_by_its_link_and_cannot_keep_it(client, ann, bob):
    stranger = signed_in(delegate_on(LegFactory()))

    assert client.get(address("card", shown_by(ann))).status_code == 200
    assert stranger.post(address("keep_card", shown_by(ann))).status_code == 404
    assert stranger.get(address("contacts", "west-coast")).status_code == 404
    assert stranger.get(address("own_card", "west-coast")).status_code == 404


def test_without_consent_nothing_is_given_in_return(ann, bob):
    signed_in(bob).post(address("keep_card", shown_by(ann)))

    assert [(each.holder, each.person) for each in KeptCard.objects.all()] == [
        (bob.person, ann.person)
    ]


def test_keeping_twice_keeps_once_and_consent_can_follow(ann, bob):
    signed_in(bob).post(address("keep_card", shown_by(ann)))
    exchange(ann, bob)
    exchange(ann, bob)

    assert KeptCard.objects.count() == 2


def test_ones_own_card_is_not_kept(ann):
    answer = signed_in(ann).post(address("keep_card", shown_by(ann)))

    assert answer.status_code == 409
    assert "This is your own card" in answer.text


def test_a_card_is_worthless_after_its_hours_when_forged_and_when_its_owner_left(client, ann):
    shown = shown_by(ann)
    later = timezone.now() + CARD_LIFE + timedelta(minutes=1)

    with patch("django.core.signing.time.time", return_value=later.timestamp()):
        late = client.get(address("card", shown))
    forged = client.get(address("card", f"{ann.mission.pk}-{ann.person.pk}:1:x"))
    type(ann.registration).objects.update(status="withdrawn")
    left = client.get(address("card", shown))

    assert [late.status_code, forged.status_code, left.status_code] == [404, 404, 404]
    assert "Ask to be shown it again." in late.text


def test_cards_are_saved_as_vcards_one_or_all(ann, bob):
    exchange(ann, bob)
    kept = KeptCard.objects.get(holder=ann.person)
    client = signed_in(ann)

    one = client.get(address("contact_file", "west-coast", kept.pk))
    everything = client.get(address("contacts_file", "west-coast") + "?version=3.0")

    assert one["Content-Type"] == "text/vcard; charset=utf-8"
    assert 'filename="bob-muller-sohne.vcf"' in one["Content-Disposition"]
    assert "VERSION:4.0\r\n" in one.content.decode()
    assert "N:Müller\\; Söhne;Bob;;;\r\n" in one.content.decode()
    assert "VERSION:3.0\r\n" in everything.content.decode()


def test_nobody_saves_drops_or_takes_back_what_is_anothers(ann, bob, leg):
    exchange(ann, bob)
    held_by_ann = KeptCard.objects.get(holder=ann.person)
    third = signed_in(delegate_on(leg))

    assert third.get(address("contact_file", "west-coast", held_by_ann.pk)).status_code == 404
    assert third.post(address("drop_contact", "west-coast", held_by_ann.pk)).status_code == 404
    assert third.post(address("take_back", "west-coast", held_by_ann.pk)).status_code == 404
    assert KeptCard.objects.count() == 2


def test_a_card_is_thrown_away_and_ones_own_taken_back(ann, bob):
    exchange(ann, bob)
    client = signed_in(ann)

    client.post(address("drop_contact", "west-coast", KeptCard.objects.get(holder=ann.person).pk))
    client.post(address("take_back", "west-coast", KeptCard.objects.get(person=ann.person).pk))

    assert not KeptCard.objects.exists()


def test_a_host_shows_a_card_and_reads_those_they_were_given(client, ann):
    meeting = told_meeting(ann, hours=between("10:30", "10:50"))
    host = meeting.other_party.counterpart
    link = signing.dumps({"host": host.pk, "v": host.link_version}, salt=LINK_SALT)
    card = queries.card_of(host.contact_id, mission=ann.mission_id)
    signed_in(ann).post(address("keep_card", token_of(card)), {"gives_back": "yes"})
    given = KeptCard.objects.get(holder=host.contact)

    page = client.get(address("host_card", link))
    saved = client.get(address("host_contact", link, given.pk))
    others = client.get(address("host_contact", link, given.pk + 1000))

    assert "Ann Peeters" in page.text
    assert "TEL;TYPE=work:+32 2 555 01 02\r\n" in saved.content.decode()
    assert others.status_code == 404


def test_who_is_forgotten_is_forgotten_in_every_hand(ann, bob):
    exchange(ann, bob)
    told = {each.name: len(each.rows) for each in know_about_me(ann.person.user)}

    erase_person(ann.person.user, now=timezone.now())

    assert told["contacts"] == 1
    assert told["card_given"] == 1
    assert not KeptCard.objects.exists()


def test_the_contacts_cost_at_most_twelve_queries(ann, bob, leg, django_assert_max_num_queries):
    for _ in range(5):
        exchange(ann, delegate_on(leg))
    client = signed_in(ann)

    with django_assert_max_num_queries(12):
        client.get(address("contacts", "west-coast"))
