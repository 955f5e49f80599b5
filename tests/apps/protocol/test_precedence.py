"""Who stands where, and who may read it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import LONG_BEFORE, StaffFactory
from tests.factories.programme import delegate_on
from tests.factories.protocol import dignitary
from tests.factories.registration import west_coast

from hansa.apps.protocol import queries, services
from hansa.apps.protocol.models import Dignitary
from hansa.values import Refused

TODAY = date(2025, 9, 1)


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def acting(coast):
    return {"by": coast.officer, "now": LONG_BEFORE}


def names(mission):
    return [each.name for each in queries.precedence_of(mission)]


def test_the_order_is_the_belgian_until_another_is_chosen(coast, acting):
    dignitary(coast.mission, "Mayor Oakes", "mayor_in_own_city", side="host")
    dignitary(coast.mission, "Speaker Lind", "president_of_chamber")

    assert names(coast.mission) == ["Speaker Lind", "Mayor Oakes"]

    services.set_usage(mission=coast.mission, rule_set="us", first="guests", **acting)

    assert names(coast.mission) == ["Mayor Oakes", "Speaker Lind"]


def test_each_place_tells_its_reason(coast):
    dignitary(coast.mission, "Old", since=date(2020, 10, 1))
    dignitary(coast.mission, "New")
    dignitary(coast.mission, "Guest", "guest", placed=1, why="She opens the door.")

    said = {each.name: each.reasons for each in queries.precedence_of(coast.mission)}

    assert said == {
        "Guest": ("Put at place 1 by hand: She opens the door.",),
        "Old": (
            "Category 8: Minister of the national government",
            "in office since 1 October 2020",
        ),
        "New": (
            "Category 8: Minister of the national government",
            "no date of taking office, so after those who have one",
        ),
    }


def test_a_delegate_is_listed_once_and_leaves_with_the_registration(coast, acting):
    delegate = delegate_on(coast.san_francisco)
    said = {"mission": coast.mission, "delegate": delegate, "function": "Rector", **acting}

    assert services.add_dignitary(**said) == services.add_dignitary(**said)
    assert names(coast.mission) == [str(delegate)]

    delegate.registration.status = "withdrawn"
    delegate.registration.save()

    assert names(coast.mission) == []


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "", "function": "Envoy"}, "name"),
        ({"name": "Ada Roy", "function": " "}, "function"),
        ({"name": "Ada Roy", "function": "Envoy", "category": "emperor"}, "category"),
        ({"name": "Ada Roy", "function": "Envoy", "placed": 1}, "placed"),
    ],
)
def test_what_is_missing_is_refused_at_its_field(coast, acting, said, field):
    with pytest.raises(Refused) as refused:
        services.add_dignitary(mission=coast.mission, **said, **acting)

    assert refused.value.field == field
    assert Dignitary.objects.count() == 0


def test_the_same_place_by_hand_is_given_once(coast, acting):
    first = dignitary(coast.mission, placed=1, why="Wish")
    second = dignitary(coast.mission, "Ada Roy")

    with pytest.raises(Refused, match="Ilse Verhaegen is put at this place"):
        services.change_dignitary(dignitary=second, placed=1, why="Wish", **acting)
    with pytest.raises(IntegrityError, match="a_place_by_hand_is_given_once"), transaction.atomic():
        Dignitary.objects.filter(pk=second.pk).update(placed=1, why="Wish")
    services.change_dignitary(dignitary=first, placed=None, **acting)
    services.change_dignitary(dignitary=second, placed=1, why="Wish", **acting)

    assert names(coast.mission) == ["Ada Roy", "Ilse Verhaegen"]


def test_striking_twice_is_striking_once(coast, acting):
    found = dignitary(coast.mission)

    services.strike_dignitary(dignitary=found, **acting)
    services.strike_dignitary(dignitary=found, **acting)

    assert names(coast.mission) == []


def test_own_words_go_before_the_usual_ones_in_the_own_language_alone(coast):
    found = dignitary(coast.mission, salutation="Beste Ilse,")

    dutch, *others = queries.addresses_of(found)

    assert (dutch.language, dutch.salutation, dutch.own) == ("nl", "Beste Ilse,", True)
    assert dutch.envelope == "Mevrouw Ilse Verhaegen, Minister"
    assert [each.own for each in others] == [False, False, False]


def test_a_cabinet_reads_the_order_once_the_mission_and_the_person_are_named(coast):
    cabinet = StaffFactory(agency=coast.agency, role="cabinet")
    dignitary(coast.mission, "Named")
    dignitary(coast.mission, "Later", "guest", names_from=TODAY + timedelta(days=1))

    def read(user, today=TODAY):
        return [each.name for each in queries.precedence_for(coast.mission, user=user, today=today)]

    assert read(cabinet) == []
    coast.mission.names_from = TODAY
    coast.mission.save()

    assert read(cabinet) == ["Named"]
    assert read(cabinet, TODAY + timedelta(days=1)) == ["Named", "Later"]
    assert read(coast.officer) == ["Named", "Later"]
