"""A delegate goes through recommendations on a phone: keys, swipes, undo, side by side."""

from datetime import UTC, date, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of, runs_over
from tests.factories.accounts import UserFactory
from tests.factories.interest import a_market, recommend

from hansa.apps.matching.models import CooperationProfile, Interest, Statement
from hansa.apps.matching.rules import digest_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

HOME = "/me/west-coast/matches/"
OFFER = "We distribute sensors for cold rooms and service them within a day"
NEED = "Nous cherchons des capteurs pour la chaîne du froid"
REASONS = [
    {
        "code": "need_meets_offer",
        "facts": {"need": NEED, "need_language": "fr", "offer": OFFER, "offer_language": "en"},
    },
    {"code": "partnership", "facts": {"kind": "distributor", "role": "sought"}},
    {"code": "language", "facts": {"language": "fr"}},
]
SWIPE = """([across]) => {
  const card = document.querySelector(".deck-card");
  const at = (x) => [new Touch({ identifier: 1, target: card, clientX: x, clientY: 300 })];
  const send = (kind, touches) => card.dispatchEvent(
    new TouchEvent(kind, { bubbles: true, touches, changedTouches: touches }));
  send("touchstart", at(180));
  for (const part of [0.3, 0.7, 1]) send("touchmove", at(180 + part * across));
  send("touchend", []);
}"""


@pytest.fixture
def market():
    market = a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))
    CooperationProfile.objects.update(expires_on=date(2090, 1, 1))
    for host in market.hosts:
        Statement.objects.create(
            profile=host, kind="offer", position=0, text=OFFER, language="en",
            digest=digest_of(OFFER),
        )  # fmt: skip
    for row in recommend(market.companies[0], *market.hosts):
        row.reasons = REASONS
        row.save()
    return market


@pytest.fixture
def page(browser, live_server, market):
    """The first company's delegate on a phone."""
    person = market.companies[0].registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        has_touch=True,
        reduced_motion="reduce",
        service_workers="block",
        base_url=live_server.url,
    )
    context.add_cookies(cookies_of(person.user, live_server.url))
    page = context.new_page()
    page.goto(HOME)
    yield page
    context.close()


def said(profile):
    return [each.choice for each in Interest.objects.filter(about=profile)]


def test_keys_work_on_the_card_alone_and_the_last_word_is_undone(page, market):
    first, second = map(str, market.hosts)
    page.keyboard.press("m")
    expect(page.get_by_role("heading", name=first)).to_be_visible()
    page.locator(".deck-card").focus()

    page.keyboard.press("m")
    expect(page.locator(".deck-card")).to_be_focused()
    expect(page.get_by_role("heading", name=second)).to_be_visible()
    expect(page.get_by_text("2 of 2")).to_be_visible()
    assert said(market.hosts[0]) == ["must"]

    page.keyboard.press("u")
    expect(page.get_by_role("heading", name=first)).to_be_visible()
    assert said(market.hosts[0]) == []


def test_a_swipe_says_like_or_no_and_a_short_one_nothing(page, market):
    page.evaluate(SWIPE, [40])
    expect(page.get_by_role("heading", name=str(market.hosts[0]))).to_be_visible()

    page.evaluate(SWIPE, [140])
    expect(page.get_by_role("heading", name=str(market.hosts[1]))).to_be_visible()
    page.evaluate(SWIPE, [-140])
    expect(page.get_by_text("You have gone through all 2 hosts")).to_be_visible()

    assert [said(host) for host in market.hosts] == [["like"], ["no"]]


def test_two_are_ticked_and_stand_side_by_side(page, market):
    page.get_by_role("link", name="Hosts").first.tap()
    for host in market.hosts:
        page.get_by_label(f"Compare {host}").check()
    page.get_by_role("button", name="Compare the ticked ones").tap()

    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_role("cell").filter(has_text=OFFER)).to_have_count(2 * 2)
    nothing_runs_over(page)


def test_axe_finds_nothing_on_the_card_and_the_lists(page):
    for end in ("", "hosts/", "on-board/"):
        page.goto(HOME + end)
        nothing_runs_over(page)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def nothing_runs_over(page):
    assert not runs_over(page)
