"""Timetables in a real browser: a run is stopped, two are compared, one is brought back."""

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast
from tests.factories.runs import a_kept_run, a_run_under_way
from tests.factories.sessions import NOW, a_hall

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Meeting, Run

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def visit(browser, live_server):
    """A screen of a session opened by somebody; a broken script or policy fails the test."""
    complaints, contexts = [], []

    def opened(session, *, by, width=1440, path="", scheme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", color_scheme=scheme
        )
        contexts.append(context)
        context.add_cookies(cookies_of(by, live_server.url))
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if "Content Security" in said.text else None,
        )
        slug = session.leg.mission.slug
        page.goto(f"{live_server.url}/m/{slug}/meetings/{session.pk}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def hall():
    return a_hall(TEN)


def test_a_run_under_way_is_watched_and_stopped_with_the_keys(hall, visit):
    hall.wish(0, 0)
    run = a_run_under_way(hall.session, by=hall.officer, now=timezone.now())
    page = visit(hall.session, by=hall.officer)

    stop = page.get_by_role("button", name="Stop and take this one")
    stop.focus()
    Run.objects.filter(pk=run.pk).update(elapsed=9)
    expect(page.locator("#run-live")).to_contain_text("9 of 30 seconds")
    expect(stop).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#progress")).to_contain_text("Nour Lambert asked it to stop")
    expect(page.locator("#run-says")).to_have_text("Stopping, and taking the best so far")
    run.refresh_from_db()
    assert run.stop_asked_by == hall.officer


def test_the_board_takes_over_when_the_run_is_done(hall, visit):
    hall.wish(0, 0)
    run = a_run_under_way(hall.session, by=hall.officer, now=timezone.now())
    page = visit(hall.session, by=hall.officer)
    expect(page.get_by_role("img", name="Worth held: 20 at first")).to_be_visible()

    services.carry_out(run=run, clock=timezone.now)

    expect(page.locator("#progress")).to_contain_text("Last proposal: 1 meetings, worth 50")
    expect(page.locator("#board")).to_contain_text("Zelmavelde Grid")
    page.locator("#progress summary").click()
    expect(page.get_by_text("It stopped because nothing is better")).to_be_visible()


def test_two_timetables_are_compared_and_one_is_brought_back(hall, visit):
    first = hall.wish(0, 0)
    hall.place(first, slot=0, table=0)
    a_kept_run(hall.session, by=hall.officer, now=NOW)
    hall.move(first.meeting, slot=2, table=1)
    services.agree(meeting=Meeting.objects.get(), agreed=False, by=hall.officer, now=NOW)
    page = visit(hall.session, by=hall.officer)

    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("heading", name="1 meeting is at another time")).to_be_visible()
    page.get_by_role("button", name="Put this one on the board").click()
    page.get_by_role("button", name="Put it on the board").click()

    expect(page.locator("#toasts")).to_contain_text("1 meeting of")
    cell = page.locator(f"#c{hall.slots[0].pk}-{hall.tables[0].pk}")
    expect(cell).to_contain_text("Zelmavelde Grid")
    assert Meeting.objects.get().slot == hall.slots[0]


@pytest.mark.parametrize("path", ["", "compare/", "fairness/"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_axe_finds_nothing_and_nothing_runs_over(visit, path, width, scheme):
    coast = west_coast()
    session = a_big_session(coast=coast, slots=12, tables=12, companies=30, hosts=20, wishes=200)
    a_kept_run(session, by=coast.officer, now=NOW)
    Meeting.objects.filter(pk__in=Meeting.objects.values("pk")[:20]).delete()
    a_run_under_way(session, by=coast.officer, now=timezone.now())
    page = visit(session, by=coast.officer, width=width, path=path, scheme=scheme)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
