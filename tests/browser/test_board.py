"""The board in a real browser: meetings move by drag, by keys and by form, and axe is content."""

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.visiting import cookies_of
from tests.factories.meetings import a_big_session
from tests.factories.registration import west_coast
from tests.factories.sessions import a_hall

from hansa.apps.meetings.models import Meeting

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)
# From the first byte to the painted board, on a machine that does other things besides.
PATIENCE = 5000


@pytest.fixture
def visit(browser, live_server):
    """A board opened by somebody; a broken script or a breach of the policy fails the test."""
    complaints, contexts = [], []

    def opened(session, *, by, width=1440, path="", touch=False):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", has_touch=touch
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


def cell(page, hall, *, slot, table):
    return page.locator(f"#c{hall.slots[slot].pk}-{hall.tables[table].pk}")


def drag(page, source, target):
    page.mouse.move(*_middle(source))
    page.mouse.down()
    page.mouse.move(*_middle(target), steps=8)
    page.wait_for_selector("#board td.can")
    page.mouse.move(*[each + 1 for each in _middle(target)])


def _middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_meeting_is_dragged_to_another_place(hall, visit):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)
    page = visit(hall.session, by=hall.officer)

    drag(page, page.locator(f"#w{wish.pk}"), cell(page, hall, slot=2, table=1))
    expect(page.locator("#verdict")).to_contain_text("11:00, table 2 is possible.")
    page.mouse.up()

    expect(cell(page, hall, slot=2, table=1)).to_contain_text("Zelmavelde Grid")
    expect(page.locator("#toasts")).to_contain_text("11:00, table 2")
    meeting = Meeting.objects.get(wish=wish)
    assert (meeting.slot, meeting.table, meeting.agreed) == (hall.slots[2], hall.tables[1], True)


def test_a_meeting_dragged_to_a_taken_table_returns_and_the_reason_is_told(hall, visit):
    first, second = hall.wish(0, 0), hall.wish(1, 1)
    hall.place(first, slot=0, table=0)
    hall.place(second, slot=1, table=1)
    page = visit(hall.session, by=hall.officer)

    drag(page, page.locator(f"#w{first.pk}"), cell(page, hall, slot=1, table=1))
    expect(page.locator("#verdict")).to_contain_text("Table 2 is taken at 10:30.")
    page.mouse.up()

    expect(page.locator("#toasts")).to_contain_text("Table 2 is taken at 10:30.")
    expect(cell(page, hall, slot=0, table=0)).to_contain_text("Zelmavelde Grid")
    assert Meeting.objects.get(wish=first).slot == hall.slots[0]


def test_a_meeting_is_moved_with_the_keys_and_every_place_is_told(hall, visit):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)
    page = visit(hall.session, by=hall.officer)

    page.locator(f"#w{wish.pk}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#board-says")).to_contain_text("It is here now.")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#board-says")).to_contain_text("10:30, table 1 is possible.")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(cell(page, hall, slot=1, table=1)).to_contain_text("Zelmavelde Grid")
    expect(page.locator(f"#w{wish.pk}")).to_be_focused()
    assert Meeting.objects.get(wish=wish).slot == hall.slots[1]


def test_escape_puts_a_meeting_back_where_it_was(hall, visit):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)
    page = visit(hall.session, by=hall.officer)

    page.locator(f"#w{wish.pk}").focus()
    page.keyboard.press(" ")
    expect(page.locator("#board-says")).to_contain_text("It is here now.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(page.locator("#board-says")).to_have_text("Put back where it was.")
    expect(page.locator(f"#w{wish.pk}")).to_be_focused()
    assert Meeting.objects.get(wish=wish).slot == hall.slots[0]


def test_a_meeting_is_moved_with_the_form_beside_the_board(hall, visit):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)
    page = visit(hall.session, by=hall.officer)

    page.locator(f"#w{wish.pk}").click()
    page.get_by_label("Time", exact=True).select_option("10:30")
    page.get_by_label("Table", exact=True).select_option("2")
    page.get_by_role("button", name="Move the meeting").click()

    expect(cell(page, hall, slot=1, table=1)).to_contain_text("Zelmavelde Grid")
    expect(page.locator("#drawer")).to_be_empty()


def test_a_form_that_asks_the_impossible_says_why_and_stays(hall, visit):
    first, second = hall.wish(0, 0), hall.wish(1, 1)
    hall.place(first, slot=0, table=0)
    hall.place(second, slot=1, table=1)
    page = visit(hall.session, by=hall.officer, path=f"?wish={first.pk}")

    page.get_by_label("Time", exact=True).select_option("10:30")
    page.get_by_label("Table", exact=True).select_option("2")
    page.get_by_role("button", name="Move the meeting").click()

    expect(page.locator("#drawer [role=alert]")).to_contain_text("Table 2 is taken at 10:30.")


