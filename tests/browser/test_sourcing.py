"""A counsellor on a phone: long list, letter, interest, confirmation, and a host on the leg."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import complaints, cookies_of
from tests.factories.registration import west_coast
from tests.factories.sourcing import (
    company_of,
    counsellor_of,
    organisation_abroad,
    prospect_of,
    template_of,
)

from hansa.apps.matching.models import ProspectNote
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.mailing.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def marc(coast):
    return counsellor_of(coast)


@pytest.fixture
def phone(browser, live_server, marc):
    context = browser.new_context(viewport={"width": 360, "height": 780}, reduced_motion="reduce")
    context.add_cookies(cookies_of(marc, live_server.url))
    yield context.new_page()
    context.close()


def test_a_counsellor_finds_a_host_with_one_thumb(phone, live_server, coast, marc):
    company_of(coast)
    template_of(coast, by=marc)
    organisation_abroad(coast, pitch="Distributes sensors for cold stores")
    prospect_of(coast, by=marc, name="Bay Cold Stores")

    phone.goto(live_server.url + reverse("sourcing:board", args=[coast.mission.slug]))
    assert complaints(phone) == []
    phone.get_by_role("link", name="Put somebody on the list").click()
    phone.get_by_label("Name, city or trade").fill("cascade")
    phone.get_by_role("button", name="Find").click()
    phone.get_by_label("For which company").select_option(label="Orval Sensors")
    phone.get_by_label("What they would talk about").fill("Looks for a distributor")
    assert complaints(phone) == []
    phone.get_by_role("button", name="Put on the long list").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Cascade Cold Chain")
    assert complaints(phone) == []
    phone.get_by_role("button", name="Send the letter").click()
    phone.get_by_role("button", name="They are interested").click()
    phone.get_by_role("button", name="Confirm as host").click()

    expect(phone.get_by_text("Confirmed, and among the hosts.")).to_be_visible()
    assert Counterpart.objects.get().leg == coast.san_francisco
    assert Letter.objects.get().subject == "Meet Orval Sensors"
    for name in ("list", "due", "shared", "figures", "missing", "templates", "new_template"):
        phone.goto(live_server.url + reverse(f"sourcing:{name}", args=[coast.mission.slug]))
        assert (name, complaints(phone)) == (name, [])


def test_a_second_click_notes_nothing_twice(phone, live_server, coast, marc):
    prospect = prospect_of(coast, by=marc, name="Bay Cold Stores")
    page = reverse("sourcing:prospect", args=[coast.mission.slug, prospect.pk])

    phone.goto(live_server.url + page)
    phone.locator("#id_text").fill("Call after the fair.")
    phone.get_by_role("button", name="Note this").dblclick()

    expect(phone.get_by_text("Noted for Bay Cold Stores.")).to_be_visible()
    assert ProspectNote.objects.count() == 1
