"""A wall display: it fits its screen, upright and across, and stays readable on a phone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.browser.visiting import complaints
from tests.factories.programme import ActivityFactory
from tests.factories.registration import west_coast

from hansa.apps.attendance.models import Announcement
from hansa.apps.attendance.services.walls import open_wall
from hansa.values import Period

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TITLES = (
    "Seminar: ports, data and clean shipping on the Pacific coast",
    "B2B meetings, first round",
    "Workshop on water",
    "Press moment with the mission",
)


@pytest.fixture
def wall(transactional_db):
    """A full day: four under way, four to come, and an announcement."""
    coast, now = west_coast(), timezone.now()
    for hours in (-1, 1):
        for title in TITLES:
            start = now + timedelta(minutes=hours * 5)
            ActivityFactory(
                leg=coast.san_francisco,
                titles={"en": title},
                hours=Period(start, start + timedelta(hours=2)),
                place="Fairmont San Francisco, Grand Ballroom",
            )
    Announcement.objects.create(
        mission=coast.mission,
        key=uuid4(),
        texts={"en": "The buses leave from the north door, ten minutes later than printed."},
        group="everybody",
        said_at=now,
        said_by=coast.officer,
    )
    return open_wall(leg=coast.san_francisco, name="Lobby", by=coast.officer, now=now)


def opened(browser, live_server, wall, *, size, scheme="light"):
    width, height = size
    page = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme
    ).new_page()
    page.goto(live_server.url + reverse("attendance:wall", args=[wall.token]))
    return page


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_a_full_day_fits_a_screen_without_scrolling(browser, live_server, wall, size):
    page = opened(browser, live_server, wall, size=size)

    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("size", "scheme"), [((1920, 1080), "dark"), ((1080, 1920), "light"), ((360, 740), "light")]
)
def test_axe_finds_nothing_on_a_wall(browser, live_server, wall, size, scheme):
    page = opened(browser, live_server, wall, size=size, scheme=scheme)

    assert complaints(page) == []
