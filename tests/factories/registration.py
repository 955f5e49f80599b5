"""A mission on the West Coast that recruits, and the registrations for it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.missions import LegFactory, MissionFactory, SectorGroupFactory

from hansa.apps.accounts.models import Agency, User
from hansa.apps.missions.models import Leg, Mission, Organiser, SectorGroup
from hansa.apps.registration.models import Delegate, Registration, Stay

IN_TIME = datetime(2025, 6, 2, 9, tzinfo=UTC)
CLOSING_DAY = date(2025, 8, 31)
TOO_LATE = datetime(2025, 9, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class WestCoast:
    """A mission of one agency with two legs, and an officer who decides."""

    mission: Mission
    agency: Agency
    officer: User
    san_francisco: Leg
    los_angeles: Leg
    energy: SectorGroup


def west_coast(*, seats: int = 500, slug: str = "west-coast", name: str = "hub.brussels"):
    """5-8 October in San Francisco, 9-10 October in Los Angeles; recruits until 31 August."""
    agency = AgencyFactory(code=f"{slug}-agency", name=name, region="brussels")
    mission = MissionFactory(
        slug=slug, agency=agency, seats=seats, status="recruiting", recruits_until=CLOSING_DAY
    )
    return WestCoast(
        mission=mission,
        agency=agency,
        officer=StaffFactory(agency=agency, full_name="Nour Lambert"),
        san_francisco=LegFactory(mission=mission),
        los_angeles=LegFactory(
            mission=mission,
            city="Los Angeles",
            starts_on=date(2025, 10, 9),
            ends_on=date(2025, 10, 10),
        ),
        energy=SectorGroupFactory(mission=mission, letter="B", hue=2, titles={"en": "Energy"}),
    )


def partner_of(coast: WestCoast, *, name: str = "FIT", region: str = "flanders") -> User:
    """An officer of another agency that organises the mission too."""
    agency = AgencyFactory(name=name, region=region)
    Organiser.objects.create(mission=coast.mission, agency=agency)
    return StaffFactory(agency=agency, full_name="Wout Maes")


def application(
    coast: WestCoast, *, delegates: int = 1, status: str = "applied", agency=None, **organisation
) -> Registration:
    """A registration in this status, its delegates all in San Francisco."""
    agency = agency or coast.agency
    registration = Registration.objects.create(
        mission=coast.mission,
        organisation=OrganisationFactory(agency=agency, **organisation),
        agency=agency,
        status=status,
        applied_at=IN_TIME,
        decided_at=None if status == "applied" else IN_TIME,
    )
    for _ in range(delegates):
        delegate_of(registration, leg=coast.san_francisco)
    return registration


def delegate_of(
    registration: Registration,
    *,
    leg: Leg,
    person=None,
    arrives_on=None,
    leaves_on=None,
    **person_details,
) -> Delegate:
    """Somebody who stays on the leg from its first to its last day, unless told."""
    person = person or PersonFactory(organisation=registration.organisation, **person_details)
    delegate = Delegate.objects.create(
        registration=registration, mission=registration.mission, person=person
    )
    Stay.objects.create(
        delegate=delegate,
        person=person,
        leg=leg,
        arrives_on=arrives_on or leg.starts_on,
        leaves_on=leaves_on or leg.ends_on,
        stands=registration.status not in ("declined", "withdrawn", "cancelled"),
    )
    return delegate
