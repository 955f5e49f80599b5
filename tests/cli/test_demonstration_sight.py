"""Who else reads the demonstration."""

import pytest
from tests.factories.directory import OrganisationFactory
from tests.factories.missions import LegFactory, MissionFactory

from hansa.apps.accounts import queries as accounts
from hansa.apps.directory.models import Note
from hansa.apps.missions import queries as missions
from hansa.cli.demonstration.cast import assemble
from hansa.cli.demonstration.plans import JAPAN
from hansa.cli.demonstration.sight import share_and_confide


@pytest.mark.django_db
def test_a_chamber_a_cabinet_and_an_auditor_find_something_to_read():
    cast = assemble(now=JAPAN.begun)
    mission = MissionFactory(slug="lima", agency=cast.agencies["brussels"])
    leg = LegFactory(mission=mission)
    OrganisationFactory.create_batch(3, agency=cast.agencies["brussels"])

    share_and_confide("lima", now=JAPAN.begun)

    for email in ("cabinet@brussels.example", "organiser@chamber.example"):
        reader = accounts.user_with_email(email)
        assert [each.slug for each in missions.briefed_to(reader)] == ["lima"]
    mission.refresh_from_db()
    assert mission.names_from == leg.starts_on
    assert Note.objects.count() == 3
