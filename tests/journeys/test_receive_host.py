"""Whoever is invited to receive can say at once what they look for."""

from datetime import UTC, datetime

import pytest
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.sessions import NOW, a_hall

from hansa.apps.matching import queries
from hansa.journeys.receive_host import receive_host
from hansa.values import Refused

pytestmark = pytest.mark.django_db

TEN = datetime(2025, 10, 6, 17, tzinfo=UTC)


def test_a_host_is_invited_with_a_profile_in_the_contacts_language():
    hall = a_hall(TEN)
    organisation = OrganisationFactory(agency=hall.coast.agency, pitch="We sell sensors.")
    contact = PersonFactory(organisation=organisation, language="fr")

    host = receive_host(session=hall.session, contact=contact, by=hall.officer, now=NOW)

    profile = queries.profile_of(host)
    assert profile.languages == ["fr"]
    assert [one.text for one in queries.statements_of(profile, kind="offer")] == [
        "We sell sensors."
    ]


def test_nobody_is_invited_twice():
    hall = a_hall(TEN)
    contact = hall.hosts[0].counterpart.contact

    with pytest.raises(Refused, match="is already a host"):
        receive_host(session=hall.session, contact=contact, by=hall.officer, now=NOW)
