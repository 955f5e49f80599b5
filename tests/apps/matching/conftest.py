"""A market of two companies and two hosts at ten in the morning, in San Francisco."""

from datetime import UTC, datetime

import pytest
from tests.factories.interest import a_market

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def market(db):
    return a_market(TEN)
