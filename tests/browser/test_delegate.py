"""A delegate with a telephone: from the mailed code to being ready, on 360 pixels."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from tests.browser.visiting import runs_over
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import application, delegate_of, west_coast

from hansa.apps.missions.models import Leg
from hansa.apps.registration.models import Brief, Registration
from hansa.journeys.accept_registration import accept_registration
from hansa.plumbing.mailing.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
EMAIL = "lien@example.org"


@pytest.fixture
def coast():
    """Ten days from now: particulars are told shortly before."""
    coast = west_coast()
    Leg.objects.filter(pk=coast.san_francisco.pk).update(**days_ahead(10, 12))
    Leg.objects.filter(pk=coast.los_angeles.pk).update(**days_ahead(13, 14))
    coast.san_francisco.refresh_from_db()
    Brief.objects.create(
        mission=coast.mission,
        titles={"en": "Ports of California"},
        texts={"en": "They decide in spring."},
        written_at=datetime(2025, 6, 1, tzinfo=UTC),
    )
    return coast


def days_ahead(first, last):
    today = datetime.now(tz=UTC).date()
    return {"starts_on": today + timedelta(days=first), "ends_on": today + timedelta(days=last)}


@pytest.fixture
def offered(coast):
    """Seats were offered to a company whose only delegate is Lien; another one comes too."""
    application(coast, delegates=1, status="confirmed", name="Dijle Sensors", city="Leuven")
    registration = application(coast, delegates=0, name="Noordzee Koeltechniek", city="Oostende")
    Registration.objects.update(sector_group=coast.energy)
    lien = PersonFactory(
        organisation=registration.organisation,
        first_name="Lien",
        last_name="De Smet",
        email=EMAIL,
        user=UserFactory(email=EMAIL, full_name="Lien De Smet"),
    )
    delegate_of(registration, leg=coast.san_francisco, person=lien)
    registration.refresh_from_db()
    now = datetime.now(tz=UTC)
    accept_registration(registration=registration, by=coast.officer, now=now)
    return registration


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", service_workers="block")
    yield context.new_page()
    context.close()


def signs_in_with_the_mailed_code(page, url):
    page.goto(f"{url}/sign-in/")
    page.locator("#id_link-email").fill(EMAIL)
    page.get_by_role("button", name="Mail me a link").click()
    letter = Letter.objects.filter(to=EMAIL).latest("pk")
    code = next(line for line in letter.body.splitlines() if line.startswith("    "))
    page.get_by_label("Code from the letter").fill(code)
    page.get_by_role("button", name="Come in with the code").click()
    expect(page.get_by_role("heading", name="West Coast mission")).to_be_visible()


def goes_to(page, room):
    """By the bar below, as a thumb does; what is not on it stands behind “More”."""
    link = page.get_by_role("navigation", name="Shortcuts").get_by_role("link", name=room)
    if not link.count():
        page.get_by_role("button", name="More", exact=True).click()
        link = page.locator("#more").get_by_role("link", name=room)
    link.click()


def says(page, sentence, *, button):
    """In one's own profile, in its form for needs or for offers."""
    form = page.locator("form").filter(has=page.get_by_role("button", name=button))
    form.get_by_role("textbox").first.fill(sentence)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(sentence).first).to_be_visible()


def nothing_runs_over(page):
    return not runs_over(page)


def tells(page, section, **answers):
    page.get_by_role("link", name=section).click()
    for label, answer in answers.items():
        page.get_by_label(label.replace("_", " ")).fill(answer)
    assert nothing_runs_over(page)
    page.get_by_role("button", name="Save in confidence").click()


def contacts(page, name, *, how):
    page.get_by_role("textbox", name="Organisation").fill(name)
    page.get_by_role("combobox", name="How").select_option(how)
    page.get_by_role("button", name="Note a contact").click()
    expect(page.get_by_role("row", name=name)).to_be_visible()


def test_a_delegate_confirms_the_seat_on_a_telephone(page, live_server, offered):
    signs_in_with_the_mailed_code(page, live_server.url)
    expect(page.get_by_text("Seats are offered to you")).to_be_visible()
    assert nothing_runs_over(page)

    page.get_by_role("link", name="Confirm or give back").click()
    expect(page.get_by_text("They are kept for you until")).to_be_visible()
    assert nothing_runs_over(page)
    page.get_by_role("button", name="Confirm one seat").click()

    expect(page.get_by_role("heading", name="Your seats are confirmed")).to_be_visible()
    offered.refresh_from_db()
    assert offered.status == "confirmed"
    goes_to(page, "My agenda")
    expect(page.get_by_text("Seats are offered to you")).to_be_hidden()


def test_a_delegate_fills_in_particulars_on_a_telephone(page, live_server, offered):
    signs_in_with_the_mailed_code(page, live_server.url)
    page.get_by_role("link", name="Passport and needs").click()
    expect(page.get_by_text("4 things are missing.")).to_be_visible()

    tells(page, "Passport and visa", Passport_number="EX 123456", Expires_on="2041-05-02")
    expect(page.get_by_text("3 things are missing.")).to_be_visible()
    tells(
        page,
        "In an emergency",
        Whom_we_call="Jan Peeters",
        What_they_are_to_you="husband",
        Telephone="+32 2 555 12 12",
    )

    expect(page.get_by_text("2 things are missing.")).to_be_visible()
    assert nothing_runs_over(page)


def test_a_delegate_works_through_the_list_and_sees_who_else_comes(page, live_server, offered):
    signs_in_with_the_mailed_code(page, live_server.url)
    goes_to(page, "My preparation")
    expect(page.get_by_role("progressbar", name="Ready")).to_have_attribute("value", "0")
    expect(page.get_by_text("Dijle Sensors")).to_be_visible()
    assert nothing_runs_over(page)

    goes_to(page, "My profile")
    says(page, "Importers of cold stores.", button="Add this need")
    says(page, "Cold stores that run on sea water.", button="Add this offer")
    goes_to(page, "My preparation")
    for name, how in (("Marqen", "mail"), ("Pier 9", "phone"), ("Bay Cold", "video")):
        contacts(page, name, how=how)
    page.get_by_text("Read the brief").click()
    expect(page.get_by_text("They decide in spring.")).to_be_visible()
    page.get_by_role("button", name="I have read it").click()
    page.get_by_role("button", name="Good until").click()

    expect(page.get_by_role("progressbar", name="Ready")).to_have_attribute("value", "80")
    expect(page.get_by_role("listitem").filter(has_text="Profile in")).to_contain_text("0 of 1")
    assert nothing_runs_over(page)
