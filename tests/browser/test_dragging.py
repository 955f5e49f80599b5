"""Rows that are dragged onto one another with a mouse: speakers, and agreements on stage."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of
from tests.factories.accounts import LONG_BEFORE
from tests.factories.agreements import ceremony, cleared
from tests.factories.programme import ActivityFactory
from tests.factories.protocol import dignitary
from tests.factories.registration import west_coast

from hansa.apps.agreements import services as agreements
from hansa.apps.agreements.models import Slot
from hansa.apps.protocol import queries as protocol_known
from hansa.apps.protocol import services as protocol

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def desk(browser, live_server, coast):
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", service_workers="block"
    )
    context.add_cookies(cookies_of(coast.officer, live_server.url))
    yield context.new_page()
    context.close()


def handle(page, row):
    return page.locator(f"#{row} [data-row-handle]")


def test_a_speaker_is_dragged_to_the_place_of_another(desk, live_server, coast):
    gala = ActivityFactory(leg=coast.san_francisco, kind="gala", titles={"en": "Gala"})
    acting = {"by": coast.officer, "now": LONG_BEFORE}
    first, _second, third = [
        protocol.add_speech(
            activity=gala, dignitary=dignitary(coast.mission, name), minutes=5, **acting
        )
        for name in ("Ann", "Bea", "Cis")
    ]
    path = reverse("protocol:activity", args=["west-coast", gala.pk])
    desk.goto(live_server.url + path)

    handle(desk, f"speech-{third.pk}").drag_to(desk.locator(f"#speech-{first.pk}"))

    expect(desk.get_by_text("Saved.")).to_be_visible()
    spoken = protocol_known.speeches_of(gala).order_by("place")
    assert [str(each.dignitary) for each in spoken] == ["Cis", "Ann", "Bea"]


def test_an_agreement_is_dragged_onto_another_and_the_page_says_what_that_does(
    desk, live_server, coast
):
    stage = ceremony(coast)
    for title in ("Wind", "Waves"):
        cleared(coast, title=title)
    agreements.arrange(ceremony=stage, by=coast.officer, now=LONG_BEFORE)
    wind = Slot.objects.get(agreement__title="Wind")
    waves = Slot.objects.get(agreement__title="Waves")
    before = (waves.turn, waves.desk)
    desk.goto(live_server.url + reverse("agreements:ceremony", args=["west-coast", stage.pk]))

    handle(desk, f"slot-{wind.pk}").hover()
    desk.mouse.down()
    desk.locator(f"#slot-{waves.pk}").hover()
    desk.locator(f"#slot-{waves.pk}").hover()
    expect(desk.get_by_text("Changes places with Waves.")).to_be_visible()
    desk.mouse.up()

    expect(desk.get_by_text("Moved.")).to_be_visible()
    wind.refresh_from_db()
    assert (wind.turn, wind.desk) == before
