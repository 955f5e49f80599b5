"""A seminar in San Francisco at nine in the morning, on a Tuesday."""

import pytest
from tests.factories.programme import ActivityFactory
from tests.factories.registration import west_coast


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def seminar(coast):
    return ActivityFactory(leg=coast.san_francisco)
