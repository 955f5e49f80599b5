"""The demonstration selects and composes, on a mission of its own size in small."""

from random import Random

import pytest
from tests.factories.registration import IN_TIME, application, partner_of, west_coast

from hansa.apps.registration.models import Resolution, Score, SelfDescription
from hansa.apps.registration.queries.composition import what_is_missing
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.selection import select

pytestmark = pytest.mark.django_db


def three_agencies(coast):
    """The cast of a mission of three agencies."""
    officers = {
        "brussels": coast.officer,
        "flanders": partner_of(coast),
        "wallonia": partner_of(coast, name="AWEX", region="wallonia"),
    }
    agencies = {code: user.roles.first().agency for code, user in officers.items()}
    return Cast(agencies=agencies, officers=officers, counsellors={})


def test_the_demonstration_leaves_something_to_score_to_release_and_to_mend():
    coast = west_coast()
    cast = three_agencies(coast)
    for place in range(8):
        application(coast, agency=list(cast.agencies.values())[place % 3])
    application(coast, status="accepted", kind="federation", delegates=6)
    steps = []

    select(
        coast.mission,
        cast=cast,
        random=Random("hansa"),
        now=IN_TIME,
        on_step=lambda: steps.append(1),
    )

    assert len(steps) == 3
    assert 8 < Score.objects.count() < 24
    assert Resolution.objects.filter(released_at__isnull=True).count() == 3
    assert SelfDescription.objects.count() == 0
    met = {
        todo.finding.rule: todo.finding.met
        for todo in what_is_missing(coast.mission, official=True)
    }
    assert (met["area_manager"], met["management"], met["federation"]) == (True, False, True)
