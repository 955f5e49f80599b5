"""In the demonstration agreements stand at every step, and a ceremony is over."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from tests.factories.programme import MONDAY, TUESDAY, ActivityFactory, between, delegate_on
from tests.factories.registration import west_coast

from hansa.apps.agreements import queries
from hansa.apps.agreements.models import Agreement, Slot
from hansa.cli.demonstration.agreements import sign_agreements
from hansa.cli.demonstration.cast import assemble
from hansa.cli.demonstration.plans import JAPAN, WEST_COAST

pytestmark = pytest.mark.django_db
BEFORE = datetime(2025, 1, 6, 9, tzinfo=UTC)


@contextmanager
def quietly(_label, _number):
    """No bar."""
    yield lambda: None


def signing_mission(slug, agency, *, day=TUESDAY):
    """A mission with a ceremony in San Francisco, to which a dozen companies travel."""
    coast = west_coast(slug=slug)
    activity = ActivityFactory(
        leg=coast.san_francisco, kind="signing", hours=between("18:00", "19:30", day)
    )
    for _ in range(12):
        delegate_on(coast.san_francisco, organisation__agency=agency)
    return coast.mission, activity


def test_agreements_stand_at_every_step():
    cast = assemble(now=BEFORE)
    agency = cast.agencies["brussels"]
    over, _held = signing_mission(JAPAN.slug, agency)
    ahead, _planned = signing_mission(WEST_COAST.slug, agency, day=MONDAY)

    sign_agreements(quietly, cast=cast)

    of = Agreement.objects.filter
    assert {each.status for each in of(mission=over)} == {
        "announced", "executed", "lapsed", "signed"
    }  # fmt: skip
    assert {each.status for each in of(mission=ahead)} == {
        "announced", "executed", "lapsed", "scheduled", "signed"
    }  # fmt: skip
    assert Slot.objects.filter(agreement__mission=ahead).count() == 5
    assert len(queries.outcomes_of(over)) == 11
