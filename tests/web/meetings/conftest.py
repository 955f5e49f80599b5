"""A session in San Francisco, an officer signed in, and everybody else who may come by."""

from datetime import UTC, datetime

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.sessions import a_hall


@pytest.fixture
def hall(db):
    """10:00 to 11:30 on 6 October by the clocks of San Francisco; two tables, no wish yet."""
    return a_hall(datetime(2025, 10, 6, 17, tzinfo=UTC))


@pytest.fixture
def base(hall):
    """The address of the session."""
    return f"/m/{hall.coast.mission.slug}/meetings/{hall.session.pk}/"


@pytest.fixture
def officer(client, hall):
    client.force_login(hall.officer)
    return client


@pytest.fixture
def counsellor(client, hall):
    client.force_login(StaffFactory(role="counsellor", agency=hall.coast.agency))
    return client


@pytest.fixture
def stranger(client, hall):
    """Staff of an agency that has no part in the mission."""
    client.force_login(StaffFactory())
    return client


@pytest.fixture
def delegate(client, hall):
    """The first company's delegate, signed in."""
    person = hall.companies[0].registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    client.force_login(person.user)
    return client
