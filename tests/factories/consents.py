"""What companies and people agreed to."""

from datetime import UTC, datetime

from tests.factories.accounts import UserFactory

from hansa.apps.directory.models import Person
from hansa.apps.registration.models import Agreement, Registration

IN_MAY = datetime(2025, 5, 5, 9, tzinfo=UTC)


def agreed(
    registration: Registration,
    subject: str = "sharing",
    *,
    given: bool = True,
    person: Person | None = None,
    version: str = "standard 1",
) -> Agreement:
    """An answer of the organisation, or of the person."""
    return Agreement.objects.create(
        registration=registration,
        person=person,
        subject=subject,
        version=version,
        text="Data may be given.",
        language="en",
        given=given,
        at=IN_MAY,
        by=UserFactory(),
    )
