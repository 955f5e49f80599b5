"""Organisers on a phone: groups, missing hosts, whom to bring together or keep away, hosts."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect
from tests.browser.visiting import complaints, cookies_of
from tests.factories.interest import a_market, recommend
from tests.factories.sourcing import counsellor_of, organisation_abroad

from hansa.apps.matching import services
from hansa.apps.matching.models import (
    CooperationProfile,
    Exclusion,
    Prospect,
    Ruling,
    Statement,
)
from hansa.apps.matching.rules import Choice, digest_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
OFFER = "We distribute sensors for cold rooms"
NEED = "Wij zoeken een verdeler van sensoren voor koelcellen"
MET = {
    "code": "need_meets_offer",
    "facts": {"need": NEED, "need_language": "nl", "offer": OFFER, "offer_language": "en"},
}


@pytest.fixture
def market():
    """Both companies look for what the first host offers."""
    market = a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))
    CooperationProfile.objects.update(expires_on=date(2090, 1, 1))
    state(market.hosts[0], "offer", OFFER, "en")
    for company in market.companies:
        state(company, "need", NEED, "nl")
        (row,) = recommend(company, market.hosts[0], score=0.62)
        row.reasons = [MET]
        row.save()
        market.express(company, market.hosts[0], Choice.MUST)
    return market


@pytest.fixture
def phone(browser, live_server, market):
    """An officer's."""
    yield from a_phone(browser, live_server, market.officer)


@pytest.fixture
def counsellors_phone(browser, live_server, market):
    """One of whoever looks for hosts."""
    yield from a_phone(browser, live_server, counsellor_of(market.hall.coast))


def a_phone(browser, live_server, user):
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, reduced_motion="reduce", base_url=live_server.url
    )
    context.add_cookies(cookies_of(user, live_server.url))
    yield context.new_page()
    context.close()


def state(profile, kind, text, language):
    Statement.objects.create(
        profile=profile, kind=kind, position=0, text=text, language=language,
        digest=digest_of(text),
    )  # fmt: skip


def test_a_group_goes_from_the_suggestion_to_the_table(phone, market):
    phone.goto("/m/west-coast/matches/groups/")
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "One host could meet several companies at once"
    )
    assert complaints(phone) == []

    phone.get_by_role("link", name="Make this group").click()

    for company in market.companies:
        expect(phone.get_by_role("checkbox", name=str(company))).to_be_checked()
    assert complaints(phone) == []


def test_a_missing_host_goes_from_the_directory_to_the_long_list(counsellors_phone, market):
    phone, coast = counsellors_phone, market.hall.coast
    organisation_abroad(
        coast, name="Sonoma Sensor Distribution", pitch="Distributes sensors to wineries"
    )
    services.understand(CooperationProfile.objects.all(), on_step=lambda _done, _all: None)
    services.understand_organisations(countries=["US"], on_step=lambda _done: None)

    phone.goto("/m/west-coast/sourcing/missing/")
    assert complaints(phone) == []
    phone.get_by_role("link", name="Zelmavelde Grid").first.click()
    expect(phone.get_by_role("heading", level=2)).to_have_text("Sonoma Sensor Distribution")
    assert complaints(phone) == []
    phone.get_by_role("button", name="Put on the long list").click()

    expect(phone.get_by_text("is on the long list")).to_be_visible()
    assert Prospect.objects.get().organisation.name == "Sonoma Sensor Distribution"


def test_two_are_found_while_the_officer_types_and_brought_together(phone, market):
    phone.goto("/m/west-coast/rulings/")
    phone.get_by_label("Organisation").fill("quoril")
    phone.get_by_role("radio", name="Quorilune Storage").check()
    phone.get_by_label("Company or host").fill("redw")
    phone.get_by_role("radio", name="Redwood Cells").check()
    assert complaints(phone) == []
    phone.get_by_role("radio", name="are to meet", exact=True).check()
    phone.get_by_label("Why").fill("The ambassador asked.")
    phone.get_by_role("button", name="Record it").click()

    expect(phone.get_by_text("Recorded: Quorilune Storage and Redwood Cells")).to_be_visible()
    assert Ruling.objects.get().allows


def test_somebody_of_the_directory_is_kept_away(phone, market):
    rival = organisation_abroad(market.hall.coast, name="Rival Sensors")
    phone.goto(f"/m/west-coast/profiles/{market.companies[0].pk}/")
    phone.get_by_label("Organisation").fill("rival")
    phone.get_by_role("radio", name="Rival Sensors").check()
    assert complaints(phone) == []
    phone.get_by_role("button", name="Keep them away").click()

    expect(phone.get_by_text("Rival Sensors Competitor")).to_be_visible()
    assert Exclusion.objects.get().organisation == rival


def test_what_a_host_did_is_read_on_a_phone(phone, market):
    host = market.hosts[0].counterpart
    services.host_says(
        counterpart=host, about=market.companies[1], choice=Choice.NO, why="We have one.",
        reader=host.contact, now=datetime(2025, 9, 1, tzinfo=UTC),
    )  # fmt: skip

    phone.goto("/m/west-coast/sourcing/hosts/")
    assert complaints(phone) == []
    phone.get_by_role("link", name="Bayside Power").click()

    expect(phone.get_by_text("does not meet Quorilune Storage.")).to_be_visible()
    assert complaints(phone) == []
