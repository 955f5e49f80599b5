"""A delegate's agenda on screen."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from tests.factories.programme import (
    ActivityFactory,
    LegFactory,
    SectorGroupFactory,
    UserFactory,
    at,
    between,
    delegate_on,
    place_at,
    told_meeting,
    visit_on,
)

from hansa.apps.programme import queries, services
from hansa.apps.programme.notices import Change, Spot

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg():
    return LegFactory()


@pytest.fixture
def delegate(leg):
    return delegate_on(leg)


def opened(client, delegate):
    client.force_login(delegate.person.user)
    return client.get(reverse("programme:agenda", args=[delegate.mission.slug]))


def test_a_delegate_reads_meetings_and_activities_in_the_time_of_the_city(client, delegate, leg):
    ActivityFactory(leg=leg, hours=between("09:00", "10:00"))
    told_meeting(delegate, hours=between("10:30", "10:50"))

    page = opened(client, delegate).content.decode()

    assert "Tuesday 7 October" in page
    assert page.index("Ports and data") < page.index("Free for 30 min")
    assert page.index("Free for 30 min") < page.index("Pacific Cold Chain")
    assert ">10:30</time>" in page
    assert "Table 4, Hall B" in page


def test_a_stranger_does_not_learn_that_the_agenda_exists(client, delegate):
    client.force_login(delegate_on(LegFactory()).person.user)

    answer = client.get(reverse("programme:agenda", args=[delegate.mission.slug]))

    assert answer.status_code == 404


def test_somebody_signed_out_is_asked_to_sign_in(client, delegate):
    answer = client.get(reverse("programme:agenda", args=[delegate.mission.slug]))

    assert answer.status_code == 302
