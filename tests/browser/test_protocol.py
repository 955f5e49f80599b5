"""An officer of protocol on a phone: somebody in the order, the speakers, and the convoy."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import complaints, cookies_of
from tests.factories.programme import ActivityFactory
from tests.factories.protocol import convoy, dignitary, vehicle
from tests.factories.registration import west_coast

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def phone(browser, live_server, coast):
    context = browser.new_context(viewport={"width": 360, "height": 780}, reduced_motion="reduce")
    context.add_cookies(cookies_of(coast.officer, live_server.url))
    yield context.new_page()
    context.close()


def test_an_officer_of_protocol_prepares_a_gala_with_one_thumb(phone, live_server, coast):
    dignitary(coast.mission, "Renata Oakeshott", "mayor_in_own_city", side="host")
    gala = ActivityFactory(leg=coast.san_francisco, kind="gala", titles={"en": "Gala evening"})
    vehicle(convoy(coast), coast, name="Car of honour")

    phone.goto(live_server.url + reverse("protocol:precedence", args=[coast.mission.slug]))
    assert complaints(phone) == []
    phone.get_by_role("link", name="Add a dignitary").click()
    phone.get_by_label("Or a name").fill("Princess Aldegonde")
    phone.get_by_label("Function").fill("Head of the delegation")
    phone.get_by_label("Category").select_option("royal_family")
    assert complaints(phone) == []
    phone.get_by_role("button", name="Add to the order").click()
    expect(phone.get_by_text("Category 2:")).to_be_visible()

    phone.get_by_role("link", name="Activities").click()
    phone.get_by_role("link", name=str(gala)).click()
    for name in ("Princess Aldegonde", "Renata Oakeshott"):
        phone.get_by_text("Let somebody speak").click()
        chosen = phone.get_by_label("Who speaks")
        chosen.select_option(label=chosen.locator("option", has_text=name).inner_text())
        phone.get_by_role("button", name="Add to the speakers").click()
    phone.get_by_role("button", name="Put them in the usual order").click()
    speakers = phone.locator("#speeches tbody th")
    expect(speakers.first).to_contain_text("Renata Oakeshott")
    assert complaints(phone) == []
    phone.get_by_role("button", name="Renata Oakeshott speaks later").focus()
    phone.keyboard.press("Enter")
    expect(speakers.first).to_contain_text("Princess Aldegonde")

    phone.goto(live_server.url + reverse("protocol:convoys", args=[coast.mission.slug]))
    phone.get_by_role("link", name="To the gala").click()
    phone.get_by_role("button", name="Seat by precedence").click()
    seats = phone.locator("main section li")
    expect(seats.first).to_contain_text("Seat 1 (of honour): Princess Aldegonde")
    assert complaints(phone) == []
