"""An officer brings a file of organisations in, on a telephone, while the worker works."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.browser.visiting import PHONE, complaints, cookies_of, with_keys
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.directory import OrganisationFactory
from tests.factories.imports import HEADINGS, csv_of, enterprise_number

from hansa.apps.directory import services
from hansa.apps.directory.models import Import, Organisation

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

NEW = ["Vesdre Optics", enterprise_number(1), "Verviers", "BE", "", "", "", "", ""]
ALIKE = ["Zelie Optics NV", "", "Gent", "BE", "", "", "", "", ""]
WRONG = ["Quorilune", "0123.456.748", "Luik", "Atlantis", "", "", "", "", ""]


@pytest.fixture
def officer():
    agency = AgencyFactory(name="hub.brussels")
    OrganisationFactory(agency=agency, name="Zélie Optics", city="Gent")
    return StaffFactory(agency=agency)


@pytest.fixture
def phone(browser, live_server, officer):
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.add_cookies(cookies_of(officer, live_server.url))
    yield context.new_page()
    context.close()


def clock():
    return datetime.now(tz=UTC)


def test_a_file_is_read_its_rows_are_decided_and_what_is_ready_comes_in(phone, live_server):
    phone.goto(live_server.url + reverse("directory:imports"))
    assert complaints(phone) == []
    content = csv_of(HEADINGS, NEW, ALIKE, WRONG)
    file = {"name": "members.csv", "mimeType": "text/csv", "buffer": content}
    phone.get_by_label("File").set_input_files(file)
    phone.get_by_role("button", name="Read this file").click()

    with_keys(phone, phone.get_by_role("button", name="Check every row"))
    assert complaints(phone) == []
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("progressbar", name="Checking the rows")).to_be_visible()
    services.check(batch=Import.objects.get(), clock=clock)

    expect(phone.get_by_role("button", name="Import the row that is ready")).to_be_visible()
    phone.get_by_role("link", name="Wrong 1").click()
    expect(phone.get_by_text("“Atlantis” is no country.")).to_be_visible()
    assert complaints(phone) == []
    phone.get_by_role("link", name="Looks like another 1").click()
    with_keys(phone, phone.get_by_role("button", name="The same", exact=True), "Enter")
    ready = phone.get_by_role("button", name="Import the 2 rows that are ready")
    with_keys(phone, ready)
    assert complaints(phone) == []
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("progressbar", name="Importing the rows")).to_be_visible()
    services.carry_in(batch=Import.objects.get(), clock=clock)

    expect(phone.get_by_text("One row stayed out.")).to_be_visible()
    assert complaints(phone) == []
    names = Organisation.objects.values_list("name", flat=True)
    assert sorted(names) == ["Vesdre Optics", "Zélie Optics"]
