"""Delegates on a small mission on the West Coast, their activities and told meetings.

Rows are made directly, so that a test about reading does not depend on the services that write.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory
from tests.factories.accounts import LONG_BEFORE, UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.missions import LegFactory
from tests.factories.registration import delegate_of

from hansa.apps.meetings.models import Counterpart, Party, PublishedMeeting, Session, Wish
from hansa.apps.programme.models import Activity, SignUp
from hansa.apps.registration.models import Registration
from hansa.values import Period

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
MONDAY = date(2025, 10, 6)
TUESDAY = date(2025, 10, 7)


def at(clock: str, day: date = TUESDAY, zone: ZoneInfo = LOS_ANGELES) -> datetime:
    """The moment at which the clocks of the zone show this."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)


def between(start: str, end: str, day: date = TUESDAY, zone: ZoneInfo = LOS_ANGELES) -> Period:
    """From clock to clock on one day."""
    return Period(at(start, day, zone), at(end, day, zone))


class TravellerFactory(PersonFactory):
    """Somebody with an account."""

    user = factory.SubFactory(UserFactory)


def delegate_on(leg, *, sector_group=None, arrives_on=None, leaves_on=None, **person):
    """Somebody accepted who stays on the leg, from its first to its last day unless told."""
    traveller = TravellerFactory(**person)
    registration = Registration.objects.create(
        mission=leg.mission,
        organisation=traveller.organisation,
        agency=traveller.organisation.agency,
        sector_group=sector_group,
        status="accepted",
        applied_at=LONG_BEFORE,
        decided_at=LONG_BEFORE,
    )
    return delegate_of(
        registration, leg=leg, person=traveller, arrives_on=arrives_on, leaves_on=leaves_on
    )


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
        first_name="Jo", last_name="Kim", job_title="Buyer", organisation__name=host
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
