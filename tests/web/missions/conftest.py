"""An application that nobody has decided on."""

from datetime import UTC, datetime

import pytest
from tests.factories.directory import OrganisationFactory

from hansa.apps.registration.models import Registration


@pytest.fixture
def apply_for():
    """Lets a company of the agency apply for a mission."""

    def apply(mission, *, agency):
        return Registration.objects.create(
            mission=mission,
            organisation=OrganisationFactory(agency=agency),
            agency=agency,
            applied_at=datetime(2025, 6, 2, 9, tzinfo=UTC),
        )

    return apply
