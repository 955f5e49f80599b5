"""How the delegation of the demonstration travels and stays."""

from datetime import UTC, datetime

import pytest
from tests.factories.missions import LegFactory, MissionFactory
from tests.factories.programme import delegate_on

from hansa.apps.missions.models import Organiser
from hansa.apps.travel import queries
from hansa.cli.demonstration.cast import assemble
from hansa.cli.demonstration.plans import JAPAN
from hansa.cli.demonstration.travel import put_on_the_road


@pytest.mark.django_db
def test_there_are_five_hotels_twelve_buses_and_group_flights(monkeypatch):
    monkeypatch.setattr("hansa.cli.demonstration.travel.SILENT", 1)
    monkeypatch.setattr("hansa.cli.demonstration.travel.ROOMLESS", 1)
    cast = assemble(now=JAPAN.begun)
    mission = MissionFactory(slug="lima", agency=cast.agencies["brussels"])
    for code in ("flanders", "wallonia"):
        Organiser.objects.create(mission=mission, agency=cast.agencies[code])
    leg = LegFactory(mission=mission)
    LegFactory(
        mission=mission,
        city="Los Angeles",
        starts_on=leg.ends_on.replace(day=9),
        ends_on=leg.ends_on.replace(day=10),
    )
    for _ in range(4):
        delegate_on(leg)

    now = datetime(2025, 8, 1, 9, tzinfo=UTC)
    put_on_the_road("lima", cast=cast, now=now, on_step=lambda: None)

    rides = list(queries.rides_of(mission))
    assert len(queries.hotels_of(mission)) == 5
    assert len(rides) == 12
    assert sum(ride.taken for ride in rides) > 0
    assert sum(hour.people for hour in queries.arrivals_of(mission)) == 8
    assert len(queries.without_room(mission)) == 1
    assert {str(stay.traveller) for stay in queries.room_stays_of(mission)} >= {"Pieter Goossens"}
    assert [str(each) for each in queries.accompanying_of(mission)] == [
        "Pieter Goossens",
        "Sofie Claes",
    ]
