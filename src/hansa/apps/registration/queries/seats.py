"""How many seats of a mission are offered, confirmed and left, and for whom they are kept."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hansa.apps.missions.models import Mission
from hansa.apps.missions.rules import OVER
from hansa.apps.registration import rules
from hansa.apps.registration.models import (
    CancellationTerm,
    Delegate,
    Leaving,
    Offer,
    Registration,
    Resolution,
    SeatTerms,
)
from hansa.apps.registration.queries.quotas import objections_to_quotas
from hansa.apps.registration.rules import Status
from hansa.apps.registration.rules.ranking import Outcome


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a mission, counted in delegates.

    Attributes:
        overbooking: how many more may hold an offer than there are seats.
        offered: delegates whose organisation has an offer and has not answered it.
        answer_days: so many days an offer stands.
    """

    seats: int
    overbooking: int
    offered: int
    confirmed: int
    answer_days: int

    @property
    def places(self) -> int:
        """How many offers there may be, confirmed ones included."""
        return self.seats + self.overbooking

    @property
    def left_to_offer(self) -> int:
        """How many more delegates may be offered a seat."""
        return max(0, self.places - self.offered - self.confirmed)

    @property
    def left_to_confirm(self) -> int:
        """How many more delegates may be confirmed."""
        return max(0, self.seats - self.confirmed)


@dataclass(frozen=True, slots=True)
class InLine:
    """A place on the waiting list.

    Attributes:
        place: from 1.
        by_rank: whether the selection gave it; otherwise the order of arrival did.
    """

    place: int
    by_rank: bool


def seats_of(mission: Mission) -> Seats:
    """The seats of a mission as they stand."""
    terms = terms_of(mission)
    of_status = {"accepted": Status.ACCEPTED, "confirmed": Status.CONFIRMED}
    counted = Delegate.objects.filter(mission=mission).aggregate(
        **{
            name: Count("pk", filter=Q(registration__status=status))
            for name, status in of_status.items()
        }
    )
    return Seats(
        seats=mission.seats,
        overbooking=terms.overbooking,
        offered=counted["accepted"],
        confirmed=counted["confirmed"],
        answer_days=terms.answer_days,
    )


