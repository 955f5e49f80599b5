"""Public pages of missions, and companies that apply by themselves."""

from datetime import UTC, datetime

from factory.django import DjangoModelFactory
from tests.factories.accounts import UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import WestCoast

from hansa.apps.directory.models import Person
from hansa.apps.registration.models import Announcement

MAY_DAY = datetime(2025, 5, 1, 9, tzinfo=UTC)


class AnnouncementFactory(DjangoModelFactory):
    """A public page that is open; hand in `published_at=None` for one that is not."""

    class Meta:
        model = Announcement

    introductions = {"en": "Meet the ports of the West Coast."}
    costs = {"en": "Flights and hotel are your own."}
    published_at = MAY_DAY


def owner_of(coast: WestCoast, *, name: str = "Noordzee Koeltechniek", **organisation) -> Person:
    """Somebody who applies for a company that an organising agency looks after."""
    company = OrganisationFactory(agency=coast.agency, name=name, **organisation)
    return PersonFactory(
        organisation=company,
        first_name="Lien",
        last_name="De Smet",
        user=UserFactory(full_name="Lien De Smet"),
        is_owner=True,
    )
