"""The design in a real browser: it fits, it can be operated, and axe finds nothing."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (360, 768, 1440)
POLICY = "Content Security Policy"
# What lies outside of the window to the right, except what scrolls in a frame of its own.
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => !one.closest(".table-frame-wide, .tabs, [popover], dialog"))
  .map((one) => `${one.tagName}.${one.className}`)"""


class Crowd(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *_said: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site(settings) -> Iterator[str]:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with make_server("127.0.0.1", 0, WSGIHandler(), Crowd, Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def visit(browser, site):
    """Open an address in a window of its own; a breach of the policy or a broken script fails."""
    complaints: list[str] = []
    contexts = []

    def opened(address: str = "/design/", *, width: int = 1440, theme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=theme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: POLICY in said.text and complaints.append(said.text))
        page.goto(f"{site}{address}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def found_by_axe(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['html']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_the_gallery(visit, width, theme):
    assert found_by_axe(visit("/design/?drawer", width=width, theme=theme)) == []


@pytest.mark.parametrize("address", ["/nowhere-at-all/", "/design/?signed-out"])
def test_axe_finds_nothing_on_pages_without_rooms(visit, address):
    assert found_by_axe(visit(address)) == []


@pytest.mark.parametrize("opener", ["commands", "More", "dialog"])
def test_axe_finds_nothing_in_what_lies_over_the_page(visit, opener):
    page = visit(width=360)
    if opener == "commands":
        page.keyboard.press("Control+k")
    elif opener == "More":
        page.get_by_role("button", name="More", exact=True).click()
    else:
        page.get_by_role("button", name="Open a dialog").click()

    assert found_by_axe(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(visit, width):
    page = visit(width=width)

    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_what_is_read_and_hides_what_is_pressed(visit):
    page = visit(theme="dark")

    page.emulate_media(media="print")

    for pressed in (".rail", ".bottom-bar", ".button", ".tabs"):
        expect(page.locator(pressed).first).to_be_hidden()
    expect(page.get_by_role("table").first).to_be_visible()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_a_thumb_finds_every_target_of_the_phones_bar(visit):
    page = visit(width=360)

    boxes = [each.bounding_box() for each in page.locator(".bottom-bar > *").all()]

    assert len(boxes) == 4
    assert min(min(box["width"], box["height"]) for box in boxes) >= 44


def test_a_dialog_gives_the_focus_back_to_its_opener(visit):
    page = visit()
    opener = page.get_by_role("button", name="Open a dialog")
    opener.click()
    expect(page.get_by_role("dialog")).to_be_visible()

    page.keyboard.press("Escape")

    expect(opener).to_be_focused()


def test_the_drawer_opens_beside_the_list_with_an_address_and_escape_closes_it(visit):
    page = visit()
    opener = page.get_by_role("link", name="Noordzee Koeltechniek BV").first
    opener.click()
    expect(page.locator("#drawer h2")).to_have_text("Noordzee Koeltechniek BV")
    assert page.url.endswith("?drawer")
    expect(page.locator("#drawer")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.locator("#drawer h2")).to_have_count(0)
    expect(opener).to_be_focused()
    assert page.url.endswith("/design/")


def test_the_back_button_reopens_what_was_closed(visit):
    page = visit()
    page.get_by_role("link", name="Noordzee Koeltechniek BV").first.click()
    expect(page.locator("#drawer h2")).to_be_visible()
    page.keyboard.press("Escape")

    page.go_back()

    expect(page.locator("#drawer h2")).to_have_text("Noordzee Koeltechniek BV")


def test_ctrl_k_leads_to_a_room_by_its_name(visit):
    page = visit()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox", name="Search and commands")).to_be_focused()

    page.keyboard.type("ceremonieen")
    page.keyboard.press("Enter")

    page.wait_for_url("**/design/?room=signing")


def test_ctrl_k_shows_what_the_server_finds(visit):
    page = visit()
    page.keyboard.press("Control+k")

    page.keyboard.type("bioproc")

    expect(page.locator("#commands-found").get_by_role("link")).to_have_text(
        "Meerlaan Bioprocess NV"
    )


def test_a_deed_is_confirmed_in_words_that_go_away(visit):
    page = visit()

    page.get_by_role("button", name="Show a toast").click()

    toast = page.locator("#toasts .toast")
    expect(toast).to_contain_text("Published. 31 agendas changed.")
    toast.get_by_role("button", name="Close this message").click()
    expect(toast).to_have_count(0)


def test_a_dangerous_deed_is_asked_about_before_anything_is_sent(visit):
    page = visit()
    page.get_by_role("button", name="Withdraw 12 invitations").click()
    question = page.get_by_role("dialog", name="Withdraw 12 invitations?")
    expect(question).to_contain_text("Twelve hosts are told by letter.")
    expect(page.locator("#toasts .toast")).to_have_count(0)

    question.get_by_role("button", name="Withdraw 12 invitations").click()

    expect(page.locator("#toasts .toast")).to_have_count(1)


def test_going_back_from_the_question_sends_nothing(visit):
    page = visit()
    page.get_by_role("button", name="Withdraw 12 invitations").click()

    page.get_by_role("button", name="Go back").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#toasts .toast")).to_have_count(0)


def test_a_plain_form_asks_first_too(visit):
    page = visit()
    page.get_by_role("button", name="A form that asks first").click()
    assert "room=left" not in page.url

    page.get_by_role("dialog").get_by_role("button", name="Yes, do it").click()

    page.wait_for_url("**/design/?room=left")


def test_a_refusal_is_shown_where_it_was_asked_for(visit):
    page = visit()

    page.get_by_role("button", name="Ask the impossible").click()

    expect(page.locator("#refusals")).to_contain_text("Table 4 is taken at 10:30.")


def test_an_answer_that_fails_is_told(visit):
    page = visit()
    page.route("**/?say=details", lambda route: route.abort())

    page.get_by_role("button", name="Open the drawer").click()

    expect(page.locator("#toasts .toast-error")).to_contain_text("cannot be reached")


def test_light_and_dark_change_at_once_and_stay(visit):
    page = visit()
    page.get_by_role("button", name="Annelies van den Bossche").click()

    page.locator("#reader").get_by_role("button", name="Dark").click()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_first_stop_of_the_keyboard_leads_past_the_rooms(visit):
    page = visit("/nowhere-at-all/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
