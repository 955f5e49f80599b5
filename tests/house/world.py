"""One row of each sort, so that every address can be filled in, and those who knock."""

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.factories.accounts import UserFactory
from tests.factories.devices import Device
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.programme import ActivityFactory, between, session_on
from tests.factories.registration import WestCoast, application, delegate_of, west_coast
from tests.factories.runs import a_kept_run
from tests.factories.second_steps import with_passkey
from tests.house.addresses import Address

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import StaffRole, User
from hansa.apps.directory.models import Person
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.models import (
    Competitors,
    Counterpart,
    Helper,
    Meeting,
    Party,
    Seat,
    Session,
    Slot,
    Table,
    Wish,
)
from hansa.apps.meetings.repair_rows import Repair
from hansa.apps.meetings.troubles import Alternative, Trouble
from hansa.apps.programme.models import CalendarLink
from hansa.apps.registration.models import Delegate

# What an address must be asked, where it answers nothing else.
ASKED = {"registration:another_delegate": "?n=1"}
LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class World:
    """A mission with something in every room.

    Attributes:
        blanks: what fills an address: by its name and blank (`programme:take:pk`), else by its
            room and blank (`programme:pk`), else by the blank alone (`slug`).
        insiders: who may look, each at their part.
        strangers: who may not, though they have the same role elsewhere.
    """

    blanks: dict[str, object]
    insiders: dict[str, User]
    strangers: dict[str, User]

    def filled(self, address: Address) -> dict[str, object]:
        """What the address leaves open, filled with rows of this world.

        Raises:
            LookupError: when nobody said which row fills a blank.
        """
        return {blank: self._row(address, blank) for blank in address.blanks}

    def _row(self, address: Address, blank: str) -> object:
        room = address.name.partition(":")[0]
        for key in (f"{address.name}:{blank}", f"{room}:{blank}", blank):
            if key in self.blanks:
                return self.blanks[key]
        raise LookupError(f"Say in tests/house/world.py which row fills {blank} of {address.name}.")


def world() -> World:
    """A mission, and another that knows nothing of it."""
    coast, elsewhere = west_coast(), west_coast(slug="lima", name="AWEX")
    delegate, foreigner = somebody_who_travels(coast), somebody_who_travels(elsewhere)
    applied = application(coast)
    activity = ActivityFactory(leg=coast.san_francisco, audience="signed_up")
    blanks = {
        "slug": coast.mission.slug,
        "directory:pk": delegate.registration.organisation.pk,
        "directory:change_person:pk": delegate.person.pk,
        "registration:pk": applied.pk,
        "registration:apply:pk": applied.organisation.pk,
        "registration:another_delegate:pk": applied.organisation.pk,
        "programme:pk": activity.pk,
        "programme:secret": calendar_of(delegate).secret,
        "missions:pk": coast.san_francisco.pk,
        "accounts:token": accounts.sign_in_token(delegate.person.user),
        "accounts:remove_passkey:pk": with_passkey(coast.officer, Device()).pk,
        "accounts:forget_second_steps:pk": coast.officer.pk,
        **meeting_of(coast, delegate),
    }
    return World(
        blanks=blanks,
        insiders={
            "officer": coast.officer,
            "administrator": administrator_of(coast),
            "administrator of the site": UserFactory(is_administrator=True),
            "delegate": delegate.person.user,
        },
        strangers={
            "officer elsewhere": elsewhere.officer,
            "administrator elsewhere": administrator_of(elsewhere),
            "delegate elsewhere": foreigner.person.user,
        },
    )


def somebody_who_travels(coast: WestCoast) -> Delegate:
    """An accepted delegate with an account."""
    registration = application(coast, delegates=0, status="accepted")
    person = PersonFactory(organisation=registration.organisation, user=UserFactory())
    return delegate_of(registration, leg=coast.san_francisco, person=person)


def calendar_of(delegate: Delegate) -> CalendarLink:
    """The delegate's feed."""
    return CalendarLink.objects.create(delegate=delegate, secret="s" * 43, made_at=LONG_BEFORE)


def administrator_of(coast: WestCoast) -> User:
    """Who runs the agency of the mission."""
    user = UserFactory()
    StaffRole.objects.create(user=user, agency=coast.agency, role="administrator")
    return user


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
    for party, person in ((asking, delegate.person), (asked, contact)):
        Seat.objects.create(meeting=meeting, party=party, person=person, period=slot.period)
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
        "meetings:token": meetings.host_token(counterpart),
    }


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
