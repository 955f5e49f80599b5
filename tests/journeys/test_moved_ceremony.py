"""A signing ceremony that moves takes its signings along; one called off lets them go."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.factories.accounts import LONG_BEFORE
from tests.factories.agreements import ceremony, scheduled
from tests.factories.programme import between
from tests.factories.registration import west_coast

from hansa.apps.agreements import services as agreements
from hansa.apps.agreements.models import Slot
from hansa.apps.programme import services
from hansa.journeys.change_activity import cancel_activity, change_activity, plan_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def stage(coast):
    return ceremony(coast)


def moved(stage, coast, hours):
    said = {**services.details_of(stage.activity), "period": hours}
    return change_activity(activity=stage.activity, by=coast.officer, now=LONG_BEFORE, **said)


def test_every_signing_and_who_stands_there_is_an_hour_earlier(coast, stage):
    slot = scheduled(coast, stage=stage).slot
    hour = timedelta(hours=1)

    moved(stage, coast, between("16:00", "17:30"))

    after = Slot.objects.get()
    assert after.turn == slot.turn
    assert after.period.lower == after.told.start == slot.period.lower - hour
    assert {each.period.lower for each in after.appearances.all()} == {after.period.lower}
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def planned_at_four(stage, coast):
    plan_activity(
        activity=stage.activity, period=between("16:00", "17:30"), by=coast.officer, now=LONG_BEFORE
    )
    return Slot.objects.get().period.lower


def test_a_ceremony_moved_on_the_board_is_signed_at_the_hours_that_are_published(coast, stage):
    slot = scheduled(coast, stage=stage).slot

    assert planned_at_four(stage, coast) == slot.period.lower


def test_a_draft_of_a_ceremony_moves_at_once_and_takes_its_signings_along(coast, stage):
    slot = scheduled(coast, stage=stage).slot
    stage.activity.status = "draft"
    stage.activity.save(update_fields=["status"])

    assert planned_at_four(stage, coast) == slot.period.lower - timedelta(hours=1)


def test_what_was_to_be_signed_is_free_for_another_ceremony(coast, stage):
    waiting = scheduled(coast, stage=stage)

    cancel_activity(activity=stage.activity, by=coast.officer, now=LONG_BEFORE, why="A strike.")
    other = ceremony(coast, hours=between("19:00", "20:30"))
    agreements.arrange(ceremony=other, by=coast.officer, now=LONG_BEFORE)

    waiting.refresh_from_db()
    assert waiting.status == "scheduled"
    assert Slot.objects.get().ceremony == other


def test_what_was_signed_stays_signed_where_it_was(coast, stage):
    signed = scheduled(coast, stage=stage)
    evening = signed.slot.period.lower
    agreements.sign(slot=signed.slot, by=coast.officer, now=evening)

    cancel_activity(activity=stage.activity, by=coast.officer, now=evening, why="A power cut.")

    signed.refresh_from_db()
    assert (signed.status, signed.signed_in) == ("signed", signed.slot)
