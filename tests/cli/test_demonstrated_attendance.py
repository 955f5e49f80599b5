"""The first day of the demonstration, played on a small mission."""

from types import SimpleNamespace

import pytest
from tests.factories.programme import ActivityFactory, between, delegate_on
from tests.factories.registration import west_coast

from hansa.apps.attendance import queries
from hansa.cli.demonstration.attendance import keep_doors, number_of_doors


@pytest.mark.django_db
def test_the_first_day_has_arrivals_no_shows_walk_ins_and_a_closed_roll_call():
    coast = west_coast()
    leg = coast.san_francisco
    reception = ActivityFactory(leg=leg, hours=between("19:00", "21:00", leg.starts_on))
    for _ in range(24):
        delegate_on(leg)
    steps = []

    keep_doors(
        "west-coast",
        cast=SimpleNamespace(officers={"brussels": coast.officer}),
        on_step=lambda: steps.append(1),
    )

    tally = queries.attended(reception).tally
    (call,) = queries.roll_calls_of(coast.mission)
    assert (tally.expected, tally.missing, tally.walk_ins) == (24, 2, 2)
    assert call.account
    assert not [each for each in queries.called(call) if each.is_missing]
    assert len(steps) == number_of_doors("west-coast") == 2
