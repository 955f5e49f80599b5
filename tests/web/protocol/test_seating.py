"""Seating plans on screen: seated, corrected, told, and kept from strangers."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.programme import ActivityFactory, between, delegate_on
from tests.factories.registration import west_coast

from hansa.apps.meetings.models import Counterpart
from hansa.apps.protocol import services
from hansa.web.design.templatetags.design import as_short_day

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 9, 1, 9, tzinfo=UTC)
MOST_QUERIES = 12


@pytest.fixture
def coast():
    """A mission with an officer."""
    return west_coast()


@pytest.fixture
def plan(coast):
    """A gala of three delegates and a host at two tables of three, seated."""
    leg = coast.san_francisco
    for _ in range(3):
        delegate_on(leg)
    contact = PersonFactory()
    Counterpart.objects.create(leg=leg, organisation=contact.organisation, contact=contact)
    gala = ActivityFactory(leg=leg, kind="gala", hours=between("19:00", "22:00"))
    made = services.open_seating(activity=gala, by=coast.officer, now=NOW)
    services.lay_tables(
        plan=made, number=2, seats=3, shape="round", heads=1, accessible=1,
        by=coast.officer, now=NOW,
    )  # fmt: skip
    run = services.order_seating(plan=made, by=coast.officer, now=NOW, seconds=1)
    services.make_seating(run=run, clock=lambda: NOW)
    return made


def address(name, plan, **blanks):
    return reverse(f"protocol:{name}", args=["west-coast", plan.pk, *blanks.values()])


def test_the_hall_is_drawn_and_told_with_everybodys_name(client, coast, plan):
    client.force_login(coast.officer)

    page = client.get(address("seating_plan", plan)).content.decode()

    assert page.count('class="hall-table') == 2
    assert all(str(guest) in page for guest in plan.guests.all())


def test_a_stranger_sees_no_plan(client, plan):
    client.force_login(UserFactory())

    assert client.get(address("seating_plan", plan)).status_code == 404


def test_the_hall_takes_few_questions_to_the_database(
    client, coast, plan, django_assert_max_num_queries
):
    client.force_login(coast.officer)

    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(address("seating_plan", plan))


def test_a_guest_is_moved_by_choice_and_the_page_tells_what_it_did(client, coast, plan):
    client.force_login(coast.officer)
    guest, other = plan.guests.all()[:2]
    asked = {"guest": guest.pk, "table": other.table_id, "number": other.number + 1}

    answer = client.post(address("move_guest", plan), asked, follow=True)

    guest.refresh_from_db()
    assert (guest.table_id, guest.number) == (other.table_id, other.number)
    assert "What the last change did" in answer.content.decode()


def test_a_seat_that_there_is_not_is_refused(client, coast, plan):
    client.force_login(coast.officer)
    guest = plan.guests.first()

    answer = client.post(
        address("move_guest", plan), {"guest": guest.pk, "table": guest.table_id, "number": 9}
    )

    assert answer.status_code == 409
    assert "There is no such seat." in answer.content.decode()


def test_one_table_is_drawn_larger_with_its_names(client, coast, plan):
    client.force_login(coast.officer)

    page = client.get(address("seating_plan", plan) + "?table=1").content.decode()

    assert "hall-close" in page
    assert page.count('class="hall-name"') == plan.guests.filter(table__number=1).count()


def test_a_delegate_reads_the_own_seat_once_it_is_published(client, coast, plan):
    guest = plan.guests.filter(delegate__isnull=False).first()
    services.publish_seating(plan=plan, by=coast.officer, now=NOW)
    client.force_login(guest.delegate.person.user)

    page = client.get(reverse("protocol:own_seats", args=["west-coast"])).content.decode()

    activity = plan.activity
    assert f"Table {guest.table.number}, seat {guest.number + 1}" in page
    assert as_short_day(activity.told.start, activity.leg.zone) in page


@pytest.mark.parametrize(
    "name", ["seating_tables", "seating_guests", "seating_bonds", "seating_lists"]
)
def test_the_other_pages_of_a_plan_open(client, coast, plan, name):
    client.force_login(coast.officer)

    assert client.get(address(name, plan)).status_code == 200


def test_the_page_of_a_guest_tells_the_seat(client, coast, plan):
    client.force_login(coast.officer)
    guest = plan.guests.first()

    page = client.get(address("seating_guest", plan, guest=guest.pk)).content.decode()

    assert f"Table {guest.table.number}, seat {guest.number + 1}" in page
