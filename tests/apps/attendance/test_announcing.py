"""An announcement reaches those concerned, in their language, once."""

from uuid import uuid4

import pytest
from tests.factories.programme import ActivityFactory, at, delegate_on, place_at, visit_on
from tests.factories.registration import west_coast

from hansa.apps.attendance.models import Announcement
from hansa.apps.programme.models import Notice
from hansa.journeys.announce import announce
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

NOON = at("12:00")
WORDS = {"en": "The bus waits at the north door.", "fr": "Le bus attend à la porte nord."}


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def ann(coast):
    return delegate_on(coast.san_francisco, sector_group=coast.energy, first_name="Ann")


@pytest.fixture
def bea(coast):
    return delegate_on(coast.los_angeles, first_name="Bea", user__language="fr")


def say(coast, group="everybody", to=None, *, texts=WORDS, key=None):
    return announce(
        mission=coast.mission,
        key=key or uuid4(),
        texts=texts,
        group=group,
        to=to,
        by=coast.officer,
        now=NOON,
    )


def test_everybody_reads_it_in_their_own_language_on_the_page_and_by_mail(coast, ann, bea):
    said = say(coast)

    told = {each.delegate: each.changes[0]["title"] for each in Notice.objects.all()}
    assert said.announcement.people == 2
    assert told == {ann: WORDS["en"], bea: WORDS["fr"]}
    assert WORDS["fr"] in Letter.objects.get(to=bea.person.email).body


def test_the_same_announcement_is_told_once(coast, ann):
    key = uuid4()

    say(coast, key=key)
    again = say(coast, key=key)

    assert again.told == ()
    assert Announcement.objects.count() == Letter.objects.count() == 1


def test_only_those_concerned_are_told(coast, ann, bea):
    visit = visit_on(coast.los_angeles)
    place_at(visit, bea)

    assert say(coast, "leg", coast.san_francisco).told == (ann,)
    assert say(coast, "sector", coast.energy).told == (ann,)


def test_those_expected_at_an_activity_are_told(coast, ann, bea):
    seminar = ActivityFactory(leg=coast.san_francisco)

    assert say(coast, "activity", seminar).told == (ann,)


def test_an_announcement_without_english_or_to_nobody_is_refused(coast, ann):
    with pytest.raises(Refused, match="English"):
        say(coast, texts={"fr": "Bonjour"})
    with pytest.raises(Refused, match="no one"):
        say(coast, "leg", coast.los_angeles)
    with pytest.raises(Refused, match="letters"):
        say(coast, texts={"en": "x" * 301})


def test_a_group_of_another_mission_is_refused(coast, ann):
    elsewhere = west_coast(slug="lima", name="AWEX")

    with pytest.raises(Refused, match="of this mission"):
        say(coast, "leg", elsewhere.san_francisco)
