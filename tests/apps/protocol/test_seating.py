"""Seating plans: who is in them, how seats change, and what is refused."""

from datetime import UTC, datetime

import pytest
from tests.factories.directory import PersonFactory
from tests.factories.programme import ActivityFactory, between, delegate_on
from tests.factories.registration import west_coast

from hansa.apps.meetings.models import Counterpart
from hansa.apps.protocol import queries, services
from hansa.apps.protocol.models import SeatingPlan
from hansa.apps.registration.models import Registration
from hansa.values import Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 9, 1, 9, tzinfo=UTC)


@pytest.fixture
def coast():
    """A mission with an officer."""
    return west_coast()


@pytest.fixture
def plan(coast):
    """A gala of four delegates and three hosts at two tables of four."""
    leg = coast.san_francisco
    for _ in range(4):
        delegate_on(leg)
    for _ in range(3):
        contact = PersonFactory()
        Counterpart.objects.create(leg=leg, organisation=contact.organisation, contact=contact)
    gala = ActivityFactory(leg=leg, kind="gala", hours=between("19:00", "22:00"))
    made = services.open_seating(activity=gala, by=coast.officer, now=NOW)
    lay(made, coast)
    return made


def lay(plan, coast, **changes):
    """Two round tables of four, one of them the head table."""
    hall = {"number": 2, "seats": 4, "shape": "round", "heads": 1, "accessible": 1} | changes
    services.lay_tables(plan=plan, **hall, by=coast.officer, now=NOW)


def seated(plan, coast):
    """The same plan once the worker has made it."""
    run = services.order_seating(plan=plan, by=coast.officer, now=NOW, seconds=1)
    return services.make_seating(run=run, clock=lambda: NOW)


def seats_of(plan):
    return {one.pk: (one.table_id, one.number) for one in plan.guests.all()}


def test_everybody_expected_and_every_host_gets_a_seat(plan, coast):
    run = seated(plan, coast)

    assert run.status == "done"
    assert plan.guests.count() == 7
    assert plan.guests.filter(table__isnull=True).count() == 0


def test_a_plan_opened_twice_is_one(plan, coast):
    services.open_seating(activity=plan.activity, by=coast.officer, now=NOW)

    assert SeatingPlan.objects.count() == 1


def test_nobody_is_seated_at_a_transfer(coast):
    transfer = ActivityFactory(
        leg=coast.san_francisco, kind="transfer", hours=between("09:00", "10:00")
    )

    with pytest.raises(Refused, match=r"Nobody is seated at an activity of this kind."):
        services.open_seating(activity=transfer, by=coast.officer, now=NOW)


def test_too_few_seats_are_told_with_their_number(plan, coast):
    lay(plan, coast, number=1, heads=0)

    with pytest.raises(Refused, match=r"7 guests need more than 4 seats; add tables."):
        services.order_seating(plan=plan, by=coast.officer, now=NOW)


def test_a_guest_changes_seats_with_who_sits_there_and_back(plan, coast):
    seated(plan, coast)
    before = seats_of(plan)
    one, other = plan.guests.all()[:2]

    step = services.move_guest(
        guest=one, table=other.table, number=other.number, by=coast.officer, now=NOW
    )
    after = seats_of(plan)
    services.undo_seating(plan=plan, by=coast.officer, now=NOW)

    assert step is not None
    assert (after[one.pk], after[other.pk]) == (before[other.pk], before[one.pk])
    assert seats_of(plan) == before


def test_a_kept_seat_is_not_taken(plan, coast):
    seated(plan, coast)
    one, other = plan.guests.all()[:2]
    services.change_guest(
        guest=other, needs_access=False, presides=False, is_locked=True, by=coast.officer, now=NOW
    )

    with pytest.raises(Refused, match="Who sits there keeps the seat"):
        services.move_guest(
            guest=one, table=other.table, number=other.number, by=coast.officer, now=NOW
        )


def test_a_delegate_who_withdraws_leaves_the_plan_and_the_late_get_a_seat(plan, coast):
    seated(plan, coast)
    gone = plan.guests.filter(delegate__isnull=False).first()
    Registration.objects.filter(pk=gone.delegate.registration_id).update(status="withdrawn")
    delegate_on(coast.san_francisco)

    came, left = services.draw_guests(plan=plan, by=coast.officer, now=NOW)
    services.reseat_guests(plan=plan, by=coast.officer, now=NOW)

    assert (came, left) == (1, 1)
    assert plan.guests.filter(table__isnull=True).count() == 0


def test_a_plan_with_somebody_standing_is_not_published(plan, coast):
    with pytest.raises(Refused, match=r"7 guests have no seat yet."):
        services.publish_seating(plan=plan, by=coast.officer, now=NOW)


def test_a_delegate_is_told_the_seat_once_it_is_published(plan, coast):
    seated(plan, coast)
    delegate = plan.guests.filter(delegate__isnull=False).first().delegate
    before = list(queries.seats_told_to(delegate))

    services.publish_seating(plan=plan, by=coast.officer, now=NOW)

    assert before == []
    assert [one.delegate for one in queries.seats_told_to(delegate)] == [delegate]


def test_only_one_plan_is_made_at_a_time(plan, coast):
    services.order_seating(plan=plan, by=coast.officer, now=NOW)

    with pytest.raises(Refused, match="A plan is being made already"):
        services.order_seating(plan=plan, by=coast.officer, now=NOW)
