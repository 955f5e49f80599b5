"""The pictures of the pages, taken from a running demonstration with chromium.

python -m docs.making.pictures http://localhost:8000 DELEGATES_LINK HOSTS_LINK

The links are those that `make demo` prints. The large session needs its timetable first.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "images"
OFFICER = "officer@brussels.example"
PASSWORD = "hansa-demonstration"  # noqa: S105 - the demonstration prints it
MISSION = "west-coast-2027"


def main(address: str, delegate: str, host: str) -> None:
    """Take every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        take_officers(browser, address)
        take_delegates(browser, delegate)
        take_hosts(browser, host)
        browser.close()


def take_officers(browser: Browser, address: str) -> None:
    """The overview of the mission, and the board of its first session."""
    page = browser.new_page(viewport={"width": 1280, "height": 760})
    page.goto(f"{address}/sign-in/")
    page.fill("input[name=password]", PASSWORD)
    page.fill("form:has(input[name=password]) input[name=email]", OFFICER)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    mission = f"{address}/m/{MISSION}/"
    page.goto(mission)
    taken(page, "overview.png")
    page.goto(f"{mission}meetings/")
    page.click(".session-title a >> nth=0")
    page.wait_for_load_state("networkidle")
    taken(page, "board.png")


def take_delegates(browser: Browser, link: str) -> None:
    """The agenda on a phone, at the first day with meetings."""
    page = browser.new_page(viewport={"width": 360, "height": 720}, device_scale_factor=1.5)
    page.goto(link)
    page.click("main form button")
    page.wait_for_load_state("networkidle")
    page.locator(".agenda-day >> nth=1").scroll_into_view_if_needed()
    page.evaluate("document.querySelectorAll('.agenda-day')[1].scrollIntoView()")
    taken(page, "agenda.png")


def take_hosts(browser: Browser, link: str) -> None:
    """What a host sees behind the link."""
    page = browser.new_page(viewport={"width": 1024, "height": 720})
    page.goto(link)
    taken(page, "host.png")


def taken(page: Page, name: str) -> None:
    """Take what the window shows."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / name)
    sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
