"""What the board says cannot be, and what becomes of a plan."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.missions import LegFactory, SectorGroupFactory
from tests.factories.programme import (
    ActivityFactory,
    at,
    between,
    delegate_on,
    place_at,
    visit_on,
)

from hansa.apps.programme import queries, services
from hansa.apps.programme.board import board_of
from hansa.apps.programme.models import ActivityVersion, Interpreting, Notice, Place
from hansa.apps.programme.notices import read
from hansa.journeys.publish_programme import publish_programme
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)


@pytest.fixture
def leg():
    return LegFactory()


@pytest.fixture
def officer():
    return StaffFactory()


def troubles_on(leg):
    board = board_of(leg, lanes="sector", sectors=leg.mission.sector_groups.all())
    return {card.activity.title: [str(each) for each in card.troubles] for card in board.cards}


def published(leg, officer, drafts=()):
    seen = queries.fingerprint(queries.planned_of(leg.mission))
    return publish_programme(mission=leg.mission, drafts=drafts, seen=seen, by=officer, now=NOW)


def told(delegate):
    return [
        change.kind
        for notice in Notice.objects.filter(delegate=delegate)
        for change in read(notice.changes)
    ]


def test_two_sector_groups_may_do_things_at_one_time(leg):
    for number in (1, 2):
        group = SectorGroupFactory(mission=leg.mission)
        ActivityFactory(
            leg=leg, audience="sector", sector_group=group, place=f"Room {number}",
            titles={"en": f"Seminar {number}"},
        )  # fmt: skip

    assert troubles_on(leg) == {"Seminar 1": [], "Seminar 2": []}


def test_one_room_holds_one_thing_at_a_time(leg):
    hall = Place.objects.create(leg=leg, name="Hall C")
    for number in (1, 2):
        visit_on(leg, at=hall, place="Hall C", titles={"en": f"Visit {number}"})

    assert troubles_on(leg) == {
        "Visit 1": ["Hall C is taken by “Visit 2” at that time."],
        "Visit 2": ["Hall C is taken by “Visit 1” at that time."],
    }


def test_an_interpreter_and_the_head_of_delegation_are_in_one_place(leg):
    for number in (1, 2):
        visit = visit_on(leg, place=f"P{number}", titles={"en": f"V{number}"}, with_head=True)
        Interpreting.objects.create(activity=visit, name="Chloé Renard")

    assert troubles_on(leg)["V1"] == [
        "Chloé Renard is taken by “V2” at that time.",
        "The head of delegation is taken by “V2” at that time.",
    ]


def test_a_hall_of_meetings_clashes_with_nothing_that_one_is_expected_at(leg):
    ActivityFactory(leg=leg, kind="b2b", place="Hall B", titles={"en": "Meetings"})
    ActivityFactory(leg=leg, titles={"en": "Seminar"})

    assert troubles_on(leg) == {"Meetings": [], "Seminar": []}


def test_what_is_planned_is_where_the_board_looks(leg, officer):
    ActivityFactory(leg=leg, titles={"en": "Opening"})
    moved = ActivityFactory(
        leg=leg, titles={"en": "Press"}, place="Hall D", hours=between("15:00", "16:00")
    )

    services.plan(activity=moved, by=officer, now=NOW, period=between("10:00", "11:00"))

    assert troubles_on(leg)["Opening"] == ["Everyone is taken by “Press” at that time."]


def test_a_plan_back_to_what_is_published_is_none(leg, officer):
    seminar = ActivityFactory(leg=leg)
    services.plan(activity=seminar, by=officer, now=NOW, period=between("11:00", "12:30"))

    services.plan(activity=seminar, by=officer, now=NOW, period=between("09:00", "10:30"))

    assert queries.planned_of(leg.mission) == []


def test_a_draft_moves_at_once(leg, officer):
    draft = ActivityFactory(leg=leg, status="draft")

    services.plan(activity=draft, by=officer, now=NOW, period=between("11:00", "12:30"))

    draft.refresh_from_db()
    assert draft.told.start == at("11:00")
    assert queries.planned_of(leg.mission) == []


def test_a_plan_outside_the_leg_is_refused(leg, officer):
    seminar = ActivityFactory(leg=leg)

    with pytest.raises(Refused, match="The leg in San Francisco runs from"):
        services.plan(
            activity=seminar, by=officer, now=NOW,
            period=between("09:00", "10:30", day=date(2025, 12, 1)),
        )  # fmt: skip


def test_publishing_keeps_a_version_that_says_what_changed(leg, officer):
    seminar = ActivityFactory(leg=leg)
    services.plan(activity=seminar, by=officer, now=NOW, period=between("11:00", "12:30"))

    done = published(leg, officer)

    assert (done.moved, done.cancelled, done.confirmed) == (1, 0, 0)
    version = ActivityVersion.objects.get(activity=seminar)
    assert version.changed == ["starts", "ends"]


def test_publishing_twice_tells_once(leg, officer):
    delegate, seminar = delegate_on(leg), ActivityFactory(leg=leg)
    services.plan(activity=seminar, by=officer, now=NOW, period=between("11:00", "12:30"))
    published(leg, officer)

    again = published(leg, officer)

    assert (again.moved, again.cancelled, again.confirmed) == (0, 0, 0)
    assert told(delegate) == ["moved"]


def test_whoever_is_expected_no_longer_reads_that_and_whoever_newly_is_too(leg, officer):
    energy, ports = (SectorGroupFactory(mission=leg.mission) for _number in range(2))
    was, becomes = delegate_on(leg, sector_group=energy), delegate_on(leg, sector_group=ports)
    seminar = ActivityFactory(leg=leg, audience="sector", sector_group=energy)
    services.plan(activity=seminar, by=officer, now=NOW, sector_group=ports)

    published(leg, officer)

    assert (told(was), told(becomes)) == (["cancelled"], ["added"])


def test_what_was_changed_besides_the_board_is_not_overwritten(leg, officer):
    seminar = ActivityFactory(leg=leg)
    services.plan(activity=seminar, by=officer, now=NOW, period=between("11:00", "12:30"))
    services.change(
        activity=seminar, by=officer, now=NOW,
        **{**services.details_of(seminar), "place": "Hall D"},
    )  # fmt: skip

    with pytest.raises(Refused, match="was changed after this move was planned"):
        published(leg, officer)

    seminar.refresh_from_db()
    assert seminar.told.start == at("09:00")


def test_drafts_that_are_ticked_become_sure_and_others_stay(leg, officer):
    sure, unsure = (ActivityFactory(leg=leg, status="draft") for _number in range(2))

    published(leg, officer, drafts=[sure.pk])

    for activity in (sure, unsure):
        activity.refresh_from_db()
    assert (sure.status, sure.version, unsure.status) == ("confirmed", 1, "draft")


def test_the_reach_of_a_change_is_as_large_as_those_expected(leg):
    group = SectorGroupFactory(mission=leg.mission)
    delegate_on(leg, sector_group=group)
    visitor = delegate_on(leg)
    everyone = ActivityFactory(leg=leg)
    sector = ActivityFactory(leg=leg, audience="sector", sector_group=group)
    visit = visit_on(leg)
    place_at(visit, visitor)

    reach = queries.reach_of([everyone, sector, visit])

    assert reach == {each.pk: len(queries.expected_at(each)) for each in (everyone, sector, visit)}
    assert list(reach.values()) == [2, 1, 1]


def test_a_copy_skips_the_hour_that_the_clocks_skip(officer):
    leg = LegFactory(
        time_zone="Europe/Brussels", starts_on=date(2026, 3, 28), ends_on=date(2026, 3, 29)
    )
    zone = leg.zone
    ActivityFactory(
        leg=leg, titles={"en": "Night"}, hours=between("02:30", "03:30", date(2026, 3, 28), zone)
    )
    ActivityFactory(
        leg=leg, titles={"en": "Day"}, hours=between("09:00", "10:00", date(2026, 3, 28), zone)
    )

    copies = services.copy_day(
        leg=leg, day=date(2026, 3, 28), to=date(2026, 3, 29), by=officer, now=NOW
    )

    assert [(each.title, f"{each.told.start:%H:%M %z}") for each in copies] == [
        ("Day", "09:00 +0200")
    ]


def test_a_copied_day_keeps_its_runs_of_show_and_who_makes_it(leg, officer):
    seminar = ActivityFactory(leg=leg)
    agency = leg.mission.organisers.first().agency
    services.name_organiser(activity=seminar, agency=agency, by=officer, now=NOW)
    services.add_line(activity=seminar, offset=0, minutes=5, what="Hello", by=officer, now=NOW)
    day = seminar.told.start.date()

    (copy,) = services.copy_day(leg=leg, day=day, to=day + timedelta(days=1), by=officer, now=NOW)

    assert [line.what for line in copy.show_lines.all()] == ["Hello"]
    assert [row.agency for row in copy.organisers.all()] == [agency]
    assert seminar.show_lines.count() == 1


def test_who_signed_up_last_loses_first(leg, officer):
    visit = visit_on(leg, capacity=3)
    first, second, third = (delegate_on(leg) for _number in range(3))
    for hour, delegate in ((10, second), (9, first), (11, third)):
        place_at(visit, delegate, signed_up_at=datetime(2025, 9, 1, hour, tzinfo=UTC))

    losing = queries.who_would_lose(visit, capacity=1)

    assert [place.delegate for place in losing] == [third, second]
