"""Officers of three agencies select for one mission, and each keeps to itself what is its own."""

from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from tests.browser.visiting import cookies_of
from tests.factories.accounts import LONG_BEFORE, PASSWORD
from tests.factories.registration import application, partner_of, west_coast
from tests.factories.second_steps import shown as app_code
from tests.factories.second_steps import with_app
from tests.factories.selection import criteria, scored

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Note
from hansa.apps.registration.models import Fee, Payer, Registration

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

MINUTES = "The third will come next year."
COMPANIES = {"brussels": "Zenne Lasers", "flanders": "Schelde Cold", "wallonia": "Vesdre Optics"}


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer, the application that came through their agency, and their window."""

    officer: User
    own: Registration
    page: Page

    @property
    def agency(self):
        return self.own.agency


@pytest.fixture
def desks(browser):
    """Two seats and three agencies, with an application for a seat at each."""
    coast = west_coast(seats=2)
    criteria(coast)
    officers = {
        "brussels": coast.officer,
        "flanders": partner_of(coast),
        "wallonia": partner_of(coast, name="AWEX", region="wallonia"),
    }
    windows = [browser.new_context(reduced_motion="reduce") for _ in officers]
    yield {
        region: Desk(
            officer=named(officer, f"Officer of {region.title()}"),
            own=application(
                coast, delegates=1, agency=officer.roles.get().agency, name=COMPANIES[region]
            ),
            page=window.new_page(),
        )
        for (region, officer), window in zip(officers.items(), windows, strict=True)
    }
    for window in windows:
        window.close()


def named(officer, name):
    officer.full_name = name
    officer.save()
    return officer


def signs_in(desk, url):
    """With a password, and the code that the telephone shows."""
    desk.officer.set_password(PASSWORD)
    desk.officer.save()
    with_app(desk.officer)
    page = desk.page
    page.goto(f"{url}/sign-in/")
    page.locator("#id_email").fill(desk.officer.email)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(app_code())
    page.get_by_role("button", name="Come in", exact=True).click()
    expect(page.get_by_role("heading", name="Missions", exact=True)).to_be_visible()


def goes_to_selection(page):
    """From the first page, as somebody who looks for it."""
    page.goto("/".join(page.url.split("/")[:3]))
    page.get_by_role("main").get_by_role("link", name="West Coast mission").first.click()
    page.get_by_role("link", name="Delegation").first.click()
    page.get_by_role("link", name="Selection").click()


def marks(page, company, mark, *, ground):
    """Gives one mark three times, and says on what ground."""
    goes_to_selection(page)
    page.get_by_role("link", name=company).first.click()
    for criterion in ("Export readiness", "Fit with the mission's sectors", "Added value"):
        page.get_by_role("group", name=criterion).get_by_label(str(mark), exact=True).check()
    page.get_by_label("On what ground").fill(ground)
    page.get_by_role("button", name="Give these marks").click()
    expect(page.get_by_text(f"{company} is scored.")).to_be_visible()


def closes_a_meeting(page):
    """Everybody is there, the ranking is followed, and the minutes say so."""
    page.get_by_role("button", name="Open a selection meeting").click()
    for region in ("Brussels", "Flanders", "Wallonia"):
        page.get_by_label(f"Officer of {region}").check()
    page.get_by_role("textbox", name="Minutes").fill(MINUTES)
    page.get_by_role("button", name="Note this").click()
    page.get_by_role("button", name="Close with what is noted").click()
    expect(page.get_by_text("One decision of your agency waits")).to_be_visible()


def reads_what_was_decided(page):
    """On the page of the meeting, found from the selection."""
    goes_to_selection(page)
    page.get_by_role("link", name="Closed").click()
    expect(page.get_by_text(MINUTES)).to_be_visible()
    decided = page.get_by_role("table", name="What the meeting decided")
    expect(decided.get_by_role("row")).to_have_count(4)


def test_three_officers_score_side_by_side_decide_together_and_one_offers_a_seat(
    desks, live_server
):
    brussels, flanders, wallonia = desks.values()
    for desk in desks.values():
        signs_in(desk, live_server.url)
        scored(brussels.own, 5, by=desk.officer, agency=desk.agency)
        scored(wallonia.own, 2, by=desk.officer, agency=desk.agency)

    marks(brussels.page, "Schelde Cold", 4, ground="Sells in Oregon.")
    goes_to_selection(flanders.page)
    flanders.page.get_by_role("link", name="Schelde Cold").first.click()
    expect(flanders.page.get_by_text("Sells in Oregon.")).to_be_hidden()
    marks(flanders.page, "Schelde Cold", 5, ground="Two distributors wait.")
    marks(wallonia.page, "Schelde Cold", 3, ground="Small, but ready.")

    flanders.page.get_by_role("link", name="Schelde Cold").first.click()
    side_by_side = flanders.page.get_by_role("table", name="Marks of each agency")
    for ground in ("Sells in Oregon.", "Two distributors wait.", "Small, but ready."):
        expect(side_by_side).to_contain_text(ground)

    closes_a_meeting(brussels.page)
    reads_what_was_decided(wallonia.page)
    reads_what_was_decided(flanders.page)
    flanders.page.get_by_role("button", name="Release one decision").click()
    expect(flanders.page.get_by_text("Released: one decision takes effect")).to_be_visible()

    statuses = {each.organisation.name: each.status for each in Registration.objects.all()}
    assert statuses == {
        "Zenne Lasers": "applied",
        "Schelde Cold": "accepted",
        "Vesdre Optics": "applied",
    }


def only_for(desk, region):
    """What no other agency reads: a note, and who pays how much."""
    Note.objects.create(
        organisation=desk.own.organisation,
        agency=desk.agency,
        text=f"Whispered in {region}.",
        written_by=desk.officer,
        written_at=LONG_BEFORE,
    )
    Fee.objects.create(registration=desk.own, cents=30000, ground="large", kept_at=LONG_BEFORE)
    Payer.objects.create(
        registration=desk.own,
        name=f"Holding of {region}",
        street="Rue 1",
        postal_code="1000",
        city="Brussels",
        email="pay@example.org",
    )


def reads(desk, other, url):
    """Every word of the application and of the notes about its company."""
    address = reverse("registration:registration", args=[other.own.mission.slug, other.own.pk])
    desk.page.goto(url + address)
    words = desk.page.get_by_role("main").inner_text()
    desk.page.get_by_role("link", name="Notes of your agency about it").click()
    return words + desk.page.get_by_role("main").inner_text()


def test_each_officer_sees_every_application_but_only_the_own_notes_and_money(desks, live_server):
    for region, desk in desks.items():
        only_for(desk, region)
        desk.page.context.add_cookies(cookies_of(desk.officer, live_server.url))

    for region, desk in desks.items():
        for elsewhere, other in desks.items():
            words = reads(desk, other, live_server.url)

            assert COMPANIES[elsewhere] in words
            for secret in (f"Whispered in {elsewhere}.", f"Holding of {elsewhere}", "€300"):
                assert (secret in words) == (region == elsewhere), (region, elsewhere, secret)
