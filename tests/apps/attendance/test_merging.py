"""Four doors, two of them out of reach, one clock an hour off: nobody lost, nobody twice."""

from datetime import timedelta

from tests.factories.attendance import badge_for, by_a_wrong_clock, noted, phone_at
from tests.factories.programme import at, delegate_on, place_at, visit_on
from tests.factories.registration import west_coast

from hansa.apps.attendance import queries, services
from hansa.apps.attendance.models import Scan
from hansa.apps.attendance.rules import Objection
from hansa.plumbing.history.recording import story_of

NINE = at("09:00")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_four_doors_two_of_them_offline_and_one_an_hour_off_count_everybody_once(coast, seminar):
    badges = [badge_for(delegate_on(coast.san_francisco)) for _ in range(8)]
    one, two, far, wrong = (
        phone_at(seminar, door=f"Door {letter}", by=coast.officer) for letter in "ABCD"
    )
    offline = [noted(badges[4], NINE + 2 * MINUTE, 1), noted(badges[5], NINE + 3 * MINUTE, 2)]
    ahead = [
        by_a_wrong_clock(badges[6], NINE + MINUTE, 1, ahead=HOUR),
        by_a_wrong_clock(badges[7], NINE + 4 * MINUTE, 2, ahead=HOUR),
        by_a_wrong_clock(badges[0], NINE + 5 * MINUTE, 3, ahead=HOUR),
    ]

    services.take_batch(
        device=one, noted=[noted(badges[0], NINE), noted(badges[1], NINE, 2)], now=NINE
    )
    services.take_batch(
        device=two, noted=[noted(badges[2], NINE), noted(badges[3], NINE, 2)], now=NINE
    )
    services.take_batch(device=wrong, noted=ahead[1:], now=NINE + HOUR)
    services.take_batch(device=far, noted=offline, now=NINE + HOUR)
    services.take_batch(device=wrong, noted=[*ahead, ahead[0]], now=NINE + 2 * HOUR)
    services.take_batch(device=far, noted=offline, now=NINE + 2 * HOUR)

    found = queries.attended(seminar)
    assert (found.tally.arrived, found.tally.missing, found.tally.used_twice) == (8, 0, 1)
    assert Scan.objects.count() == 9
    arrivals = {each.badge: each for each in queries.arrivals_of(seminar)}
    assert arrivals[badges[6]].at == NINE + MINUTE
    assert [again.door for again in arrivals[badges[0]].used_again] == ["Door D"]


def test_what_was_sent_before_keeps_what_came_first(coast, seminar):
    badge = badge_for(delegate_on(coast.san_francisco))
    phone = phone_at(seminar, door="A", by=coast.officer)
    first = noted(badge, NINE)
    services.take_batch(device=phone, noted=[first], now=NINE)

    answers = services.take_batch(device=phone, noted=[first], now=NINE + HOUR)

    assert [(each.key, each.let_in, each.objection) for each in answers] == [(first.key, True, "")]
    assert Scan.objects.get().received_at == NINE


def test_a_badge_of_another_mission_is_nobody_here(coast, seminar):
    elsewhere = west_coast(slug="lima", name="AWEX")
    foreign = badge_for(delegate_on(elsewhere.san_francisco))
    phone = phone_at(seminar, door="A", by=coast.officer)

    (answer,) = services.take_batch(device=phone, noted=[noted(foreign, NINE)], now=NINE)

    assert (answer.let_in, answer.objection) == (False, Objection.OTHER_MISSION)
    assert queries.arrivals_of(seminar) == []


def test_a_revoked_badge_is_refused_and_a_door_out_of_reach_that_let_it_in_says_so(coast, seminar):
    badge = badge_for(delegate_on(coast.san_francisco))
    phone = phone_at(seminar, door="A", by=coast.officer)
    services.revoke_badge(badge=badge, by=coast.officer, now=NINE - MINUTE, why="Lost in a taxi")

    refused, passed = (
        services.take_batch(device=phone, noted=[noted(badge, NINE, n, let_in=let_in)], now=NINE)[0]
        for n, let_in in ((1, False), (2, True))
    )

    assert (refused.let_in, refused.objection) == (False, Objection.REVOKED)
    assert (passed.let_in, passed.objection) == (True, Objection.REVOKED)
    assert queries.attended(seminar).tally.arrived == 1


