"""An agenda that was opened once is read without a connection, and by nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.browser.visiting import cookies_of
from tests.factories.missions import LegFactory
from tests.factories.programme import ActivityFactory, delegate_on, told_meeting

from hansa.values import Period

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = "html[data-offline-ready]"


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 780})
    yield context
    context.close()


@pytest.fixture
def delegate():
    """Somebody on a mission today, with a seminar yesterday and a meeting in half an hour."""
    now = timezone.now()
    today = now.date()
    leg = LegFactory(
        mission__slug="west-coast",
        starts_on=today - timedelta(days=2),
        ends_on=today + timedelta(days=2),
    )
    start = now + timedelta(minutes=30)
    delegate = delegate_on(leg)
    told_meeting(delegate, hours=Period(start, start + timedelta(minutes=20)))
    ActivityFactory(
        leg=leg, hours=Period(now - timedelta(days=1), now - timedelta(days=1, minutes=-50))
    )
    return delegate


def sign_in(context, live_server, user):
    context.add_cookies(cookies_of(user, live_server.url))


def opened(context, live_server, path="/me/west-coast/"):
    page = context.new_page()
    page.goto(live_server.url + path)
    page.wait_for_selector(KEPT, state="attached")
    return page


def kept_pages(page):
    return page.evaluate(
        """async () => {
            const names = (await caches.keys()).filter((name) => name.startsWith("hansa-pages-"));
            const kept = await Promise.all(
                names.map(async (name) => (await (await caches.open(name)).keys())));
            return kept.flat().map(({ url }) => new URL(url).pathname);
        }"""
    )


def test_an_agenda_opened_once_is_read_offline_on_a_phone(phone, live_server, delegate):
    sign_in(phone, live_server, delegate.person.user)
    page = opened(phone, live_server)

    phone.set_offline(True)
    page.reload()

    assert "Pacific Cold Chain" in page.text_content("[data-now-next]")
    assert "offline" in page.text_content("[data-as-of]:not([hidden])")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    sizes = page.evaluate("[...document.styleSheets].map((sheet) => sheet.cssRules.length)")
    assert len(sizes) == 2
    assert min(sizes) > 0


def test_now_and_next_stay_true_when_the_agenda_is_read_later_on(phone, live_server, delegate):
    sign_in(phone, live_server, delegate.person.user)
    page = opened(phone, live_server)
    before = page.text_content("[data-now-next]")

    phone.set_offline(True)
    page.clock.set_fixed_time(timezone.now() + timedelta(minutes=40))
    page.reload()

    assert "Next, in 30 min" in before
    assert "Now, 10 min left" in page.text_content("[data-now-next]")


def test_the_line_about_being_offline_is_hidden_while_there_is_a_connection(
    phone, live_server, delegate
):
    sign_in(phone, live_server, delegate.person.user)
    page = opened(phone, live_server)

    page.reload()

    assert not page.is_visible("[data-as-of]")


def test_a_page_that_was_never_opened_says_so_and_names_what_is_kept(phone, live_server, delegate):
    sign_in(phone, live_server, delegate.person.user)
    page = opened(phone, live_server)

    phone.set_offline(True)
    page.goto(live_server.url + "/")
    page.wait_for_selector("[data-kept] a")

    assert page.text_content("h1") == "You are offline"
    assert page.get_attribute("[data-kept] a", "href") == "/me/west-coast/"


def test_another_reader_on_the_same_device_finds_nothing_of_the_first(phone, live_server, delegate):
    sign_in(phone, live_server, delegate.person.user)
    first = opened(phone, live_server)
    other = delegate_on(LegFactory(mission__slug="lima"))
    sign_in(phone, live_server, other.person.user)

    first.goto(live_server.url + "/me/lima/")
    first.wait_for_load_state("networkidle")

    assert kept_pages(first) == ["/me/lima/"]


def test_signing_out_leaves_nothing_on_the_device(phone, live_server, delegate):
    sign_in(phone, live_server, delegate.person.user)
    page = opened(phone, live_server)
    before = kept_pages(page)

    page.evaluate("fetch('/sign-out/', { method: 'POST' }).catch(() => null)")
    page.wait_for_timeout(300)

    assert before == ["/me/west-coast/"]
    assert kept_pages(page) == []


def test_the_worker_keeps_the_policy_without_a_complaint(phone, live_server, delegate):
    sign_in(phone, live_server, delegate.person.user)
    page = phone.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    page.goto(live_server.url + "/me/west-coast/")
    page.wait_for_selector(KEPT, state="attached")

    assert complaints == []
