"""One row of each sort, so that every address can be filled in, and those who knock."""

from dataclasses import dataclass

from tests.factories.accounts import LONG_BEFORE, UserFactory
from tests.factories.devices import Device
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.imports import HEADINGS, checked, csv_of
from tests.factories.joining import AnnouncementFactory
from tests.factories.joining import owner_of as owner_who_applies
from tests.factories.particulars import tells
from tests.factories.programme import ActivityFactory
from tests.factories.registration import WestCoast, application, delegate_of, west_coast
from tests.factories.second_steps import with_passkey
from tests.factories.selection import criteria, meeting_of_selection, resolved, scored
from tests.house.addresses import Address
from tests.house.agreement_rows import (
    agreements_of,
)
from tests.house.attendance_rows import (
    attendance_of,
)
from tests.house.exchange_rows import exchange_of
from tests.house.marshal_rows import (
    day_of,
)
from tests.house.matching_rows import matching_of

# What an address must be asked, where it answers nothing else.
from tests.house.meeting_rows import meeting_of
from tests.house.programme_rows import (
    programme_of,
)
from tests.house.protocol_rows import (
    protocol_of,
)
from tests.house.seating_rows import (
    seating_of,
)
from tests.house.travel_rows import (
    travel_of,
)

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import StaffRole, User
from hansa.apps.directory import services as directory
from hansa.apps.directory.models import (
    Import,
    MarketExperience,
    Note,
    Organisation,
    Person,
    Profile,
    RelatedEnterprise,
    SizeDeclaration,
)
from hansa.apps.directory.queries import merges_into
from hansa.apps.programme.models import CalendarLink
from hansa.apps.registration.models import (
    Agreement,
    Brief,
    Call,
    Companion,
    Contact,
    CoOrganiser,
    Delegate,
    Look,
    NeedsAndOffers,
    Payer,
    Registration,
)

ASKED = {"registration:another_delegate": "?n=1", "registration:own_delegate": "?n=1"}


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


def world(slug: str = "west-coast", *, beside: str = "lima") -> World:
    """A mission, and another that knows nothing of it."""
    coast, elsewhere = west_coast(slug=slug), west_coast(slug=beside, name="AWEX")
    delegate, foreigner = somebody_who_travels(coast), somebody_who_travels(elsewhere)
    applied, owner = application(coast), owner_of_two(coast)
    activity = ActivityFactory(leg=coast.san_francisco, audience="signed_up")
    blanks = {
        "slug": coast.mission.slug,
        **records_of(coast, applied, delegate),
        **own_applications(owner),
        **registrations_of(applied, delegate, by=coast.officer),
        **programme_of(activity, delegate, by=coast.officer),
        "programme:secret": calendar_of(delegate, secret=slug).secret,
        "missions:pk": coast.san_francisco.pk,
        **accounts_of(coast.officer, delegate),
        **(preparation_of(delegate) | selection_of(coast, applied)),
        **(meeting_of(coast, delegate) | matching_of(delegate, by=coast.officer)),
        **attendance_of(activity, delegate, by=coast.officer),
        **(protocol_of(coast, activity) | seating_of(coast, delegate)),
        **(agreements_of(coast, delegate) | travel_of(coast, delegate)),
        **exchange_of(activity, delegate, by=coast.officer),
    }
    return World(
        blanks=blanks | day_of(blanks, by=coast.officer),
        insiders={
            "officer": coast.officer,
            "administrator": administrator_of(coast),
            "administrator of the site": UserFactory(is_administrator=True),
            "delegate": delegate.person.user,
            "owner": owner_of(applied.organisation),
            "company owner": owner.user,
        },
        strangers={
            "officer elsewhere": elsewhere.officer,
            "administrator elsewhere": administrator_of(elsewhere),
            "delegate elsewhere": foreigner.person.user,
            "owner elsewhere": owner_of(foreigner.registration.organisation),
            "company owner elsewhere": owner_who_applies(elsewhere).user,
        },
    )


