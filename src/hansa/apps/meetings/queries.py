"""Who takes part in a session, who is engaged when, and what was published."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.core import signing
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from hansa.apps.directory.models import Person
from hansa.apps.meetings.groups import SIDES as ORGANISATIONS
from hansa.apps.meetings.groups import others_sitting, who_joined
from hansa.apps.meetings.models import (
    Absence,
    Assistance,
    Counterpart,
    Meeting,
    Party,
    PublishedMeeting,
    Run,
    Seat,
    Session,
    Slot,
    Table,
    Wish,
)
from hansa.apps.meetings.repair_rows import Closure
from hansa.apps.meetings.rules import UNDER_WAY, Engagement
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.registration import rules as registration_rules
from hansa.apps.registration.models import Delegate
from hansa.values import Period

# A host's link is good until so long after it was written; a new letter renews it.
LINK_LIFE = timedelta(days=120)
LINK_SALT = "hansa.host"
# A wish for which a meeting may be held: nobody has declined it, and no group meets it.
OPEN = Q(declined_at__isnull=True, folded_into__isnull=True)


def sessions_of(mission: Mission) -> QuerySet[Session]:
    """The sessions of a mission, with what an officer wants to know of each at a glance."""
    slots = Slot.objects.filter(session=OuterRef("pk"))
    return (
        Session.objects.filter(leg__mission=mission)
        .select_related("leg__mission", "sector_group")
        .annotate(
            starts_at=Subquery(slots.order_by("period").values("period__startswith")[:1]),
            ends_at=Subquery(slots.order_by("-period").values("period__endswith")[:1]),
            slot_count=_number_of(Slot.objects.all()),
            table_count=_number_of(Table.objects.all()),
            party_count=_number_of(Party.objects.all()),
            wish_count=_number_of(Wish.objects.filter(OPEN)),
            meeting_count=_number_of(Meeting.objects.all()),
        )
        .order_by("starts_at", "pk")
    )


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of these a session has, counted apart: joined counts multiply one another."""
    counted = (
        rows.filter(session=OuterRef("pk"))
        .order_by()
        .values("session")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return Coalesce(Subquery(counted), 0)


def session_of(mission: Mission, pk: int) -> Session | None:
    """One session of the mission, with its counts."""
    return sessions_of(mission).filter(pk=pk).first()


def session(pk: int) -> Session | None:
    """A session by its number, for the worker and commands that run with every right."""
    return Session.objects.select_related("leg__mission").filter(pk=pk).first()


def parties_of(session: Session) -> QuerySet[Party]:
    """Who takes part, hosts last, with the organisation at hand."""
    return (
        Party.objects.filter(session=session)
        .select_related("registration__organisation", "counterpart__organisation")
        .order_by("counterpart_id", "pk")
    )


def present_delegates(session: Session) -> QuerySet[Delegate]:
    """Delegates of accepted registrations who are on the leg on the day of the session."""
    day = _day_of(session)
    return (
        Delegate.objects.filter(
            registration__status__in=registration_rules.TRAVELS,
            stays__leg=session.leg_id,
            stays__stands=True,
            stays__arrives_on__lte=day,
            stays__leaves_on__gte=day,
        )
        .select_related("person", "registration__organisation")
        .order_by("pk")
    )


def people_of_parties(session: Session) -> dict[int, list[Person]]:
    """Who may sit for each party, by the party's key: its present delegates, or the contact."""
    of_registration: dict[int, list[Person]] = defaultdict(list)
    for delegate in present_delegates(session):
        of_registration[delegate.registration_id].append(delegate.person)
    parties = Party.objects.filter(session=session).select_related("counterpart__contact")
    return {
        party.pk: [party.counterpart.contact]
        if party.counterpart
        else of_registration[party.registration_id or 0]
        for party in parties
    }


def open_wishes(session: Session) -> QuerySet[Wish]:
    """Wishes that nobody has declined and no group meets, the worthiest first."""
    return Wish.objects.filter(OPEN, session=session).prefetch_related("joinings")


def wishes_named(numbers: Iterable[int]) -> QuerySet[Wish]:
    """These wishes, with the organisations of all sides at hand."""
    found = Wish.objects.filter(pk__in=list(numbers)).select_related(*ORGANISATIONS)
    return found.prefetch_related(who_joined())


def meetings_of(session: Session) -> QuerySet[Meeting]:
    """The working timetable, with names, seats, slots and tables."""
    return (
        Meeting.objects.filter(session=session)
        .select_related("slot", "table", *(f"wish__{path}" for path in ORGANISATIONS))
        .prefetch_related("seats__person", who_joined("wish__"))
    )


def engagements(
    *, people: Iterable[int], session: Session, leaving_out: int | None = None
) -> list[Engagement]:
    """Meetings that take a table of the session, or any of these people anywhere; one query."""
    theirs = Seat.objects.filter(person__in=list(people)).values("meeting")
    seats = (
        Seat.objects.filter(Q(meeting__session=session) | Q(meeting__in=theirs))
        .exclude(meeting=leaving_out)
        .values_list(
            "meeting",
            "meeting__table",
            "meeting__session",
            "meeting__session__moving",
            "meeting__period",
            "person",
            "person__first_name",
            "person__last_name",
        )
    )
    found: dict[int, Engagement] = {}
    for meeting, table, where, minutes, period, person, first_name, last_name in seats:
        if meeting not in found:
            when = Period(period.lower, period.upper)
            moving = timedelta(minutes=minutes)
            found[meeting] = Engagement(meeting, table, {}, when, where, moving)
        found[meeting].people[person] = f"{first_name} {last_name}"
    return list(found.values())


def seats_elsewhere(session: Session, *, people: Iterable[int]) -> QuerySet[Seat]:
    """Chairs that these people have taken in other sessions."""
    taken = Seat.objects.filter(person__in=list(people)).exclude(meeting__session=session)
    return taken.select_related("meeting__session")


def absences_in(slot: Slot) -> set[int]:
    """The people who cannot come in this slot."""
    return set(Absence.objects.filter(slot=slot).values_list("person_id", flat=True))


def closed_places(session: Session) -> frozenset[tuple[int, int]]:
    """The (slot, table) pairs at which nothing can be held."""
    closures = Closure.objects.filter(slot__session=session)
    return frozenset(closures.values_list("slot", "table"))


def latest_run(session: Session) -> Run | None:
    """The run that was ordered last."""
    return Run.objects.filter(session=session).select_related("ordered_by").first()


def run_under_way(session: Session) -> Run | None:
    """The run that waits or runs now."""
    return Run.objects.filter(session=session, status__in=UNDER_WAY).first()


def run(pk: int) -> Run | None:
    """A run by its number."""
    return Run.objects.select_related("session__leg", "ordered_by").filter(pk=pk).first()


def published_for(person: Person | int) -> QuerySet[PublishedMeeting]:
    """What this person was told, cancelled meetings included, in the order of time."""
    return PublishedMeeting.objects.filter(person=person).select_related(
        "wish",
        "session__leg",
        "other_person",
        "other_party__registration__organisation",
        "other_party__counterpart__organisation",
    )


def told_elsewhere(session: Session) -> QuerySet[PublishedMeeting]:
    """What people who sit in this session were told about other sessions of the same time."""
    return (
        PublishedMeeting.objects.filter(
            cancelled_at__isnull=True,
            person__seats__meeting__session=session,
            period__overlap=F("person__seats__period"),
        )
        .exclude(session=session)
        .select_related("person", "session__leg")
        .distinct()
    )


def fullest_delegate(session: Session) -> Delegate | None:
    """The delegate who was told of most meetings in the session."""
    return (
        Delegate.objects.filter(published_meetings__session=session)
        .annotate(told=Count("published_meetings"))
        .select_related("person")
        .order_by("-told", "pk")
        .first()
    )


def fullest_host(session: Session) -> Counterpart | None:
    """The host who has most meetings on the board of the session."""
    return (
        Counterpart.objects.filter(parties__session=session)
        .annotate(held=Count("parties__seats"))
        .select_related("contact", "organisation", "leg")
        .order_by("-held", "pk")
        .first()
    )


def unpublished_changes(mission: Mission) -> Counter[int]:
    """How many changes people have not been told yet, by session; in two queries.

    Counts what `differences.differences` lists, without reading it.
    """
    told = PublishedMeeting.objects.filter(
        wish=OuterRef("meeting__wish"),
        person=OuterRef("person"),
        cancelled_at__isnull=True,
        period=OuterRef("period"),
        table_label=OuterRef("meeting__table__label"),
        others=others_sitting(),
        helped_by=Coalesce(helped_by(), Value("")),
    )
    standing = Seat.objects.filter(meeting__wish=OuterRef("wish"), person=OuterRef("person"))
    untold = Seat.objects.filter(~Exists(told), meeting__session__leg__mission=mission)
    cancelled = PublishedMeeting.objects.filter(
        ~Exists(standing), session__leg__mission=mission, cancelled_at__isnull=True
    )
    return Counter(
        [
            *untold.values_list("meeting__session", flat=True),
            *cancelled.order_by().values_list("session", flat=True),
        ]
    )


def helped_by() -> Subquery:
    """The names of those who help the meeting of a chair, as `differences` puts them together."""
    helping = Assistance.objects.filter(meeting=OuterRef(OuterRef("meeting"))).order_by()
    return Subquery(
        helping.values("meeting")
        .annotate(names=StringAgg("helper__name", delimiter=", ", order_by="pk"))
        .values("names")
    )


def parties_for_delegate(delegate: Delegate) -> QuerySet[Party]:
    """Where this delegate's organisation takes part."""
    return (
        Party.objects.filter(registration=delegate.registration_id)
        .select_related("session__leg", "registration__organisation")
        .order_by("session__leg__starts_on", "session_id")
    )


def host_token(counterpart: Counterpart, *, reader: Person | None = None) -> str:
    """The secret of a host's link; renewing the link makes the old one worthless.

    Args:
        reader: the colleague it is for; None for the contact, whoever that is.
    """
    said = {"host": counterpart.pk, "v": counterpart.link_version}
    if reader is not None and reader.pk != counterpart.contact_id:
        said["p"] = reader.pk
    return signing.dumps(said, salt=LINK_SALT)


@dataclass(frozen=True, slots=True)
class Figures:
    """Meetings of a mission at a glance.

    Attributes:
        unpublished: sessions whose timetable nobody has been told yet.
    """

    sessions: int
    wishes: int
    placed: int
    unpublished: int


def figures(mission: Mission) -> Figures:
    """What the overview of a mission says about its meetings, in two queries."""
    counted = Session.objects.filter(leg__mission=mission).aggregate(
        sessions=Count("pk"), unpublished=Count("pk", filter=Q(publication=0))
    )
    wishes = Wish.objects.filter(OPEN, session__leg__mission=mission).aggregate(
        wishes=Count("pk"), placed=Count("meeting")
    )
    return Figures(**counted, **wishes)


def _day_of(session: Session) -> date:
    """The day of the session by the leg's own clocks; the leg's first day while it has no slot."""
    first = session.slots.order_by("period").first()
    leg: Leg = session.leg
    return first.period.lower.astimezone(leg.zone).date() if first else leg.starts_on


def slots_outside(leg: Leg) -> int:
    """How many slots on the leg do not lie on one of its days, by its own clocks."""
    slots = Slot.objects.filter(session__leg=leg)
    days = set(leg.days)
    return sum(slot.period.lower.astimezone(leg.zone).date() not in days for slot in slots)
