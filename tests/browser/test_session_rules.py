"""What no timetable may break, helpers who are shared, and what does not come back: on a phone."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.visiting import complaints, cookies_of
from tests.factories.sessions import Hall, open_session
from tests.factories.soon import a_hall_next_week

from hansa.apps.meetings import services
from hansa.apps.meetings.goals import Demands
from hansa.apps.meetings.models import Meeting, Session
from hansa.apps.meetings.services import Needed
from hansa.apps.meetings.troubles import Trouble

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hall():
    """The first company meets the first host at ten, with an interpreter."""
    hall = a_hall_next_week()
    hall.said = {"by": hall.officer, "now": timezone.now()}
    services.keep_helper(session=hall.session, name="Aiko Mori", skills=["ja"], **hall.said)
    wish = hall.wish(0, 0)
    services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **hall.said)
    wish.refresh_from_db()
    hall.first = hall.place(wish, slot=0, table=0)
    return hall


@pytest.fixture
def clashing(hall):
    """Another session at the same time holds the same interpreter, and was published first."""
    session = open_session(hall.coast, start=hall.slots[0].period.lower)
    other = Hall(
        coast=hall.coast,
        session=session,
        slots=list(session.slots.order_by("period")),
        tables=list(session.tables.order_by("position")),
        companies=[
            services.join_session(
                session=session, registration=hall.companies[1].registration, **hall.said
            )
        ],
        hosts=[
            services.join_session(
                session=session, counterpart=hall.hosts[1].counterpart, **hall.said
            )
        ],
    )
    services.keep_helper(session=session, name="Aiko Mori", skills=["ja"], **hall.said)
    wish = other.wish(0, 0)
    services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **hall.said)
    wish.refresh_from_db()
    other.place(wish, slot=0, table=0)
    other.publish(now=timezone.now())
    return hall


@pytest.fixture
def visit(browser, live_server):
    """A page opened on a phone by the officer."""
    contexts = []

    def opened(hall, path=""):
        context = browser.new_context(
            viewport={"width": 360, "height": 740},
            has_touch=True,
            reduced_motion="reduce",
            service_workers="block",
        )
        contexts.append(context)
        context.add_cookies(cookies_of(hall.officer, live_server.url))
        page = context.new_page()
        base = f"/m/{hall.coast.mission.slug}/meetings/{hall.session.pk}/"
        page.goto(f"{live_server.url}{base}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_what_no_timetable_may_break_is_said_with_keys_alone(hall, visit):
    page = visit(hall, "setup/aims/")
    assert complaints(page) == []

    page.get_by_label("Hold every wish").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    waits = page.get_by_label("How much more often one may wait than another")
    expect(waits).to_be_focused()
    page.keyboard.type("1")
    page.get_by_role("button", name="Save the goals").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Nobody may wait over 1 time more often")).to_be_visible()
    assert complaints(page) == []
    assert (Session.objects.get().holds_all, Session.objects.get().fairness) == (True, 1)


def test_the_board_says_what_it_may_not_break_and_who_is_needed_twice(clashing, visit):
    services.aim(
        session=clashing.session,
        goals=["worth"],
        moving=0,
        demands=Demands(holds_all=True, fairness=1),
        **clashing.said,
    )

    page = visit(clashing)

    expect(page.get_by_text("told to help in Energy meets the Bay at 10:00")).to_be_visible()
    expect(page.get_by_text("Every wish must be held.")).to_be_visible()
    assert complaints(page) == []


def test_the_troubles_of_a_session_begin_with_helpers_needed_twice(clashing, visit):
    page = visit(clashing, "repair/")

    link = page.get_by_role("link", name="Zelmavelde Grid – Bayside Power")
    link.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Hold it elsewhere")).to_be_visible()
    assert complaints(visit(clashing, "repair/")) == []


def test_a_change_of_table_has_a_list_of_its_own(hall, visit):
    Meeting.objects.update(agreed=False)
    repair = services.propose_repair(
        session=hall.session, trouble=Trouble(tables=(hall.tables[0].pk,)), **hall.said
    )

    page = visit(hall, f"repair/{repair.pk}/")

    expect(page.get_by_role("heading", name="At another table, at the same time")).to_be_visible()
    assert complaints(page) == []


def test_what_does_not_come_back_is_named_before_and_after(hall, visit):
    services.publish(session=hall.session, **hall.said)
    services.take_off(meeting=hall.first, why="", **hall.said)
    services.dismiss_helper(helper=hall.session.helpers.get(), **hall.said)
    page = visit(hall, "compare/?a=published&b=board")

    page.get_by_role("button", name="Put this one on the board").tap()
    page.get_by_role("button", name="Put it on the board").tap()
    expect(page.get_by_text("nobody is free who brings: Japanese")).to_be_visible()
    assert complaints(page) == []
    page.get_by_role("button", name="Put what fits on the board").tap()
    page.get_by_role("button", name="Put it on the board").tap()

    expect(page.locator("#toasts")).to_contain_text("nobody is free who brings: Japanese")
