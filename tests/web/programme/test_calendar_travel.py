"""Flights and rides stand in the calendar feed, each end by the clocks of its place."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar
from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import between, delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import bus_on, flies, flight_details, seated

from hansa.apps.programme import services as programme
from hansa.apps.registration.models import Registration
from hansa.apps.travel import services

pytestmark = pytest.mark.django_db

LATER = LONG_BEFORE + timedelta(hours=1)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def ann(coast):
    return delegate_on(coast.san_francisco)


@pytest.fixture
def flight(coast, ann):
    return flies(ann, by=coast.officer)


@pytest.fixture
def bus(coast, ann):
    """One in which Ann has a seat."""
    bus = bus_on(coast.san_francisco, by=coast.officer, phone="+1 415 555")
    seated(ann, bus, by=coast.officer)
    return bus


@pytest.fixture
def feed(client, ann):
    """Ask for Ann's feed."""
    link = programme.make_calendar_link(delegate=ann, now=LONG_BEFORE)
    address = reverse("programme:feed", args=[link.secret])
    return lambda **headers: client.get(address, **headers)


def events_in(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def moved(bus, *, by, now=LATER):
    return services.change_ride(
        ride=bus, name=bus.name, origin=bus.origin, destination=bus.destination, seats=bus.seats,
        period=between("08:30", "09:30"), by=by, now=now,
    )  # fmt: skip


def test_a_flight_leaves_by_the_clocks_of_one_city_and_lands_by_those_of_another(feed, flight):
    (event,) = events_in(feed())

    assert str(event["SUMMARY"]) == "SN 501: Brussels → San Francisco"
    assert event["DTSTART"].to_ical() == b"20251005T103000"
    assert event["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert event["DTEND"].to_ical() == b"20251005T130500"
    assert event["DTEND"].params["TZID"] == "America/Los_Angeles"
    assert "Terminal of arrival: A" in str(event["DESCRIPTION"])


def test_the_calendar_explains_the_clocks_of_both_cities(feed, flight):
    zones = {str(zone["TZID"]) for zone in Calendar.from_ical(feed().content).walk("VTIMEZONE")}

    assert zones == {"Europe/Brussels", "America/Los_Angeles"}


def test_a_bus_is_told_with_the_seat_and_where_it_leaves(feed, bus):
    (event,) = events_in(feed())

    assert str(event["SUMMARY"]) == "Bus 1: Hotel Pacific Union → Hall C"
    assert str(event["LOCATION"]) == "Hotel Pacific Union, San Francisco"
    assert str(event["DESCRIPTION"]) == "Seat 1\n+1 415 555"


def test_a_bus_that_is_moved_keeps_its_name_and_grows_its_sequence(coast, feed, bus):
    (before,) = events_in(feed())

    moved(bus, by=coast.officer)

    (after,) = events_in(feed())
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTART"].to_ical() == b"20251007T083000"
    assert after.decoded("LAST-MODIFIED") > before.decoded("LAST-MODIFIED")


def test_a_flight_at_another_time_grows_its_sequence(coast, feed, flight):
    details = flight_details()
    services.retime(
        connection=flight.connection, departs_at=details["departs_at"] + timedelta(hours=1),
        arrives_at=details["arrives_at"] + timedelta(hours=1), terminal="A", by=coast.officer,
        now=LATER,
    )  # fmt: skip

    (event,) = events_in(feed())

    assert event["SEQUENCE"] == 1
    assert event["DTSTART"].to_ical() == b"20251005T113000"


def called_off(bus, seat, *, by):
    services.drop_ride(ride=bus, by=by, now=LATER, why="Too few")


def given_up(bus, seat, *, by):
    services.free_seat(seat=seat, by=by, now=LATER)


@pytest.mark.parametrize("gone", [called_off, given_up])
def test_a_ride_that_is_no_more_is_gone_for_whoever_asks_by_the_date_too(coast, feed, bus, gone):
    before = feed()

    gone(bus, bus.riders.get(), by=coast.officer)
    after = feed(HTTP_IF_MODIFIED_SINCE=before["Last-Modified"])

    assert after.status_code == 200
    assert events_in(after) == []


def test_a_calendar_that_asks_again_is_told_that_nothing_changed(feed, flight, bus):
    first = feed()

    by_tag = feed(HTTP_IF_NONE_MATCH=first["ETag"])
    by_date = feed(HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])

    assert (by_tag.status_code, by_date.status_code) == (304, 304)


def test_who_stays_at_home_has_no_flight_in_the_calendar(ann, feed, flight, bus):
    Registration.objects.filter(pk=ann.registration_id).update(status="withdrawn", decided_at=LATER)

    assert events_in(feed()) == []


def test_a_stranger_has_none_of_them(client, coast, feed, flight, bus):
    other = programme.make_calendar_link(delegate=delegate_on(coast.san_francisco), now=LONG_BEFORE)

    theirs = client.get(reverse("programme:feed", args=[other.secret]))

    assert len(events_in(feed())) == 2
    assert events_in(theirs) == []


def test_many_rides_cost_no_more_queries(coast, ann, feed, flight, django_assert_max_num_queries):
    for hour in range(9, 19):
        hours = between(f"{hour:02}:00", f"{hour:02}:30")
        ride = bus_on(coast.san_francisco, by=coast.officer, name=f"Bus {hour}", hours=hours)
        seated(ann, ride, by=coast.officer)

    with django_assert_max_num_queries(9):
        feed()
