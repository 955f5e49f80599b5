"""Planning activities, taking places and telling changes."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.missions import LegFactory, SectorGroupFactory
from tests.factories.programme import (
    ActivityFactory,
    at,
    between,
    delegate_on,
    place_at,
    told_meeting,
    visit_on,
)

from hansa.apps.programme import queries, services
from hansa.apps.programme.notices import read
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)


@pytest.fixture
def officer():
    return StaffFactory()


def seminar(leg, **differently):
    return {
        "leg": leg,
        "titles": {"en": "Ports and data"},
        "kind": "seminar",
        "period": between("09:00", "10:30"),
        "place": "Hall C",
        **differently,
    }


def test_an_activity_begins_as_a_draft_and_its_story_says_who_added_it(officer):
    activity = services.add_activity(**seminar(LegFactory()), by=officer, now=NOW)

    assert activity.status == "draft"
    assert [(event.verb, event.by) for event in story_of(activity)] == [("activity.added", officer)]


@pytest.mark.parametrize(
    ("differently", "field"),
    [
        ({"titles": {"fr": "Ports et données"}}, "title_en"),
        ({"period": between("09:00", "10:00", day=date(2025, 10, 9))}, "day"),
        ({"place": " "}, "place"),
        ({"audience": "sector"}, "sector_group"),
        ({"capacity": 0}, "capacity"),
    ],
)
def test_an_activity_that_misses_something_is_refused_with_the_field(officer, differently, field):
    with pytest.raises(Refused) as refused:
        services.add_activity(**seminar(LegFactory(), **differently), by=officer, now=NOW)

    assert refused.value.field == field


def test_the_sector_group_of_another_mission_is_refused(officer):
    stranger = SectorGroupFactory()

    with pytest.raises(Refused, match="belongs to another mission"):
        services.add_activity(
            **seminar(LegFactory(), audience="sector", sector_group=stranger), by=officer, now=NOW
        )


def test_the_day_is_the_legs_own_even_when_it_is_tomorrow_in_brussels(officer):
    late = between("22:00", "23:30", day=date(2025, 10, 8))

    activity = services.add_activity(**seminar(LegFactory(), period=late), by=officer, now=NOW)

    assert activity.period.lower == late.start


def test_moving_a_confirmed_activity_tells_those_expected_and_grows_its_sequence(officer):
    activity = ActivityFactory()
    delegate = delegate_on(activity.leg)
    gone = delegate_on(activity.leg, leaves_on=date(2025, 10, 6))

    moved = services.change(
        activity=activity,
        **{
            key: value
            for key, value in seminar(
                None, period=between("11:00", "12:00"), titles=activity.titles
            ).items()
            if key != "leg"
        },
        by=officer,
        now=NOW,
    )

    (change,) = read(delegate.notices.get().changes)
    assert (change.kind, change.title) == ("moved", "Ports and data")
    assert (str(change.was.told), str(change.now.told)) == ("09:00-10:30", "11:00-12:00")
    assert not gone.notices.exists()
    assert moved.sequence == activity.sequence + 1


def test_a_new_title_alone_tells_nobody(officer):
    activity = ActivityFactory()
    delegate = delegate_on(activity.leg)

    services.change(
        activity=activity,
        titles={"en": "Harbours and data"},
        kind="seminar",
        period=between("09:00", "10:30"),
        place=activity.place,
        by=officer,
        now=NOW,
    )

    assert not delegate.notices.exists()


def test_cancelling_tells_those_expected_why_in_their_language(officer):
    activity = ActivityFactory()
    delegate = delegate_on(activity.leg, user__language="fr")

    services.cancel(activity=activity, by=officer, now=NOW, why="The speaker is ill.")

    (change,) = read(delegate.notices.get().changes)
    assert (change.kind, change.title, change.now, change.why) == (
        "cancelled",
        "Ports et données",
        None,
        "The speaker is ill.",
    )


def test_a_draft_is_cancelled_without_telling_anybody(officer):
    activity = ActivityFactory(status="draft")
    delegate = delegate_on(activity.leg)

    services.cancel(activity=activity, by=officer, now=NOW, why="Not this year.")

    assert not delegate.notices.exists()


def test_cancelling_without_a_reason_is_refused(officer):
    with pytest.raises(Refused) as refused:
        services.cancel(activity=ActivityFactory(), by=officer, now=NOW, why=" ")

    assert refused.value.field == "why"


def test_a_cancelled_activity_stays_cancelled(officer):
    activity = ActivityFactory(status="cancelled")

    with pytest.raises(Refused):
        services.confirm(activity=activity, by=officer, now=NOW)


def test_a_place_is_taken_and_given_back_and_taken_again():
    activity = visit_on(LegFactory())
    delegate = delegate_on(activity.leg)
    asked = {"activity": activity, "delegate": delegate, "by": delegate.person.user, "now": NOW}

    first = services.sign_up(**asked)
    services.give_place_back(**asked)
    taken_between = queries.places_taken(activity)
    again = services.sign_up(**asked)

    assert taken_between == 0
    assert queries.places_taken(activity) == 1
    assert (first.pk, first.sequence, again.sequence) == (again.pk, 0, 2)


def test_signing_up_twice_keeps_the_one_place():
    activity = visit_on(LegFactory())
    delegate = delegate_on(activity.leg)
    asked = {"activity": activity, "delegate": delegate, "by": delegate.person.user, "now": NOW}

    assert services.sign_up(**asked) == services.sign_up(**asked)
    assert queries.places_taken(activity) == 1


def test_the_last_place_is_given_once():
    activity = visit_on(LegFactory(), capacity=1)
    place_at(activity, delegate_on(activity.leg))
    late = delegate_on(activity.leg)

    with pytest.raises(Refused, match="All 1 places are taken"):
        services.sign_up(activity=activity, delegate=late, by=late.person.user, now=NOW)


def test_nobody_signs_up_over_a_meeting_they_were_told_of():
    activity = visit_on(LegFactory())
    delegate = delegate_on(activity.leg)
    told_meeting(delegate, hours=between("15:30", "15:50"))

    with pytest.raises(Refused, match="You are expected at “Pacific Cold Chain” at that time"):
        services.sign_up(activity=activity, delegate=delegate, by=delegate.person.user, now=NOW)


def test_a_b2b_session_alone_is_no_clash_for_one_expects_only_ones_meetings():
    activity = visit_on(LegFactory())
    ActivityFactory(leg=activity.leg, kind="b2b", hours=between("09:00", "18:00"))
    delegate = delegate_on(activity.leg)

    services.sign_up(activity=activity, delegate=delegate, by=delegate.person.user, now=NOW)

    assert queries.places_taken(activity) == 1


def test_somebody_who_is_not_on_the_leg_gets_no_place():
    activity = visit_on(LegFactory())
    stranger = delegate_on(LegFactory())

    with pytest.raises(Refused, match="You are not on this leg that day"):
        services.sign_up(activity=activity, delegate=stranger, by=stranger.person.user, now=NOW)


def test_a_place_one_does_not_hold_cannot_be_given_back():
    activity = visit_on(LegFactory())
    delegate = delegate_on(activity.leg)

    with pytest.raises(Refused, match="You hold no place here"):
        services.give_place_back(
            activity=activity, delegate=delegate, by=delegate.person.user, now=NOW
        )


def test_a_change_is_told_once():
    delegate = delegate_on(LegFactory())

    first = services.tell(delegate=delegate, key="session-1-publication-1", changes=[], now=NOW)
    second = services.tell(delegate=delegate, key="session-1-publication-1", changes=[], now=NOW)

    assert first == second


def test_reading_marks_what_was_told_until_then():
    delegate = delegate_on(LegFactory())
    services.tell(delegate=delegate, key="one", changes=[], now=NOW)
    services.tell(delegate=delegate, key="two", changes=[], now=at("12:00"))

    read_now = services.mark_read(delegate=delegate, now=NOW)

    assert read_now == 1
    assert delegate.notices.get(read_at__isnull=True).key == "two"


def test_a_renewed_calendar_address_replaces_the_old_one():
    delegate = delegate_on(LegFactory())
    old = services.make_calendar_link(delegate=delegate, now=NOW).secret

    new = services.renew_calendar_link(delegate=delegate, by=delegate.person.user, now=NOW).secret

    assert queries.delegate_with_calendar(old) is None
    assert queries.delegate_with_calendar(new) == delegate
    assert len(new) >= 43


def test_making_a_calendar_address_again_keeps_the_first():
    delegate = delegate_on(LegFactory())

    first = services.make_calendar_link(delegate=delegate, now=NOW)

    assert services.make_calendar_link(delegate=delegate, now=NOW) == first