def test_a_wish_without_a_place_is_dragged_onto_the_board_and_off_again(hall, visit):
    wish = hall.wish(0, 0, worth=100)
    page = visit(hall.session, by=hall.officer)

    drag(page, page.locator(f"#w{wish.pk}"), cell(page, hall, slot=0, table=1))
    page.mouse.up()
    expect(cell(page, hall, slot=0, table=1)).to_contain_text("Zelmavelde Grid")

    drag(page, page.locator(f"#w{wish.pk}"), page.locator("#unmet"))
    page.mouse.up()
    expect(page.locator("#unmet")).to_contain_text("Zelmavelde Grid")
    assert not Meeting.objects.exists()


def test_the_other_meetings_of_both_are_shown_while_one_is_pointed_at(hall, visit):
    first, second = hall.wish(0, 0), hall.wish(0, 1)
    hall.place(first, slot=0, table=0)
    hall.place(second, slot=1, table=1)
    page = visit(hall.session, by=hall.officer)

    page.locator(f"#w{first.pk}").hover()

    expect(page.locator(f"#w{second.pk}")).to_have_class("meet agreed kin")


def test_publishing_says_what_it_will_do_and_then_what_it_did(hall, visit):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    page = visit(hall.session, by=hall.officer)

    page.get_by_role("link", name="Publish…").click()
    expect(page.get_by_role("dialog")).to_contain_text("Publish to 2 people")
    page.get_by_role("button", name="Publish 2 changed agendas").click()

    expect(page.locator("#toasts")).to_contain_text("Published. 2 agendas changed.")


def test_a_proposal_under_way_is_shown_with_its_stage(hall, visit):
    hall.wish(0, 0)
    page = visit(hall.session, by=hall.officer)

    page.get_by_role("button", name="Propose timetable").click()

    expect(page.locator("#progress progress")).to_be_visible()
    expect(page.locator("#run-says")).to_have_text("Waiting for the worker")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_axe_finds_nothing_on_the_board(hall, visit, width):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)
    hall.wish(1, 1)
    page = visit(hall.session, by=hall.officer, width=width, path=f"?wish={wish.pk}")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_the_board_is_a_list_by_slot_in_which_a_press_opens_the_form(hall, visit):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)
    page = visit(hall.session, by=hall.officer, width=360, touch=True)

    expect(cell(page, hall, slot=0, table=1)).to_be_hidden()
    page.locator(f"#w{wish.pk}").tap()

    expect(page.get_by_role("button", name="Move the meeting")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_board_of_sixty_tables_and_twenty_four_slots_is_drawn_in_time(visit):
    coast = west_coast()
    session = a_big_session(coast=coast)
    page = visit(session, by=coast.officer)

    entry = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")

    assert page.locator("#board td").count() == 60 * 24
    assert entry["domComplete"] < PATIENCE
    assert entry["decodedBodySize"] < 600_000


def test_on_a_phone_a_finger_that_rests_picks_a_meeting_up(hall, visit):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)
    page = visit(hall.session, by=hall.officer, width=360, touch=True)
    finger = page.context.new_cdp_session(page)
    page.locator(f"#w{wish.pk}").scroll_into_view_if_needed()

    _touch(finger, "touchStart", _middle(page.locator(f"#w{wish.pk}")))
    page.wait_for_selector("#board td.can")
    goal = cell(page, hall, slot=1, table=1)
    goal.scroll_into_view_if_needed()
    _touch(finger, "touchMove", _middle(goal))
    expect(page.locator("#verdict")).to_contain_text("10:30, table 2 is possible.")
    _touch(finger, "touchEnd")

    expect(goal).to_contain_text("Zelmavelde Grid")


def _touch(finger, kind, at=None):
    points = [{"x": at[0], "y": at[1]}] if at else []
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_move_on_an_old_board_is_refused_and_brings_the_new_one(hall, visit):
    wish = hall.wish(0, 0)
    meeting = hall.place(wish, slot=0, table=0)
    page = visit(hall.session, by=hall.officer)
    hall.move(meeting, slot=1, table=0)

    drag(page, page.locator(f"#w{wish.pk}"), cell(page, hall, slot=2, table=1))
    page.mouse.up()

    expect(page.locator("#toasts")).to_contain_text("Somebody else has moved this meeting")
    expect(cell(page, hall, slot=1, table=0)).to_contain_text("Zelmavelde Grid")


def test_a_wish_without_a_place_is_placed_with_the_keys(hall, visit):
    wish = hall.wish(0, 0)
    page = visit(hall.session, by=hall.officer)

    page.locator(f"#w{wish.pk}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#board-says")).to_contain_text("10:00, table 1 is possible.")
    page.keyboard.press("Enter")

    expect(cell(page, hall, slot=0, table=0)).to_contain_text("Zelmavelde Grid")
