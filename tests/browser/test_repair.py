"""A repair in a real browser, on a phone: from the no-show to the delegate's agenda."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.visiting import complaints, cookies_of
from tests.factories.accounts import UserFactory
from tests.factories.soon import a_hall_next_week

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Meeting
from hansa.apps.meetings.troubles import Trouble

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hall():
    """The first company meets the first host, everybody knows it, and the second host waits."""
    hall = a_hall_next_week()
    meeting = hall.place(hall.wish(0, 0), slot=0, table=0)
    services.agree(meeting=meeting, agreed=False, by=hall.officer, now=timezone.now())
    hall.wish(0, 1, worth=40)
    hall.publish(now=timezone.now())
    return hall


@pytest.fixture
def visit(browser, live_server):
    """A page opened on a phone by somebody."""
    contexts = []

    def opened(path, *, by):
        context = browser.new_context(
            viewport={"width": 360, "height": 740},
            has_touch=True,
            reduced_motion="reduce",
            service_workers="block",
        )
        contexts.append(context)
        context.add_cookies(cookies_of(by, live_server.url))
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def address(hall, path=""):
    return f"/m/{hall.coast.mission.slug}/meetings/{hall.session.pk}/{path}"


def travelling(party):
    """The delegate of a company, with an account."""
    person = party.registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    return person.user


def test_a_no_show_is_told_its_moves_are_seen_accepted_and_published(hall, visit):
    page = visit(address(hall), by=hall.officer)

    page.get_by_role("link", name="Repair…").tap()
    page.get_by_label("Name of a person or an organisation").fill("baysi")
    page.get_by_label("Bayside Power, Grace Bayside Power").check()
    page.get_by_label("Why").fill("Nobody has seen them")
    page.get_by_role("button", name="See the moves").tap()

    expect(page.locator(".way").first).to_contain_text("Zelmavelde Grid – Redwood Cells")
    assert Meeting.objects.get().wish.asked == hall.hosts[0]
    page.get_by_role("button", name="Accept way 1: 2 meetings change").tap()
    expect(page.get_by_text("Accepted by")).to_be_visible()
    page.get_by_role("link", name="Publish…").tap()
    page.get_by_role("button", name="Publish 3 changed agendas").tap()
    expect(page.locator("#toasts")).to_contain_text("Published. 3 agendas changed.")

    agenda = visit(f"/me/{hall.coast.mission.slug}/", by=travelling(hall.companies[0]))
    expect(agenda.locator("main")).to_contain_text("Redwood Cells")


def test_the_form_is_filled_in_with_keys_alone(hall, visit):
    page = visit(address(hall, "repair/"), by=hall.officer)

    page.get_by_label("Name of a person or an organisation").focus()
    page.keyboard.type("bayside")
    ticked = page.get_by_label("Bayside Power, Grace Bayside Power")
    expect(page.locator("#people input")).to_have_count(1)
    for _press in range(2):
        page.keyboard.press("Tab")
    expect(ticked).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="See the moves").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="to go on")).to_be_visible()


def test_axe_finds_nothing_on_the_form_and_nothing_runs_over(hall, visit):
    page = visit(address(hall, "repair/"), by=hall.officer)
    for title in ("A table is lost", "Somebody walks in", "How much may change"):
        page.get_by_role("heading", name=title).tap()
    expect(page.locator("details.happened:not([open])")).to_have_count(0)

    assert complaints(page) == []


def test_axe_finds_nothing_on_the_ways_and_nothing_runs_over(hall, visit):
    host = hall.hosts[0].counterpart.contact
    trouble = Trouble(missing=(host.pk,), tables=(hall.tables[1].pk,))
    repair = services.propose_repair(
        session=hall.session, trouble=trouble, by=hall.officer, now=timezone.now()
    )
    page = visit(address(hall, f"repair/{repair.pk}/"), by=hall.officer)

    assert complaints(page) == []