def with_seats(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """The same registrations, each knowing how the seats of its mission stand (`seats_beside`)."""
    in_mission = Delegate.objects.filter(mission=OuterRef("mission")).order_by()
    counted = {
        name: Subquery(
            in_mission.filter(registration__status=status)
            .values("mission")
            .annotate(number=Count("pk"))
            .values("number")
        )
        for name, status in (("offered", Status.ACCEPTED), ("confirmed", Status.CONFIRMED))
    }
    return registrations.select_related("mission__seat_terms").annotate(
        **{name: Coalesce(number, 0) for name, number in counted.items()}
    )


def seats_beside(registration: Registration) -> Seats:
    """The seats of its mission, as they stood when `with_seats` found the registration."""
    mission = registration.mission
    terms: SeatTerms = getattr(mission, "seat_terms", None) or SeatTerms(mission=mission)
    return Seats(
        seats=mission.seats,
        overbooking=terms.overbooking,
        offered=registration.offered,  # type: ignore[attr-defined]
        confirmed=registration.confirmed,  # type: ignore[attr-defined]
        answer_days=terms.answer_days,
    )


def seats_left(mission: Mission) -> int:
    """How many more delegates can be offered a seat; never negative."""
    return seats_of(mission).left_to_offer


def terms_of(mission: Mission) -> SeatTerms:
    """How the mission gives its seats; where nobody said, without overbooking."""
    return SeatTerms.objects.filter(mission=mission).first() or SeatTerms(mission=mission)


def cancellation_terms_of(mission: Mission) -> list[CancellationTerm]:
    """What leaving costs, the earliest day first."""
    return list(CancellationTerm.objects.filter(mission=mission))


def objections_to_room(
    registration: Registration, *, asked: int, today: date, seats: Seats | None = None
) -> list[str]:
    """Why so many more delegates cannot be offered a seat; `seats` where they are counted."""
    seats = seats or seats_of(registration.mission)
    return [
        *rules.objections_to_seats(asked=asked, left=seats.left_to_offer, seats=seats.places),
        *objections_to_quotas(registration, asked=asked, today=today),
    ]


def objections_to_adding_seats(registration: Registration, *, asked: int, today: date) -> list[str]:
    """Why so many delegates cannot join a registration that travels; others take no seat yet."""
    if registration.status not in rules.TRAVELS:
        return []
    objections = objections_to_room(registration, asked=asked, today=today)
    if registration.status == Status.CONFIRMED and not objections:
        objections = objections_to_confirmed_room(registration, asked=asked)
    return objections


def objections_to_confirmed_room(registration: Registration, *, asked: int) -> list[str]:
    """Why so many delegates of the registration cannot be confirmed."""
    seats = seats_of(registration.mission)
    return list(
        rules.objections_to_confirmed_seats(
            asked=asked, left=seats.left_to_confirm, seats=seats.seats
        )
    )


def objections_to_seats_of(mission: Mission, *, seats: int, overbooking: int) -> list[str]:
    """Why the mission cannot have so few seats, or offer so few beyond them."""
    stand = seats_of(mission)
    return list(
        rules.objections_to_fewer_seats(
            seats=seats,
            overbooking=overbooking,
            offered=stand.offered + stand.confirmed,
            confirmed=stand.confirmed,
        )
    )


def waiting_list(mission: Mission) -> QuerySet[Registration]:
    """Who waits for a seat, in the order in which freed seats are offered.

    Each knows its `rank` in the selection that put it there, where that was released; the ranked
    come first, and the others in the order in which they came onto the list.
    """
    released = Resolution.objects.filter(
        registration=OuterRef("pk"), outcome=Outcome.WAIT, released_at__isnull=False
    ).order_by("-meeting__closed_at", "-pk")
    return (
        Registration.objects.filter(mission=mission, status=Status.WAITING)
        .select_related("mission", "organisation", "agency", "sector_group", "decided_by")
        .annotate(travellers=Count("delegates"), rank=Subquery(released.values("rank")[:1]))
        .order_by(F("rank").asc(nulls_last=True), "decided_at", "applied_at", "pk")
    )


def open_offer(registration: Registration) -> Offer | None:
    """The offer that the organisation has not answered, if there is one."""
    return Offer.objects.filter(registration=registration, answer="").first()


def latest_offer(registration: Registration) -> Offer | None:
    """The last offer that was made, answered or not."""
    return Offer.objects.filter(registration=registration).last()


def lapsed(*, today: date) -> QuerySet[Registration]:
    """Registrations whose offer stood until a day that is over, the oldest first.

    Who holds an offer of a mission that is over keeps it: there is nothing left to give to others.
    """
    return (
        Registration.objects.filter(
            status=Status.ACCEPTED, offers__answer="", offers__stands_until__lt=today
        )
        .exclude(mission__status__in=OVER)
        .select_related("mission", "organisation", "agency")
        .order_by("offers__stands_until", "pk")
    )


def share_kept_of(mission: Mission, *, today: date) -> tuple[int, int]:
    """How many days are left until the mission, and the percentage kept of whoever leaves now."""
    first_day = min((leg.starts_on for leg in mission.legs.all()), default=today)
    days_before = (first_day - today).days
    return days_before, rules.share_kept(cancellation_terms_of(mission), days_before=days_before)


def position_on_waiting_list(registration: Registration) -> InLine | None:
    """The place in the line; None for who does not wait."""
    if registration.status != Status.WAITING:
        return None
    line = list(waiting_list(registration.mission))
    place = line.index(registration)
    return InLine(place + 1, by_rank=line[place].rank is not None)  # type: ignore[attr-defined]


def leaving_of(registration: Registration) -> Leaving | None:
    """On which terms a confirmed organisation left, if it did."""
    return Leaving.objects.filter(registration=registration).first()
