"""What the tests of sessions begin with."""

from datetime import UTC, datetime

import pytest
from tests.factories.grouping import WIND, a_company
from tests.factories.sessions import Hall, a_hall


@pytest.fixture
def ten(db) -> datetime:
    """10:00 on 6 October by the clocks of San Francisco; the second slot begins at 10:30."""
    return datetime(2025, 10, 6, 17, tzinfo=UTC)


@pytest.fixture
def hall(ten) -> Hall:
    """The session with its four parties and no wish yet."""
    return a_hall(ten)


@pytest.fixture
def three(hall) -> Hall:
    """The hall with a third company."""
    hall.companies.append(a_company(hall, WIND))
    return hall
