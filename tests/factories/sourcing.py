"""A long list on the West Coast, and short ways to move along it."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import WestCoast, application

from hansa.apps.matching import services
from hansa.apps.matching.models import ApproachTemplate, Prospect

AUGUST = datetime(2025, 8, 4, 9, tzinfo=UTC)
LETTERS = {
    "en": ("Meet {companies}", "Dear {contact},\n\nwe come to {city} ({dates}).\n\n{counsellor}"),
    "de": ("Treffen Sie {companies}", "Guten Tag {contact}, wir kommen nach {city}."),
}


def counsellor_of(coast: WestCoast, *, name: str = "Marc Ostendael"):
    """A counsellor of the agency, who looks after the leg in San Francisco."""
    user = StaffFactory(agency=coast.agency, role="counsellor", full_name=name)
    coast.san_francisco.counsellor = user
    coast.san_francisco.save()
    return user


def organisation_abroad(coast: WestCoast, *, name: str = "Cascade Cold Chain", **details):
    """Somebody in the directory, with a person to speak with."""
    organisation = OrganisationFactory(
        name=name, country="US", city="Oakland", agency=coast.agency, **details
    )
    PersonFactory(organisation=organisation, first_name="Dana", last_name="Reyes")
    return organisation


def company_of(coast: WestCoast, *, name: str = "Orval Sensors"):
    """A company that travels."""
    return application(coast, status="accepted", name=name)


def prospect_of(coast: WestCoast, *, by, name: str = "Cascade Cold Chain", serves=()) -> Prospect:
    """Somebody on the long list of San Francisco, whose contact is known."""
    organisation = organisation_abroad(coast, name=name)
    return services.long_list(
        leg=coast.san_francisco,
        organisation=organisation,
        serves=dict.fromkeys(serves, "Needs a distributor"),
        contact=organisation.people.get(),
        by=by,
        now=AUGUST,
    )


def template_of(coast: WestCoast, *, by, name: str = "First letter") -> ApproachTemplate:
    """A letter in English and German."""
    return services.put_template(
        mission=coast.mission, name=name, letters=LETTERS, by=by, now=AUGUST
    )
