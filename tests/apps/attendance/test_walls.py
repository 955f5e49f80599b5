"""What a wall display tells: now and next by the leg's clocks, and nobody's name."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.factories.programme import TUESDAY, ActivityFactory, at, between, delegate_on

from hansa.apps.attendance.queries.walls import shown_on, wall_with, walls_of
from hansa.apps.attendance.services.walls import open_wall, revoke_wall
from hansa.apps.programme import services as programme
from hansa.apps.programme.services.versions import keep_version
from hansa.apps.protocol.services import set_ceremonial
from hansa.journeys.announce import announce
from hansa.journeys.change_activity import change_activity
from hansa.plumbing.history.models import Event
from hansa.values import Period, Refused

WEDNESDAY = date(2025, 10, 8)


def titles(shown):
    return [str(each.activity) for each in shown]


def called(title, coast, hours, **details):
    return ActivityFactory(leg=coast.san_francisco, titles={"en": title}, hours=hours, **details)


def test_what_is_under_way_stands_apart_from_what_comes_today(coast):
    called("Over", coast, between("07:00", "08:00"))
    called("Under way", coast, between("09:00", "10:30"))
    called("Later", coast, between("14:00", "15:00"))
    called("Tomorrow", coast, between("09:00", "10:00", WEDNESDAY))

    wall = shown_on(coast.san_francisco, now=at("09:30"))

    assert titles(wall.now) == ["Under way"]
    assert titles(wall.next) == ["Later"]
    assert wall.then == ()


def test_an_evening_there_is_today_though_it_is_tomorrow_here(coast):
    called("Gala", coast, between("22:00", "23:30"))

    wall = shown_on(coast.san_francisco, now=at("21:00"))

    assert titles(wall.next) == ["Gala"]


def test_once_nothing_more_begins_the_first_of_tomorrow_is_told(coast):
    called("Breakfast", coast, between("08:00", "09:00", WEDNESDAY))
    called("Seminar", coast, between("10:00", "11:00", WEDNESDAY))

    wall = shown_on(coast.san_francisco, now=at("20:00"))

    assert (wall.now, wall.next) == ((), ())
    assert titles(wall.then) == ["Breakfast"]
    assert (wall.then_on, wall.is_tomorrow) == (WEDNESDAY, True)


@pytest.mark.parametrize(
    "details",
    [{"audience": "invited"}, {"audience": "signed_up"}, {"status": "draft"},
     {"status": "cancelled"}],
)  # fmt: skip
def test_what_is_not_for_everybody_or_not_sure_stays_off_the_wall(coast, details):
    called("Dinner", coast, between("09:00", "10:30"), **details)

    assert shown_on(coast.san_francisco, now=at("09:30")).now == ()


def test_another_city_has_a_wall_of_its_own(coast):
    ActivityFactory(leg=coast.los_angeles, hours=between("09:00", "10:30"))

    assert shown_on(coast.san_francisco, now=at("09:30")).now == ()


def test_what_was_moved_today_says_how_late_it_is(coast, seminar):
    keep_version(seminar, by=coast.officer, now=at("12:00", date(2025, 10, 1)), was=None)
    details = programme.details_of(seminar)
    late = timedelta(minutes=20)
    details["period"] = Period(seminar.period.lower + late, seminar.period.upper + late)
    change_activity(activity=seminar, by=coast.officer, now=at("08:30"), **details)

    wall = shown_on(coast.san_francisco, now=at("08:45"))

    assert [each.late for each in wall.next] == [20]


def test_what_was_moved_days_before_is_not_late(coast, seminar):
    before = date(2025, 10, 1)
    keep_version(seminar, by=coast.officer, now=at("08:00", before), was=None)
    details = programme.details_of(seminar)
    late = timedelta(minutes=20)
    details["period"] = Period(seminar.period.lower + late, seminar.period.upper + late)
    change_activity(activity=seminar, by=coast.officer, now=at("12:00", before), **details)

    wall = shown_on(coast.san_francisco, now=at("08:45"))

    assert [each.late for each in wall.next] == [0]


def test_the_latest_announcement_to_all_here_is_told_on_its_day(coast, seminar):
    delegate_on(coast.san_francisco)
    said = {"mission": coast.mission, "by": coast.officer}
    announce(
        key=uuid4(), texts={"en": "Buses at noon."}, group="leg", to=coast.san_francisco,
        now=at("08:00"), **said,
    )  # fmt: skip
    announce(
        key=uuid4(), texts={"en": "Only for the seminar."}, group="activity", to=seminar,
        now=at("08:30"), **said,
    )  # fmt: skip

    today = shown_on(coast.san_francisco, now=at("09:00")).announced
    next_day = shown_on(coast.san_francisco, now=at("09:00", WEDNESDAY)).announced

    assert str(today) == "Buses at noon."
    assert next_day is None


def test_more_than_can_be_read_is_counted(coast):
    for number in range(6):
        called(f"Room {number}", coast, between("09:00", "10:30"))

    wall = shown_on(coast.san_francisco, now=at("09:30"))

    assert (len(wall.now), wall.more_now) == (4, 2)


def test_who_opened_and_who_revoked_a_wall_stays_on_record(coast):
    wall = open_wall(
        leg=coast.san_francisco, name=" Hotel lobby ", by=coast.officer, now=at("08:00")
    )
    assert wall_with(wall.token) == wall

    revoke_wall(wall=wall, by=coast.officer, now=at("09:00"))

    wall.refresh_from_db()
    assert (wall.name, wall.opened_by, wall.revoked_by) == (
        "Hotel lobby", coast.officer, coast.officer,
    )  # fmt: skip
    assert wall_with(wall.token) is None
    assert list(walls_of(coast.mission)) == []
    assert Event.objects.filter(verb__in=["wall.opened", "wall.revoked"]).count() == 2
    with pytest.raises(Refused):
        revoke_wall(wall=wall, by=coast.officer, now=at("09:30"))


def test_a_title_is_not_told_before_the_day_of_its_names(coast):
    signing = called("Signing with Jane Doe", coast, between("09:00", "10:30"))
    dinner = called("Dinner for Jane Doe", coast, between("19:00", "21:00"), kind="gala")
    for activity, day in ((signing, TUESDAY), (dinner, WEDNESDAY)):
        set_ceremonial(
            activity=activity, flags="host_first", half_mast=False, why="", names_from=day,
            by=coast.officer, now=at("08:00"),
        )  # fmt: skip

    wall = shown_on(coast.san_francisco, now=at("09:30"))

    assert [each.title for each in wall.now] == ["Signing with Jane Doe"]
    assert [each.title for each in wall.next] == ["Gala evening"]


def test_the_day_of_names_begins_by_the_clocks_of_the_city(coast):
    dinner = called("Dinner for Jane Doe", coast, between("22:00", "23:30"), kind="gala")
    set_ceremonial(
        activity=dinner, flags="host_first", half_mast=False, why="", names_from=WEDNESDAY,
        by=coast.officer, now=at("08:00"),
    )  # fmt: skip

    wall = shown_on(coast.san_francisco, now=at("21:00"))

    assert [each.title for each in wall.next] == ["Gala evening"]
