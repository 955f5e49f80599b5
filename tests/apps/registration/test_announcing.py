"""The public page of a mission, and the texts that applicants agree to."""

from datetime import date

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.joining import AnnouncementFactory
from tests.factories.missions import MissionFactory
from tests.factories.registration import CLOSING_DAY, IN_TIME, TOO_LATE, west_coast

from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import STANDARD, STANDARD_VERSION, Subject
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.languages import LANGUAGES
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


def write(coast, **introductions):
    return services.write_announcement(
        coast.mission,
        introductions=introductions,
        costs={},
        shows_programme=True,
        by=coast.officer,
        now=IN_TIME,
    )


def test_a_page_is_open_once_it_is_announced(coast):
    write(coast, en="Meet the ports.")
    assert list(queries.announced()) == []

    services.announce(coast.mission, by=coast.officer, now=IN_TIME)
    services.announce(coast.mission, by=coast.officer, now=TOO_LATE)

    assert list(queries.announced()) == [coast.mission]
    assert queries.announcement_of(coast.mission).published_at == IN_TIME
    assert story_of(coast.mission).filter(verb="mission.announced").count() == 1


def test_a_page_that_is_taken_back_is_closed(coast):
    AnnouncementFactory(mission=coast.mission)

    services.take_announcement_back(coast.mission, by=coast.officer, now=IN_TIME)

    assert list(queries.announced()) == []


def test_an_empty_page_is_not_announced(coast):
    with pytest.raises(Refused, match="Write the introduction"):
        services.announce(coast.mission, by=coast.officer, now=IN_TIME)


def test_a_mission_without_a_leg_is_not_announced(coast):
    mission = MissionFactory(agency=coast.agency)
    AnnouncementFactory(mission=mission, published_at=None)

    with pytest.raises(Refused, match="Add a leg first"):
        services.announce(mission, by=coast.officer, now=IN_TIME)


def test_a_stranger_announces_nothing(coast):
    AnnouncementFactory(mission=coast.mission, published_at=None)

    with pytest.raises(Refused, match="Only officers and area managers"):
        services.announce(coast.mission, by=StaffFactory(), now=IN_TIME)


def test_a_mission_is_open_until_its_closing_day(coast):
    AnnouncementFactory(mission=coast.mission)

    assert list(queries.open_for_application(today=CLOSING_DAY)) == [coast.mission]
    assert list(queries.open_for_application(today=date(2025, 9, 1))) == []


def test_the_standard_texts_hold_until_a_mission_writes_its_own(coast):
    texts = queries.texts_in_force(coast.mission)
    assert {text.version for text in texts} == {STANDARD_VERSION}

    services.write_terms(
        coast.mission, subject="photos", texts={"en": "No film."}, by=coast.officer, now=IN_TIME
    )

    photos = queries.texts_in_force(coast.mission)[2]
    assert (photos.version, photos.words, photos.own) == ("1", "No film.", True)


def test_a_new_version_leaves_the_one_before_as_it_was(coast):
    for text in ("No film.", "No film.", "Film, but no photos."):
        services.write_terms(
            coast.mission, subject="photos", texts={"en": text}, by=coast.officer, now=IN_TIME
        )

    told = [(each.version, each.texts["en"]) for each in
            queries.versions_of(coast.mission, subject="photos")]  # fmt: skip
    assert told == [(2, "Film, but no photos."), (1, "No film.")]


def test_a_text_without_english_is_refused(coast):
    with pytest.raises(Refused, match="in English at least") as refused:
        services.write_terms(
            coast.mission, subject="photos", texts={"fr": "Rien."}, by=coast.officer, now=IN_TIME
        )

    assert refused.value.field == "text_en"


def test_every_standard_text_is_there_in_every_language():
    assert set(STANDARD) == set(Subject)
    assert {language for texts in STANDARD.values() for language in texts} == set(LANGUAGES)
    assert all(len(texts) == len(LANGUAGES) for texts in STANDARD.values())