def records_of(coast: WestCoast, applied: Registration, delegate: Delegate) -> dict[str, object]:
    """What fills the addresses of the directory."""
    tell_of(delegate.registration.organisation, by=coast.officer)
    return {
        "directory:pk": delegate.registration.organisation.pk,
        "directory:language": "fr",
        "directory:country": "JP",
        "directory:change_person:pk": delegate.person.pk,
        "directory:other": OrganisationFactory(agency=coast.agency, city="Gent").pk,
        "directory:batch": a_file_of_organisations(coast).pk,
        "directory:number": 2,
        "directory:let_apply:pk": delegate.person.pk,
        **a_merge(coast),
        "directory:strike_note:pk": note_about(applied.organisation, by=coast.officer).pk,
    }


def a_merge(coast: WestCoast) -> dict[str, object]:
    """A record into which another was merged."""
    kept, gone = (OrganisationFactory(agency=coast.agency) for _ in range(2))
    directory.merge(kept=kept, gone=gone, by=coast.officer, now=LONG_BEFORE)
    (merge,) = merges_into(kept)
    return {"directory:undo_merge:pk": kept.pk, "directory:merge": merge.pk}


def tell_of(organisation: Organisation, *, by: User) -> None:
    """What an organisation tells of itself: a profile, a market, and how large it is."""
    Profile.objects.create(organisation=organisation, language="en", headline="Sensors for milk")
    MarketExperience.objects.create(organisation=organisation, country="US", level="exploring")
    declaration = SizeDeclaration.objects.create(
        organisation=organisation,
        closed_on=LONG_BEFORE.date(),
        staff=12,
        turnover=1_000_000,
        balance_sheet=1_000_000,
        evidence="accounts",
        declared_on=LONG_BEFORE.date(),
        declared_at=LONG_BEFORE,
        declared_by=by,
    )
    RelatedEnterprise.objects.create(
        declaration=declaration, name="Mother", bond="linked", share=100,
        staff=1, turnover=1, balance_sheet=1,
    )  # fmt: skip


def money_of(registration: Registration, *, by: User) -> None:
    """Who pays, and what the company agreed to."""
    Payer.objects.create(
        registration=registration,
        name="Holding",
        street="Rue 1",
        postal_code="1000",
        city="Brussels",
        email="pay@example.org",
    )
    Agreement.objects.create(
        registration=registration,
        subject="photos",
        version="1",
        text="Photos are taken.",
        language="en",
        given=True,
        at=LONG_BEFORE,
        by=by,
    )


def registrations_of(applied: Registration, delegate: Delegate, *, by: User) -> dict[str, object]:
    """What fills the addresses of the delegation."""
    money_of(applied, by=by)
    Look.objects.create(registration=applied, by=by, at=LONG_BEFORE)
    return {
        "registration:pk": applied.pk,
        "registration:apply:pk": applied.organisation.pk,
        "registration:substitute:pk": delegate.registration.pk,
        "registration:place": delegate.registration.pk,
        "registration:delegate": delegate.pk,
        "registration:another_delegate:pk": applied.organisation.pk,
        "registration:section": "passport",
        "registration:particulars_of_one:pk": delegate.pk,
    }


def accounts_of(officer: User, delegate: Delegate) -> dict[str, object]:
    """What fills the addresses of accounts."""
    return {
        "accounts:token": accounts.sign_in_token(delegate.person.user),
        "accounts:staff_member:pk": officer.pk,
        "accounts:take_role_back:pk": officer.roles.get().pk,
        "accounts:remove_passkey:pk": with_passkey(officer, Device()).pk,
        "accounts:forget_second_steps:pk": officer.pk,
    }


def owner_of_two(coast: WestCoast) -> Person:
    """Who applies for a company that is free to, and for one that has done so."""
    owner = owner_who_applies(coast)
    PersonFactory(organisation=application(coast).organisation, user=owner.user, is_owner=True)
    AnnouncementFactory(mission=coast.mission)
    return owner


