"""Organisations and people."""

import factory
from factory.django import DjangoModelFactory
from tests.factories.accounts import AgencyFactory

from hansa.apps.directory.models import Organisation, Person


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = "company"
    name = factory.Sequence(lambda n: f"Noordzee Koeltechniek {n}")
    agency = factory.SubFactory(AgencyFactory)
    city = "Brussels"


class PersonFactory(DjangoModelFactory):
    """Somebody without an account."""

    class Meta:
        model = Person

    organisation = factory.SubFactory(OrganisationFactory)
    first_name = "An"
    last_name = factory.Sequence(lambda n: f"Peeters {n}")
    email = factory.Sequence(lambda n: f"an.peeters{n}@example.org")
    job_title = "Export manager"
