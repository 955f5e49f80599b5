"""A small B2B session in San Francisco: three slots, two tables, two companies, two hosts."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import WestCoast, application, west_coast

from hansa.apps.accounts.models import User
from hansa.apps.meetings import services
from hansa.apps.meetings.models import Counterpart, Meeting, Party, Session, Slot, Table, Wish
from hansa.apps.meetings.rules import Part
from hansa.values import Period

NOW = datetime(2025, 9, 1, 9, tzinfo=UTC)


@dataclass
class Hall:
    """The session, who takes part, and short ways to say what is done in it."""

    coast: WestCoast
    session: Session
    slots: list[Slot]
    tables: list[Table]
    companies: list[Party]
    hosts: list[Party]

    @property
    def officer(self) -> User:
        return self.coast.officer

    def wish(self, company: int, host: int, *, worth: int = 50, **details) -> Wish:
        return services.wish(
            session=self.session,
            asking=self.companies[company],
            asked=self.hosts[host],
            worth=worth,
            by=self.officer,
            now=NOW,
            **details,
        )

    def place(self, wish: Wish, *, slot: int, table: int) -> Meeting:
        return services.place(
            wish=wish, slot=self.slots[slot], table=self.tables[table], by=self.officer, now=NOW
        )

    def move(self, meeting: Meeting, *, slot: int, table: int) -> Meeting:
        return services.move(
            meeting=meeting,
            slot=self.slots[slot],
            table=self.tables[table],
            by=self.officer,
            now=NOW,
        )

    def propose(self):
        run = services.order_timetable(session=self.session, seconds=5, by=self.officer, now=NOW)
        return services.carry_out(run=run, clock=lambda: NOW)

    def publish(self, *, now: datetime = NOW):
        return services.publish(session=self.session, by=self.officer, now=now)


def slots_from(start: datetime, number: int) -> list[tuple[Period, Part]]:
    """Half-hour slots, one after another."""
    length = timedelta(minutes=30)
    return [
        (Period(start + n * length, start + (n + 1) * length), Part.FIRST) for n in range(number)
    ]


def open_session(
    coast: WestCoast, *, start: datetime, slots: int = 3, tables: tuple[str, ...] = ("1", "2")
) -> Session:
    """A session in San Francisco that begins at `start`."""
    return services.plan_session(
        leg=coast.san_francisco,
        titles={"en": "Energy meets the Bay"},
        hall="Hall B",
        slots=slots_from(start, slots),
        tables=tables,
        by=coast.officer,
        now=NOW,
    )


def host_in(coast: WestCoast, name: str) -> Counterpart:
    """A local organisation with one person who receives."""
    organisation = OrganisationFactory(agency=coast.agency, name=name, country="US")
    return services.add_counterpart(
        leg=coast.san_francisco,
        organisation=organisation,
        contact=PersonFactory(organisation=organisation, first_name="Grace", last_name=name),
        by=coast.officer,
        now=NOW,
    )


def company_in(coast: WestCoast, name: str, *, delegates: int = 1):
    """An accepted company."""
    return application(coast, status="accepted", delegates=delegates, name=name)


def a_hall(start: datetime, *, tables: tuple[str, ...] = ("1", "2")) -> Hall:
    """The session with its four parties and no wish yet."""
    coast = west_coast()
    session = open_session(coast, start=start, tables=tables)
    join = {"session": session, "by": coast.officer, "now": NOW}
    companies = [
        services.join_session(registration=company_in(coast, name, delegates=number), **join)
        for name, number in (("Zelmavelde Grid", 1), ("Quorilune Storage", 2))
    ]
    hosts = [
        services.join_session(counterpart=host_in(coast, name), **join)
        for name in ("Bayside Power", "Redwood Cells")
    ]
    return Hall(
        coast=coast,
        session=session,
        slots=list(session.slots.order_by("period")),
        tables=list(session.tables.order_by("position")),
        companies=companies,
        hosts=hosts,
    )
