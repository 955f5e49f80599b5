"""How long it takes from one place to another."""

import pytest
from tests.factories.missions import LegFactory

from hansa.apps.programme import queries
from hansa.apps.programme.models import Place, Way
from hansa.apps.programme.queries import Spot, Ways

HALL, HARBOUR, MINT = 1, 2, 3


def test_within_one_place_nobody_walks():
    assert Ways({}).between(Spot(HALL, "Hall", 30), Spot(HALL, "Hall", 30)) == 0


def test_two_places_in_the_same_words_are_one():
    assert Ways({}).between(Spot(None, "Hall C", 30), Spot(None, " hall c", 30)) == 0


def test_a_stated_way_counts_more_than_the_way_to_the_hall():
    ways = Ways({(HALL, HARBOUR): 12})

    assert ways.between(Spot(HALL, "Hall", 30), Spot(HARBOUR, "Harbour", 40)) == 12


def test_where_no_way_is_stated_the_longer_way_to_the_hall_counts():
    assert Ways({}).between(Spot(HALL, "Hall", 10), Spot(None, "A host's", 30)) == 30


@pytest.mark.django_db
def test_a_way_holds_both_ways_unless_said_otherwise():
    leg = LegFactory()
    hall, harbour, mint = (
        Place.objects.create(leg=leg, name=name) for name in ("Hall", "Harbour", "Mint")
    )
    Way.objects.create(start=hall, end=harbour, on_foot=25, by_bus=10)
    Way.objects.create(start=hall, end=mint, on_foot=8, one_way=True)

    ways = queries.minutes_between(leg)

    assert ways.minutes == {
        (hall.pk, harbour.pk): 10,
        (harbour.pk, hall.pk): 10,
        (hall.pk, mint.pk): 8,
    }


@pytest.mark.django_db
def test_what_is_stated_for_the_way_back_is_kept():
    leg = LegFactory()
    hill, valley = (Place.objects.create(leg=leg, name=name) for name in ("Hill", "Valley"))
    Way.objects.create(start=hill, end=valley, on_foot=5)
    Way.objects.create(start=valley, end=hill, on_foot=15, one_way=True)

    assert queries.minutes_between(leg).minutes == {
        (hill.pk, valley.pk): 5,
        (valley.pk, hill.pk): 15,
    }
