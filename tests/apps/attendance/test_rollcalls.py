"""A roll-call knows where everybody was seen last, takes every leader's word, and ends in one."""

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.attendance import badge_for, noted, phone_at
from tests.factories.programme import at, delegate_on
from tests.factories.travel import bed_for, bus_on, comes_with, hotel_on, room_of, seated

from hansa.apps.attendance import queries, services
from hansa.values import Refused

NINE, TEN = at("09:00"), at("10:00")


@pytest.fixture
def quake(coast, seminar):
    """Ann was seen at a door, Bea was not."""
    ann = delegate_on(coast.san_francisco, first_name="Ann", last_name="Claes")
    delegate_on(coast.san_francisco, first_name="Bea", last_name="Dumont")
    phone = phone_at(seminar, door="North door", by=coast.officer)
    services.take_batch(device=phone, noted=[noted(badge_for(ann), NINE)], now=NINE)
    return services.start_roll_call(
        mission=coast.mission, why="Earthquake", by=coast.officer, now=TEN
    )


def alarm(coast, *, now):
    return services.start_roll_call(mission=coast.mission, why="Alarm", by=coast.officer, now=now)


def test_everybody_who_travels_is_called_with_the_last_known_place(quake):
    ann, bea = queries.called(quake)

    assert (ann.line.place, ann.line.seen_at, ann.line.source) == (
        "Hall C, North door",
        NINE,
        "door",
    )
    assert (bea.line.place, bea.line.source) == ("Hall C", "agenda")


def test_people_are_looked_for_by_their_hotel_and_their_bus(coast):
    ann = delegate_on(coast.san_francisco, first_name="Ann", last_name="Claes")
    bed_for(ann, room_of(hotel_on(coast.san_francisco, by=coast.officer)), by=coast.officer)
    seated(ann, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)

    call = services.start_roll_call(
        mission=coast.mission, why="Earthquake", by=coast.officer, now=TEN
    )

    (called,) = queries.called(call)
    assert (called.line.hotel, called.line.bus) == ("Hotel Pacific Union", "Bus 1")


def test_the_words_of_several_leaders_are_merged_and_the_latest_holds(coast, quake):
    other = StaffFactory(agency=coast.agency)
    ann, _bea = queries.called(quake)
    services.tick(line=ann.line, found="missing", by=coast.officer, now=TEN)
    services.tick(line=ann.line, found="safe", by=other, now=at("10:05"), note="At the bus")
    services.tick(line=ann.line, found="safe", by=other, now=at("10:06"), note="At the bus")

    ann, bea = queries.called(quake)

    assert (ann.found, ann.word.by, ann.line.ticks.count()) == ("safe", other, 2)
    assert [each.is_missing for each in (ann, bea)] == [False, True]


def test_two_roll_calls_are_not_held_at_once(coast, quake):
    with pytest.raises(Refused):
        services.start_roll_call(mission=coast.mission, why="Again", by=coast.officer, now=TEN)


def test_a_roll_call_ends_with_an_account_and_takes_no_word_afterwards(coast, quake):
    with pytest.raises(Refused) as refused:
        services.close_roll_call(roll_call=quake, account="", by=coast.officer, now=TEN)
    services.close_roll_call(roll_call=quake, account="All safe.", by=coast.officer, now=TEN)

    assert refused.value.field == "account"
    with pytest.raises(Refused):
        services.tick(line=queries.called(quake)[0].line, found="safe", by=coast.officer, now=TEN)


def test_an_officers_correction_needs_a_reason(coast, seminar):
    badge = badge_for(delegate_on(coast.san_francisco))

    with pytest.raises(Refused):
        services.correct(
            activity=seminar, who=badge, present=True, by=coast.officer, now=NINE, why=""
        )
    services.correct(
        activity=seminar, who=badge, present=True, by=coast.officer, now=NINE, why="Seen"
    )

    assert [each.badge for each in queries.arrivals_of(seminar)] == [badge]


def test_who_comes_with_a_delegate_is_called_beside_them(coast, seminar):
    bea = delegate_on(coast.san_francisco, first_name="Bea", last_name="Dumont")
    ann = delegate_on(coast.san_francisco, first_name="Ann", last_name="Claes", phone="+1 415")
    jan = comes_with(ann, by=coast.officer)
    seated(jan, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)

    called = queries.called(alarm(coast, now=TEN))

    assert [each.line.name for each in called] == ["Ann Claes", "Jan Claes", str(bea)]
    line = called[1].line
    assert (line.for_whom, line.phone) == ("with Ann Claes", "+1 415")
    assert (line.place, line.source, line.bus) == ("Hall C", "company", "Bus 1")
    assert line.activity == called[0].line.activity == seminar.title


def test_who_comes_along_is_ticked_like_anybody(coast):
    jan = comes_with(delegate_on(coast.san_francisco), by=coast.officer)
    call = alarm(coast, now=TEN)

    services.tick(line=queries.called(call)[1].line, found="safe", by=coast.officer, now=TEN)

    assert [each.is_missing for each in queries.called(call)] == [True, False]
    assert queries.called(call)[1].line.accompanying == jan


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("03:00", ("Hotel Pacific Union", "travel", None)),
        ("08:30", ("Bus 1", "travel", None)),
        ("12:00", ("Hall C", "travel", at("09:00"))),
    ],
)
def test_where_no_door_noted_them_the_travel_plan_tells(coast, clock, expected):
    ann = delegate_on(coast.san_francisco)
    bed_for(ann, room_of(hotel_on(coast.san_francisco, by=coast.officer)), by=coast.officer)
    seated(ann, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)

    (called,) = queries.called(alarm(coast, now=at(clock)))

    assert (called.line.place, called.line.source, called.line.seen_at) == expected


def test_a_door_that_noted_them_before_bedtime_does_not_speak_for_the_night(coast, seminar):
    ann = delegate_on(coast.san_francisco)
    bed_for(ann, room_of(hotel_on(coast.san_francisco, by=coast.officer)), by=coast.officer)
    phone = phone_at(seminar, door="North door", by=coast.officer)
    services.take_batch(device=phone, noted=[noted(badge_for(ann), NINE)], now=NINE)

    (called,) = queries.called(alarm(coast, now=at("23:00")))

    assert (called.line.place, called.line.source) == ("Hotel Pacific Union", "travel")
