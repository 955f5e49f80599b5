"""An activity for several sector groups: each of them is expected, and nobody else."""

from datetime import UTC, datetime

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.missions import LegFactory, SectorGroupFactory
from tests.factories.programme import ActivityFactory, at, delegate_on

from hansa.apps.attendance.queries import expected_of
from hansa.apps.programme import queries, services
from hansa.apps.programme.board import board_of
from hansa.apps.programme.models import ActivityVersion, Notice
from hansa.apps.programme.notices import read
from hansa.apps.travel.queries import whereabouts
from hansa.journeys.publish_programme import publish_programme
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)


@pytest.fixture
def leg():
    return LegFactory()


@pytest.fixture
def groups(leg):
    return [SectorGroupFactory(mission=leg.mission) for _ in range(3)]


@pytest.fixture
def officer():
    return StaffFactory()


@pytest.fixture
def lunch(leg, groups):
    """For the first two of three sector groups."""
    made = ActivityFactory(leg=leg, audience="sector", sector_group=groups[0])
    made.also_for.set([groups[1]])
    return made


@pytest.fixture
def people(leg, groups):
    """One delegate of each sector group."""
    return [delegate_on(leg, sector_group=group) for group in groups]


def changed(activity, officer, **said):
    details = {**services.details_of(activity), **said}
    return services.change(activity=activity, by=officer, now=NOW, **details)


def told(delegate):
    notices = Notice.objects.filter(delegate=delegate)
    return [change.kind for notice in notices for change in read(notice.changes)]


def test_both_sector_groups_are_expected_wherever_somebody_asks(leg, lunch, people):
    first, second, third = people

    assert set(queries.expected_at(lunch)) == {first, second}
    assert expected_of([lunch])[lunch.pk] == {f"d{first.pk}", f"d{second.pk}"}
    assert queries.reach_of([lunch]) == {lunch.pk: 2}
    assert [bool(queries.programme_for(each)) for each in people] == [True, True, False]
    assert third not in queries.expected_at(lunch)


def test_they_are_looked_for_at_it_in_an_emergency(leg, lunch, people):
    found = {each.key: each.last for each in whereabouts(leg.mission, at=at("09:30"))}

    spots = [found["d", each.pk] for each in people]
    assert [spot and spot.words for spot in spots] == ["Ports and data", "Ports and data", None]


def test_each_of_its_sectors_finds_it_once(leg, lunch, groups):
    lunch.also_for.add(groups[2])

    for group in groups:
        assert list(queries.activities_of(leg.mission, sector=group.pk)) == [lunch]


def test_a_sector_that_is_named_besides_is_told_and_one_that_is_not_any_more_too(
    lunch, people, groups, officer
):
    changed(lunch, officer, also_for=[groups[2]])

    assert [told(each) for each in people] == [[], ["cancelled"], ["added"]]
    assert ActivityVersion.objects.get().changed == ["also_for"]


def test_the_first_is_not_named_twice(lunch, groups, officer):
    changed(lunch, officer, also_for=groups[:2])

    assert list(lunch.also_for.all()) == [groups[1]]
    assert lunch.sectors == tuple(groups[:2])


def test_what_is_for_everyone_again_names_nobody(leg, lunch, officer):
    changed(lunch, officer, audience="everyone", sector_group=None)

    assert not lunch.also_for.exists()


def test_a_sector_of_another_mission_is_refused(lunch, officer):
    with pytest.raises(Refused) as refused:
        changed(lunch, officer, also_for=[SectorGroupFactory()])

    assert refused.value.field == "sector_group"


def test_a_move_on_the_board_keeps_the_others(leg, lunch, groups, officer):
    services.plan(activity=lunch, sector_group=groups[2], by=officer, now=NOW)
    seen = queries.fingerprint(queries.planned_of(leg.mission))
    publish_programme(mission=leg.mission, drafts=(), seen=seen, by=officer, now=NOW)

    lunch.refresh_from_db()
    assert set(lunch.sectors) == {groups[2], groups[1]}


def test_the_board_sees_that_a_shared_sector_cannot_be_at_two_things(leg, lunch, groups):
    ActivityFactory(
        leg=leg, audience="sector", sector_group=groups[1], place="Room 9",
        titles={"en": "Visit"},
    )  # fmt: skip

    board = board_of(leg, lanes="sector", sectors=groups)

    troubles = {card.activity.title: [str(each) for each in card.troubles] for card in board.cards}
    assert troubles["Visit"] == [f"{groups[1]} is taken by “Ports and data” at that time."]