def test_a_second_use_is_told_to_the_door(coast, seminar):
    badge = badge_for(delegate_on(coast.san_francisco))
    one = phone_at(seminar, door="A", by=coast.officer)
    two = phone_at(seminar, door="B", by=coast.officer)
    services.take_batch(device=one, noted=[noted(badge, NINE)], now=NINE)

    (answer,) = services.take_batch(
        device=two, noted=[noted(badge, NINE + MINUTE)], now=NINE + HOUR
    )

    assert answer.objection == Objection.ALREADY_IN
    assert queries.attended(seminar).tally.arrived == 1


def test_whoever_did_not_sign_up_comes_as_a_walk_in_and_it_is_told_who_let_them_in(coast):
    visit = visit_on(coast.san_francisco, capacity=10)
    awaited, guest = delegate_on(coast.san_francisco), delegate_on(coast.san_francisco)
    place_at(visit, awaited)
    phone = phone_at(visit, door="A", by=coast.officer, user=coast.officer)
    two = at("14:00")

    services.take_batch(
        device=phone,
        noted=[
            noted(badge_for(guest), two, 1, reason="invited"),
            noted(None, two, 2, name="Rosa Diaz", organisation="Port of Oakland", reason="known"),
        ],
        now=two,
    )

    tally = queries.attended(visit).tally
    assert (tally.expected, tally.arrived, tally.walk_ins, tally.missing) == (1, 2, 2, 1)
    told = [event for event in story_of(visit) if event.verb == "door.let_in_by_hand"]
    assert {event.by for event in told} == {coast.officer}
    assert [badge.name for badge in queries.missing_at(visit)] == [str(awaited.person)]


def test_a_door_is_told_when_it_is_too_early_or_too_late(coast, seminar):
    badge = badge_for(delegate_on(coast.san_francisco))
    phone = phone_at(seminar, door="A", by=coast.officer)

    early, late = (
        services.take_batch(
            device=phone, noted=[noted(badge, moment, number, let_in=False)], now=moment
        )[0].objection
        for number, moment in enumerate((at("06:00"), at("15:00")))
    )

    assert (early, late) == (Objection.NOT_BEGUN, Objection.OVER)


def test_whoever_no_longer_travels_is_refused_and_not_awaited(coast, seminar):
    delegate = delegate_on(coast.san_francisco)
    badge = badge_for(delegate)
    phone = phone_at(seminar, door="A", by=coast.officer)
    delegate.registration.status = "withdrawn"
    delegate.registration.save()

    (answer,) = services.take_batch(
        device=phone, noted=[noted(badge, NINE, let_in=False)], now=NINE
    )

    assert answer.objection == Objection.LEFT
    assert queries.attended(seminar).tally.expected == 0


def test_the_numbers_of_a_whole_day_take_as_many_queries_as_those_of_one_activity(
    coast, seminar, django_assert_num_queries
):
    day = [seminar, *(visit_on(coast.san_francisco) for _ in range(4))]
    phone = phone_at(seminar, door="A", by=coast.officer)
    badge = badge_for(delegate_on(coast.san_francisco))
    services.take_batch(device=phone, noted=[noted(badge, NINE)], now=NINE)

    with django_assert_num_queries(6):
        found = queries.attendance_of(day)

    assert [each.tally.arrived for each in found] == [1, 0, 0, 0, 0]


def test_the_list_of_a_door_holds_fingerprints_and_no_secret(coast, seminar):
    badge = badge_for(delegate_on(coast.san_francisco))

    kept = queries.door_list(seminar, expected=frozenset({badge.person}))

    assert [guest.d for guest in kept.guests] == [badge.digest]
    assert badge.token not in str(kept.guests)
    assert [guest.e for guest in kept.guests] == [True]
