"""A seminar that goes on now, on a mission of one agency, and who looks at it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.accounts import StaffFactory
from tests.factories.programme import ActivityFactory, delegate_on
from tests.factories.registration import west_coast

from hansa.values import Period


@pytest.fixture
def coast(db):
    """The mission, with its first leg around today."""
    coast = west_coast()
    today = timezone.now().date()
    leg = coast.san_francisco
    leg.starts_on, leg.ends_on = today - timedelta(days=2), today + timedelta(days=2)
    leg.save()
    coast.los_angeles.delete()
    return coast


@pytest.fixture
def seminar(coast):
    """It began twenty minutes ago."""
    start = timezone.now() - timedelta(minutes=20)
    return ActivityFactory(
        leg=coast.san_francisco, hours=Period(start, start + timedelta(hours=2)), capacity=40
    )


@pytest.fixture
def delegate(coast):
    return delegate_on(coast.san_francisco, first_name="Ann", last_name="Claes")


@pytest.fixture
def officer(coast):
    client = Client()
    client.force_login(coast.officer)
    return client


@pytest.fixture
def stranger(db):
    """An officer of an agency that has nothing to do with the mission."""
    client = Client()
    client.force_login(StaffFactory())
    return client
