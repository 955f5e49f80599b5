"""Rows of sessions and meetings that the world of the house tests holds."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.programme import between, session_on
from tests.factories.registration import WestCoast, application
from tests.factories.runs import a_kept_run

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import (
    Person,
)
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.models import (
    Competitors,
    Counterpart,
    Helper,
    Joining,
    Meeting,
    Party,
    PublishedMeeting,
    Seat,
    Session,
    Slot,
    Table,
    Wish,
)
from hansa.apps.meetings.repair_rows import Repair
from hansa.apps.meetings.troubles import Alternative, Trouble
from hansa.apps.registration.models import (
    Delegate,
)

# What an address must be asked, where it answers nothing else.


def meeting_of(coast: WestCoast, delegate: Delegate) -> dict[str, object]:
    """A session with a host, a wish of the delegate, and its place on the board."""
    session = session_on(coast.san_francisco)
    hours = between("10:00", "10:30")
    slot = Slot.objects.create(session=session, period=(hours.start, hours.end))
    slot.refresh_from_db()
    table = Table.objects.create(session=session, position=1, label="1")
    contact = PersonFactory(organisation=OrganisationFactory(agency=coast.agency))
    counterpart = Counterpart.objects.create(
        leg=coast.san_francisco, organisation=contact.organisation, contact=contact
    )
    asking = Party.objects.create(session=session, registration=delegate.registration)
    asked = Party.objects.create(session=session, counterpart=counterpart)
    wish = Wish.objects.create(session=session, asking=asking, asked=asked, worth=50)
    meeting = Meeting.objects.create(
        wish=wish, session=session, slot=slot, table=table, period=slot.period
    )
    joined = company_that_joins(coast, wish)
    someone = joined.registration.delegates.get().person
    for party, person in ((asking, delegate.person), (joined, someone), (asked, contact)):
        Seat.objects.create(meeting=meeting, party=party, person=person, period=slot.period)
    told_of(meeting, delegate=delegate, contact=contact)
    a_kept_run(session, by=coast.officer, now=LONG_BEFORE)
    repair = a_repair(session, missing=contact, by=coast.officer)
    helper = Helper.objects.create(session=session, name="Aiko Mori", skills=["ja"])
    pair = Competitors.objects.create(session=session, one=asking, other=asked)
    return {
        "meetings:pk": session.pk,
        "meetings:wish": wish.pk,
        "meetings:repair": repair.pk,
        "meetings:host": asked.pk,
        "meetings:party": asked.pk,
        "meetings:helper": helper.pk,
        "meetings:pair": pair.pk,
        "meetings:counterpart": counterpart.pk,
        "hosts:token": meetings.host_token(counterpart),
        "talks:token": meetings.host_token(counterpart),
        "hosts:wish": wish.pk,
    }


def company_that_joins(coast: WestCoast, wish: Wish) -> Party:
    """A second company sits down at the same meeting."""
    registration = application(coast, status="accepted")
    joined = Party.objects.create(session=wish.session, registration=registration)
    Joining.objects.create(wish=wish, party=joined, session=wish.session, place=1)
    return joined


def told_of(meeting: Meeting, *, delegate: Delegate, contact: Person) -> PublishedMeeting:
    """The delegate was told of the meeting."""
    return PublishedMeeting.objects.create(
        wish=meeting.wish,
        session=meeting.session,
        person=delegate.person,
        delegate=delegate,
        other_party=meeting.wish.asked,
        other_person=contact,
        others=[contact.pk],
        period=meeting.period,
        table_label="1",
        changed_at=LONG_BEFORE,
    )


def a_repair(session: Session, *, missing: Person, by: User) -> Repair:
    """Somebody does not come, and one way to go on."""
    return Repair.objects.create(
        session=session,
        trouble=Trouble(missing=(missing.pk,)).written(),
        alternatives=[Alternative(shifts=(), held=1, worth_more=0, idle_more=0).written()],
        sight="",
        proposed_by=by,
        proposed_at=LONG_BEFORE,
    )
