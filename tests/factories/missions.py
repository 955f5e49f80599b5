"""Missions with their organisers, legs and sector groups."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from tests.factories.accounts import AgencyFactory

from hansa.apps.missions.models import Leg, Mission, Organiser, SectorGroup


class MissionFactory(DjangoModelFactory):
    """A mission in preparation; `agency` leads it."""

    class Meta:
        model = Mission
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"west-coast-{n}")
    titles = {"en": "West Coast mission", "fr": "Mission sur la côte Ouest"}
    direction = "outgoing"
    country = "US"
    seats = 500

    @factory.post_generation
    def agency(self, create, agency, **_):
        if create:
            Organiser.objects.create(mission=self, agency=agency or AgencyFactory(), leads=True)


class LegFactory(DjangoModelFactory):
    class Meta:
        model = Leg

    mission = factory.SubFactory(MissionFactory)
    city = "San Francisco"
    country = "US"
    time_zone = "America/Los_Angeles"
    starts_on = date(2025, 10, 5)
    ends_on = date(2025, 10, 8)


class SectorGroupFactory(DjangoModelFactory):
    class Meta:
        model = SectorGroup

    mission = factory.SubFactory(MissionFactory)
    letter = factory.Sequence(lambda n: "ABCDEFGH"[n % 8])
    hue = factory.LazyAttribute(lambda group: "ABCDEFGH".index(group.letter) + 1)
    titles = factory.LazyAttribute(lambda group: {"en": f"Sector {group.letter}"})
