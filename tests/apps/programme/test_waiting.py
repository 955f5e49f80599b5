"""Waiting lists move by themselves, in order, and only to who can come."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.factories.accounts import UserFactory
from tests.factories.missions import LegFactory
from tests.factories.programme import between, delegate_on, place_at, told_meeting, visit_on

from hansa.apps.programme import queries, services
from hansa.apps.programme.models import Allotment, Invitation, Notice, Place, Waiting, Way
from hansa.apps.programme.offers import offers_for
from hansa.apps.programme.rules import Left
from hansa.journeys import sign_up as journeys
from hansa.journeys.withdraw_registration import withdraw_registration
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)


@pytest.fixture
def leg():
    made = LegFactory()
    made.refresh_from_db()
    return made


@pytest.fixture
def full(leg):
    """A visit with one place, which is taken."""
    visit = visit_on(leg, capacity=1)
    visit.holder = delegate_on(leg)
    place_at(visit, visit.holder)
    return visit


def waits(visit, delegate, *, minutes=0):
    return services.wait(
        activity=visit,
        delegate=delegate,
        by=delegate.person.user,
        now=NOW + timedelta(minutes=minutes),
    )


def given_back(visit, delegate, *, now=NOW):
    return journeys.give_place_back(
        activity=visit, delegate=delegate, by=delegate.person.user, now=now
    )


def holders(visit):
    return [place.delegate for place in queries.sign_ups_of(visit)]


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.objections


def test_a_place_that_is_given_back_goes_to_the_first_in_line_who_is_told(leg, full):
    first, second = delegate_on(leg), delegate_on(leg)
    waits(full, second, minutes=1)
    waits(full, first, minutes=0)

    given_back(full, full.holder)

    assert holders(full) == [first]
    assert [each.delegate for each in queries.waiting_for(full)] == [second]
    assert Notice.objects.filter(delegate=first).count() == 1
    assert Letter.objects.get(to=first.person.email).subject == (
        "You have a place: Visit to a cold store"
    )


def test_who_waits_twice_keeps_their_number(leg, full):
    first, second = delegate_on(leg), delegate_on(leg)
    waits(full, first)
    waits(full, second, minutes=1)

    waits(full, first, minutes=2)

    assert queries.waits_of(first) == {full.pk: 1}
    assert queries.waits_of(second) == {full.pk: 2}


def test_nobody_waits_where_there_is_room(leg):
    visit = visit_on(leg, capacity=2)

    assert refused(lambda: waits(visit, delegate_on(leg))) == ("There is a place; take it.",)


def test_who_is_expected_elsewhere_by_now_is_passed_over_and_keeps_their_number(leg, full):
    busy, free = delegate_on(leg), delegate_on(leg)
    waits(full, busy)
    waits(full, free, minutes=1)
    told_meeting(busy, hours=between("14:30", "15:00"))

    given_back(full, full.holder)

    assert holders(full) == [free]
    assert queries.waits_of(busy) == {full.pk: 1}


def test_the_list_moves_no_more_when_it_begins_too_soon(leg, full):
    late = delegate_on(leg)
    waits(full, late)
    soon = full.period.lower - timedelta(minutes=119)

    place = given_back(full, full.holder, now=soon)

    assert holders(full) == []
    assert place.left == Left.LATE


def test_a_place_given_back_a_day_before_is_in_time_and_the_mission_may_say_otherwise(leg, full):
    other = delegate_on(leg)
    waits(full, other)
    services.set_terms(
        mission=leg.mission, late_hours=48, moving_hours=2, by=UserFactory(), now=NOW
    )
    moment = full.period.lower - timedelta(hours=30)

    late = given_back(full, full.holder, now=moment)
    services.set_terms(
        mission=leg.mission, late_hours=24, moving_hours=2, by=UserFactory(), now=NOW
    )
    in_time = given_back(full, other, now=moment)

    assert late.left == Left.LATE
    assert in_time.left == Left.IN_TIME


def numbers_at(visit, delegates):
    """Their places, as an officer was shown them."""
    return {place.pk for place in queries.sign_ups_of(visit) if place.delegate in delegates}


def test_nobody_loses_a_place_who_was_not_shown(leg):
    visit = visit_on(leg, capacity=3)
    people = [delegate_on(leg) for _ in range(3)]
    for delegate in people:
        place_at(visit, delegate)

    words = refused(
        lambda: journeys.lower_capacity(
            activity=visit,
            capacity=1,
            displacing=numbers_at(visit, people[2:]),
            by=UserFactory(),
            now=NOW,
        )
    )

    assert words == ("3 people hold a place already; there cannot be fewer places.",)
    assert len(holders(visit)) == 3


def test_fewer_places_send_the_last_who_came_to_the_head_of_the_line(leg):
    visit = visit_on(leg, capacity=2)
    early, late, waiting = delegate_on(leg), delegate_on(leg), delegate_on(leg)
    place_at(visit, early)
    place_at(visit, late, signed_up_at=NOW - timedelta(days=1))
    waits(visit, waiting)

    losing = journeys.lower_capacity(
        activity=visit,
        capacity=1,
        displacing=numbers_at(visit, [late]),
        by=UserFactory(),
        now=NOW,
    )

    assert [place.delegate for place in losing] == [late]
    assert holders(visit) == [early]
    assert queries.waits_of(late) == {visit.pk: 1}
    assert queries.waits_of(waiting) == {visit.pk: 2}
    assert Notice.objects.filter(delegate=late).count() == 1
    assert [place.left for place in queries.places_left_at(visit)] == [Left.DISPLACED]


def test_a_delegation_that_stays_at_home_leaves_its_place_and_the_line(leg, full):
    waiting = delegate_on(leg)
    waits(full, waiting)
    leaving = full.holder.registration
    second = delegate_on(leg)
    waits(full, second, minutes=1)

    withdraw_registration(registration=leaving, by=full.holder.person.user, now=NOW, why="Illness")
    withdraw_registration(
        registration=second.registration,
        by=second.person.user,
        now=NOW,
        why="Illness",
    )

    assert holders(full) == [waiting]
    assert not Waiting.objects.filter(activity=full).exists()


def test_an_agencys_places_are_its_most_and_who_waits_behind_it_is_served(leg):
    visit = visit_on(leg, capacity=3)
    holder = delegate_on(leg)
    agency = holder.registration.agency
    Allotment.objects.create(activity=visit, agency=agency, places=1)
    place_at(visit, holder)
    same = delegate_on(leg, organisation__agency=agency)

    words = refused(
        lambda: services.sign_up(activity=visit, delegate=same, by=same.person.user, now=NOW)
    )

    assert words == (f"All 1 places for {agency} are taken.",)
    waits(visit, same)
    assert journeys.move_up(activity=visit, now=NOW) == []


@pytest.mark.parametrize("how", ["raised", "taken away"])
def test_more_places_of_an_agency_go_at_once_to_who_waits_for_them(leg, how):
    visit = visit_on(leg, capacity=10)
    agency = leg.mission.organisers.get().agency
    holder, waiting = (delegate_on(leg, organisation__agency=agency) for _ in range(2))
    row = Allotment.objects.create(activity=visit, agency=agency, places=1)
    place_at(visit, holder)
    waits(visit, waiting)
    by = UserFactory()

    if how == "raised":
        journeys.allot(activity=visit, agency=agency, places=2, by=by, now=NOW)
    else:
        journeys.drop_part(activity=visit, part="allotments", number=row.pk, by=by, now=NOW)

    assert holders(visit) == [holder, waiting]


def agency_with_two_places(leg):
    """A visit at which two of one agency have a place, and somebody of another; in that order."""
    visit, agency = visit_on(leg, capacity=10), leg.mission.organisers.get().agency
    people = [delegate_on(leg, organisation__agency=agency) for _ in range(2)]
    people.append(delegate_on(leg))
    for minutes, delegate in enumerate(people):
        place_at(visit, delegate, signed_up_at=NOW + timedelta(minutes=minutes))
    return visit, agency, people


def test_fewer_places_of_an_agency_take_none_away_unless_that_is_meant(leg):
    visit, agency, people = agency_with_two_places(leg)
    fewer = {"activity": visit, "agency": agency, "places": 1, "by": UserFactory(), "now": NOW}

    words = refused(lambda: journeys.allot(**fewer))

    assert words == ("2 people hold a place already; there cannot be fewer places.",)
    assert sorted(holders(visit), key=people.index) == people
    assert not Allotment.objects.exists()


def test_who_came_last_of_the_agency_waits_and_is_told_and_others_keep_their_place(leg):
    visit, agency, (first, last, other) = agency_with_two_places(leg)

    losing = journeys.allot(
        activity=visit,
        agency=agency,
        places=1,
        displacing=numbers_at(visit, [last]),
        by=UserFactory(),
        now=NOW,
    )

    assert [place.delegate for place in losing] == [last]
    assert set(holders(visit)) == {first, other}
    assert [each.delegate for each in Waiting.objects.all()] == [last]
    assert [each.delegate for each in Notice.objects.filter(key__startswith="place-lost")] == [last]


def test_who_is_not_invited_is_told_so(leg):
    gala = visit_on(leg, audience="invited")
    guest, stranger = delegate_on(leg), delegate_on(leg)
    Invitation.objects.create(activity=gala, delegate=guest, invited_at=NOW)

    services.sign_up(activity=gala, delegate=guest, by=guest.person.user, now=NOW)

    assert refused(
        lambda: services.sign_up(activity=gala, delegate=stranger, by=stranger.person.user, now=NOW)
    ) == ("This is by invitation.",)


def test_a_way_that_takes_longer_than_the_pause_is_told_before_choosing(leg):
    harbour = Place.objects.create(leg=leg, name="Harbour")
    tower = Place.objects.create(leg=leg, name="Tower")
    Way.objects.create(start=harbour, end=tower, by_bus=25)
    delegate = delegate_on(leg)
    first = visit_on(leg, at=harbour, place="Harbour", hours=between("10:00", "11:00"))
    near = visit_on(leg, at=tower, place="Tower", hours=between("11:20", "12:00"))
    far = visit_on(leg, at=tower, place="Tower", hours=between("11:25", "12:00"))
    place_at(first, delegate)

    offers = {offer.activity.pk: offer for offer in offers_for(delegate, now=NOW)}

    assert offers[far.pk].objections == ()
    assert offers[near.pk].objections == (
        "The way between here and “Visit to a cold store” takes 25 minutes; you would have 20.",
    )
    assert offers[near.pk].instead == first


def test_a_place_is_exchanged_or_kept(leg, full):
    delegate, waiting = delegate_on(leg), delegate_on(leg)
    mine = visit_on(leg, capacity=1)
    wanted = visit_on(leg, capacity=1)
    place_at(mine, delegate)
    waits(mine, waiting)

    kept = refused(
        lambda: journeys.exchange(
            held=mine, wanted=full, delegate=delegate, by=delegate.person.user, now=NOW
        )
    )
    after_refusal = holders(mine)
    journeys.exchange(held=mine, wanted=wanted, delegate=delegate, by=delegate.person.user, now=NOW)

    assert kept == ("All 1 places are taken.",)
    assert after_refusal == [delegate]
    assert holders(wanted) == [delegate]
    assert holders(mine) == [waiting]


def test_a_place_is_handed_to_a_colleague_past_the_line_and_to_nobody_else(leg, full):
    from_elsewhere = delegate_on(leg)
    waits(full, from_elsewhere)
    colleague = delegate_on(leg)
    colleague.registration = full.holder.registration
    colleague.save()

    def hand(to):
        return journeys.hand_on(
            activity=full, delegate=full.holder, to=to, by=full.holder.person.user, now=NOW
        )

    words = refused(lambda: hand(from_elsewhere))
    hand(colleague)

    assert words == ("Hand a place to somebody of your own delegation.",)
    assert holders(full) == [colleague]
    assert [place.left for place in queries.places_left_at(full)] == [Left.HANDED_ON]
