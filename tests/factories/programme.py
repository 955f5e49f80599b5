"""A small mission on the West Coast, with delegates, activities and told meetings.

Rows are made directly, so that a test about reading does not depend on the services that write.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.meetings.models import Counterpart, Party, PublishedMeeting, Session, Wish
from hansa.apps.missions.models import Leg, Mission, Organiser, SectorGroup
from hansa.apps.programme.models import Activity, SignUp
from hansa.apps.registration.models import Delegate, Registration, Stay
from hansa.values import Period

LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
MONDAY = date(2025, 10, 6)
TUESDAY = date(2025, 10, 7)


def at(clock: str, day: date = TUESDAY, zone: ZoneInfo = LOS_ANGELES) -> datetime:
    """The moment at which the clocks of the zone show this."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)


def between(start: str, end: str, day: date = TUESDAY, zone: ZoneInfo = LOS_ANGELES) -> Period:
    """From clock to clock on one day."""
    return Period(at(start, day, zone), at(end, day, zone))


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"agency-{n}")
    name = factory.Sequence(lambda n: f"Agency {n}")
    region = "brussels"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    full_name = factory.Sequence(lambda n: f"User {n}")
    created_at = LONG_BEFORE


class OfficerFactory(UserFactory):
    """Somebody who plans for `agency`."""

    class Meta:
        skip_postgeneration_save = True

    @factory.post_generation
    def agency(self, create, agency, **_):
        StaffRole.objects.create(user=self, agency=agency or AgencyFactory(), role="officer")


class MissionFactory(DjangoModelFactory):
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


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = "company"
    name = factory.Sequence(lambda n: f"Noordzee Koeltechniek {n}")
    agency = factory.SubFactory(AgencyFactory)
    city = "Brussels"


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    first_name = "An"
    last_name = factory.Sequence(lambda n: f"Peeters {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    job_title = "Export manager"


def delegate_on(leg, *, sector_group=None, arrives_on=None, leaves_on=None, **person):
    """Somebody accepted who stays on the leg, from its first to its last day unless told."""
    traveller = PersonFactory(**person)
    registration = Registration.objects.create(
        mission=leg.mission,
        organisation=traveller.organisation,
        agency=traveller.organisation.agency,
        sector_group=sector_group,
        status="accepted",
        applied_at=LONG_BEFORE,
        decided_at=LONG_BEFORE,
    )
    delegate = Delegate.objects.create(
        registration=registration, mission=leg.mission, person=traveller
    )
    Stay.objects.create(
        delegate=delegate,
        person=traveller,
        leg=leg,
        arrives_on=arrives_on or leg.starts_on,
        leaves_on=leaves_on or leg.ends_on,
    )
    return delegate


class ActivityFactory(DjangoModelFactory):
    """A confirmed seminar for everyone; hand in `hours=between("09:00", "10:00")`."""

    class Meta:
        model = Activity

    class Params:
        hours = between("09:00", "10:30")

    leg = factory.SubFactory(LegFactory)
    titles = {"en": "Ports and data", "fr": "Ports et données"}
    kind = "seminar"
    status = "confirmed"
    period = factory.LazyAttribute(lambda activity: (activity.hours.start, activity.hours.end))
    place = "Hall C"
    changed_at = LONG_BEFORE
    confirmed_at = factory.LazyAttribute(
        lambda activity: None if activity.status == "draft" else LONG_BEFORE
    )

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        made = super()._create(model_class, *args, **kwargs)
        made.refresh_from_db(fields=["period"])
        return made


def visit_on(leg, *, capacity=None, **details):
    """A confirmed company visit for those who sign up."""
    return ActivityFactory(
        **{
            "leg": leg,
            "titles": {"en": "Visit to a cold store"},
            "kind": "company_visit",
            "audience": "signed_up",
            "capacity": capacity,
            "hours": between("14:00", "16:00"),
            **details,
        }
    )


def place_at(activity, delegate, **details):
    """The delegate's place at an activity."""
    return SignUp.objects.create(
        **{"activity": activity, "delegate": delegate, "signed_up_at": LONG_BEFORE, **details}
    )


def session_on(leg, **details):
    """A B2B session without slots."""
    return Session.objects.create(
        **{"leg": leg, "titles": {"en": "Energy meetings"}, "hall": "Hall B", **details}
    )


def told_meeting(delegate, *, hours, session=None, host="Pacific Cold Chain", **details):
    """A meeting with a host of which the delegate was told."""
    leg = delegate.stays.first().leg
    session = session or session_on(leg)
    contact = PersonFactory(
        first_name="Jo", last_name="Kim", job_title="Buyer", user=None, organisation__name=host
    )
    counterpart = Counterpart.objects.create(
        leg=leg, organisation=contact.organisation, contact=contact
    )
    asking, _ = Party.objects.get_or_create(session=session, registration=delegate.registration)
    asked = Party.objects.create(session=session, counterpart=counterpart)
    return PublishedMeeting.objects.create(
        **{
            "wish": Wish.objects.create(session=session, asking=asking, asked=asked, worth=50),
            "session": session,
            "person": delegate.person,
            "delegate": delegate,
            "other_party": asked,
            "other_person": contact,
            "period": (hours.start, hours.end),
            "table_label": "4",
            "changed_at": LONG_BEFORE,
            **details,
        }
    )


def later(moment: datetime, **stretch: int) -> datetime:
    """So much after a moment."""
    return moment + timedelta(**stretch)
