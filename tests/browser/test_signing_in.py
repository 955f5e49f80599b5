"""Coming in, in a browser: a passkey is made and used, an app is set up, codes are kept."""

from base64 import b32decode
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from tests.browser.visiting import complaints
from tests.factories.accounts import PASSWORD, StaffFactory
from tests.factories.registration import west_coast
from tests.factories.second_steps import shown as app_code
from tests.factories.second_steps import with_app

from hansa.apps.accounts import queries, rules, services
from hansa.plumbing.mailing.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def officer():
    officer = west_coast().officer
    officer.set_password(PASSWORD)
    officer.email = "an@example.org"
    officer.save()
    return officer


@pytest.fixture
def page(browser):
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    yield page
    context.close()


def give_a_device(page):
    """A device that keeps passkeys, with its owner's finger on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    return session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def signs_in(page, url):
    page.goto(f"{url}/sign-in/")
    page.locator("#id_email").fill("an@example.org")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: not address.endswith("/sign-in/"))


def signs_out(page, url):
    page.goto(f"{url}/account/")
    # The button lies in a menu of the rail.
    page.locator("form[action$='/sign-out/']").first.evaluate("form => form.submit()")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_an_officer_makes_a_passkey_and_comes_in_with_it_alone_and_after_the_password(
    page, live_server, officer
):
    give_a_device(page)
    signs_in(page, live_server.url)
    page.goto(f"{live_server.url}/account/second-steps/")
    page.get_by_label("Name of the device").fill("My laptop")
    page.get_by_role("button", name="Add a passkey of this device").click()
    expect(page.get_by_role("row", name="My laptop")).to_be_visible()

    signs_out(page, live_server.url)
    page.get_by_role("button", name="Come in with a passkey").click()
    page.wait_for_url(f"{live_server.url}/")

    signs_out(page, live_server.url)
    signs_in(page, live_server.url)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Come in with a passkey").click()
    page.wait_for_url(f"{live_server.url}/")
    assert queries.passkeys_of(officer).get().uses > 0


def test_an_agency_asks_and_its_officer_sets_up_an_app_with_recovery_codes(
    page, live_server, officer
):
    agency = officer.roles.get().agency
    boss = StaffFactory(agency=agency, role="administrator")
    services.require_second_step(agency=agency, required=True, by=boss, now=datetime.now(tz=UTC))

    signs_in(page, live_server.url)
    expect(page.get_by_text("Your agency asks for a second step")).to_be_visible()
    page.get_by_role("link", name="Set up an app").click()
    letters = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("Code that the app shows now").fill(shown(letters))
    page.get_by_role("button", name="Use this app from now on").click()
    page.get_by_role("button", name="Make new codes").click()
    code = page.locator("#codes code").first.inner_text()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 codes on paper")).to_be_visible()

    signs_out(page, live_server.url)
    signs_in(page, live_server.url)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Come in", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("This code does not open.")
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Come in", exact=True).click()
    page.wait_for_url(f"{live_server.url}/")


def test_whoever_has_no_password_types_the_code_of_the_letter(page, live_server, officer):
    page.goto(f"{live_server.url}/sign-in/")
    page.locator("#id_link-email").fill("an@example.org")
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    code = next(x for x in Letter.objects.latest("pk").body.splitlines() if x.startswith("    "))

    page.get_by_label("Code from the letter").fill(code)
    page.get_by_role("button", name="Come in with the code").click()

    page.wait_for_url(f"{live_server.url}/")


def shown(letters):
    """What the app shows that was given these letters."""
    return rules.app_code(b32decode(letters), step=rules.step_of(datetime.now(tz=UTC)))


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_axe_finds_nothing_on_the_pages_that_only_a_way_in_leads_to(
    browser, live_server, officer, width, scheme
):
    with_app(officer)
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, service_workers="block"
    )
    page = context.new_page()

    signs_in(page, live_server.url)
    found = {"second step": complaints(page)}
    page.get_by_label("Code").fill(app_code())
    page.get_by_role("button", name="Come in", exact=True).click()
    page.wait_for_url(f"{live_server.url}/")
    for name, path in (("own", ""), ("app", "app/")):
        page.goto(f"{live_server.url}/account/second-steps/{path}")
        found[name] = complaints(page)

    context.close()
    assert found == {"second step": [], "own": [], "app": []}