def own_applications(owner: Person) -> dict[str, object]:
    """What fills the addresses of a company that applies by itself."""
    sent = Registration.objects.get(organisation__people__user=owner.user)
    return {
        "registration:subject": "photos",
        "registration:apply_oneself:pk": owner.organisation.pk,
        "registration:own_delegate:pk": owner.organisation.pk,
        "registration:discard:pk": owner.organisation.pk,
        "registration:sent:pk": sent.pk,
        "registration:change_sent:pk": sent.pk,
    }


def somebody_who_travels(coast: WestCoast) -> Delegate:
    """An accepted delegate with an account."""
    registration = application(coast, delegates=0, status="accepted")
    person = PersonFactory(organisation=registration.organisation, user=UserFactory())
    return delegate_of(registration, leg=coast.san_francisco, person=person)


def a_file_of_organisations(coast: WestCoast) -> Import:
    """A file that was checked: its first row looks like a record, its second is wrong."""
    OrganisationFactory(agency=coast.agency, name="Zélie Optics", city="Gent")
    alike = ["Zelie Optics NV", "", "Gent", "BE", "", "", "", "", ""]
    return checked(coast.officer, csv_of(HEADINGS, alike, ["", *alike[1:]]), agency=coast.agency)


def preparation_of(delegate: Delegate) -> dict[str, object]:
    """A company that has contacted somebody."""
    tells(delegate)
    contact = Contact.objects.create(
        registration=delegate.registration, name="Marqen", how="mail", on=LONG_BEFORE.date()
    )
    company = delegate.registration.pk
    registration = delegate.registration
    NeedsAndOffers.objects.create(registration=registration, needs="Clients", offers="Sensors")
    Brief.objects.create(
        mission=delegate.mission,
        titles={"en": "Brief"},
        texts={"en": "Be on time."},
        written_at=LONG_BEFORE,
    )
    officer = StaffRole.objects.filter(agency=registration.agency, role="officer").first().user
    Call.objects.create(registration=registration, by=officer, at=LONG_BEFORE, note="Late.")
    return {
        "preparation:pk": company,
        "preparation:contact_pk": contact.pk,
        "preparation:delegate_pk": delegate.pk,
    }


def note_about(organisation: Organisation, *, by: User) -> Note:
    """What an agency knows of an organisation and keeps to itself."""
    return Note.objects.create(
        organisation=organisation,
        agency=organisation.agency,
        text="They pay late.",
        written_by=by,
        written_at=LONG_BEFORE,
    )


def calendar_of(delegate: Delegate, *, secret: str) -> CalendarLink:
    """The delegate's feed."""
    return CalendarLink.objects.create(delegate=delegate, secret=secret, made_at=LONG_BEFORE)


def owner_of(organisation: Organisation) -> User:
    """Who keeps the record of the organisation and applies for it."""
    return PersonFactory(organisation=organisation, user=UserFactory(), is_owner=True).user


def administrator_of(coast: WestCoast) -> User:
    """Who runs the agency of the mission."""
    user = UserFactory()
    StaffRole.objects.create(user=user, agency=coast.agency, role="administrator")
    return user


def selection_of(coast: WestCoast, applied: Registration) -> dict[str, object]:
    """Published criteria, a score, a meeting under way, and who travels besides."""
    criteria(coast)
    scored(applied, 4, by=coast.officer)
    meeting = meeting_of_selection(coast)
    resolved(meeting, applied, "accept")
    companion = Companion.objects.create(
        mission=coast.mission, agency=coast.agency, capacity="staff", name="Lieve Roggeman"
    )
    federation = OrganisationFactory(agency=coast.agency, kind="federation")
    co_organiser = CoOrganiser.objects.create(mission=coast.mission, organisation=federation)
    return {
        "registration:meeting": meeting.pk,
        "registration:companion": companion.pk,
        "registration:co_organiser": co_organiser.pk,
    }
