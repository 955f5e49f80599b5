"""Where everybody is at a moment, as far as hotels, flights, rides and the agenda know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects

from hansa.apps.meetings.models import PublishedMeeting
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity, SignUp
from hansa.apps.programme.rules import HALLS_OF_MEETINGS, Audience, Kind, Status
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.models import Delegate, Stay
from hansa.apps.registration.queries.composition import companions_of
from hansa.apps.travel.models import Passenger, RideSeat, RoomStay, Traveller
from hansa.apps.travel.queries.accompanying import accompanying_of
from hansa.apps.travel.queries.travellers import travelling

# Guests are taken to be in their hotel between these hours of its clocks.
TO_BED, UP = time(22), time(7)
# What is farther away tells nothing of now.
LOOK_BACK, LOOK_AHEAD = timedelta(hours=36), timedelta(hours=36)
SAME_OUTING = timedelta(hours=8)

# ("d", number) for a delegate, ("a", number) for who comes with one, ("c", number) for somebody
# of an agency.
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where somebody is known to be for a while.

    Attributes:
        kind: "hotel", "flight", "ride", "activity" or "meeting".
        words: what it is there ("SN 501 BRU–SFO", "Bus 3").
        place: where it leaves them: the destination of a flight or ride.
        zone: whose clocks tell the two moments.
        boarded: of a ride only, whether somebody ticked them off.
    """

    start: datetime
    end: datetime
    kind: str
    words: str
    place: str
    zone: ZoneInfo
    boarded: bool | None = None

    def lasts_at(self, moment: datetime) -> bool:
        """Whether they are there right then."""
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The last and the next known place of one traveller.

    Attributes:
        key: as above.
        last: what began last; `current` says whether it still lasts.
    """

    key: Key
    name: str
    for_whom: str
    last: Spot | None
    next: Spot | None
    current: bool

    @property
    def place(self) -> str:
        """Where to look first; empty where nothing is known."""
        if self.last is None:
            return ""
        return self.last.words if self.current and self.last.kind in _MOVING else self.last.place


_MOVING = frozenset({"flight", "ride"})
# Of two things at one time, the one that says more; a ticked bus before a room.
_WEIGHT = {"ride": 0, "flight": 1, "meeting": 2, "activity": 3, "hotel": 4}


def whereabouts(mission: Mission, *, at: datetime) -> list[Whereabouts]:
    """Everybody who travels in a mission, by name, with their last and next known place.

    Nine queries at most, however many travel. For officers only: the caller sees to it.
    """
    spots: dict[Key, list[Spot]] = {}
    for key, spot in _known(mission, at):
        spots.setdefault(key, []).append(spot)
    people = [
        (("d", each.pk), str(each), str(each.registration))
        for each in registrations.accepted_delegates(mission)
    ]
    people += [(("c", each.pk), str(each), str(each.agency)) for each in companions_of(mission)]
    people += [(("a", each.pk), str(each), each.with_whom) for each in accompanying_of(mission)]
    found = [_placed(key, name, group, spots.get(key, ()), at) for key, name, group in people]
    return sorted(found, key=lambda each: each.name.casefold())


@dataclass(frozen=True, slots=True)
class Company:
    """By which hotel and which bus somebody is looked for; empty where there is none near."""

    hotel: str = ""
    bus: str = ""


def company_of(mission: Mission, *, at: datetime) -> dict[Key, Company]:
    """The hotel and the bus of each traveller that are nearest to a moment, in two queries.

    A bus counts within `SAME_OUTING`: who rode in the morning is not looked for by it at night.
    """
    window = (at - LOOK_BACK, at + LOOK_AHEAD)
    hotels = _nearest(_asleep(mission, window), at)
    outing = (at - SAME_OUTING, at + SAME_OUTING)
    buses = _nearest(_riding(mission, outing), at)
    return {
        key: Company(hotel=hotels.get(key, ""), bus=buses.get(key, ""))
        for key in hotels.keys() | buses.keys()
    }


def _nearest(spots: Iterable[tuple[Key, Spot]], at: datetime) -> dict[Key, str]:
    found: dict[Key, tuple[timedelta, str]] = {}
    for key, spot in spots:
        away = max(spot.start - at, at - spot.end, timedelta())
        if key not in found or away < found[key][0]:
            found[key] = (away, spot.words)
    return {key: words for key, (_away, words) in found.items()}


def counted(found: Iterable[Whereabouts]) -> list[tuple[str, int]]:
    """How many are at each place, most first; those of whom nothing is known under ""."""
    return Counter(each.place for each in found).most_common()


def _placed(key: Key, name: str, for_whom: str, spots: Iterable[Spot], at: datetime) -> Whereabouts:
    begun = [spot for spot in spots if spot.start <= at]
    lasting = [spot for spot in begun if spot.lasts_at(at)]
    coming = [spot for spot in spots if spot.start > at]
    last = min(lasting, key=lambda each: _WEIGHT[each.kind], default=None) or max(
        begun, key=lambda each: each.end, default=None
    )
    return Whereabouts(
        key=key,
        name=name,
        for_whom=for_whom,
        last=last,
        next=min(coming, key=lambda each: each.start, default=None),
        current=bool(lasting),
    )


def _known(mission: Mission, at: datetime) -> Iterator[tuple[Key, Spot]]:
    window = (at - LOOK_BACK, at + LOOK_AHEAD)
    yield from _asleep(mission, window)
    yield from _flying(mission, window)
    yield from _riding(mission, window)
    yield from _meeting(mission, window)
    yield from _attending(mission, window)


def _asleep(mission: Mission, window: tuple[datetime, datetime]) -> Iterator[tuple[Key, Spot]]:
    first, last = window[0].date(), window[1].date()
    stays = RoomStay.objects.filter(
        travelling("traveller__"),
        room__block__hotel__leg__mission=mission,
        nights__overlap=(first - timedelta(days=1), last + timedelta(days=1)),
    ).select_related("traveller", "room__block__hotel__leg")
    for stay in stays:
        hotel = stay.room.block.hotel
        zone = hotel.leg.zone
        for night in _nights(stay.nights.lower, stay.nights.upper):
            start = datetime.combine(night, TO_BED, tzinfo=zone).astimezone(UTC)
            end = datetime.combine(night + timedelta(days=1), UP, tzinfo=zone).astimezone(UTC)
            if start < window[1] and end > window[0]:
                spot = Spot(start, end, "hotel", hotel.name, hotel.name, zone)
                yield _key_of(stay.traveller), spot


def _nights(first: date, leaves: date) -> Iterator[date]:
    for place in range((leaves - first).days):
        yield first + timedelta(days=place)


def _flying(mission: Mission, window: tuple[datetime, datetime]) -> Iterator[tuple[Key, Spot]]:
    aboard = Passenger.objects.filter(
        travelling("traveller__"), connection__mission=mission, period__overlap=window
    ).select_related("traveller", "connection")
    for each in aboard:
        flight = each.connection
        yield (
            _key_of(each.traveller),
            Spot(
                flight.departs_at,
                flight.arrives_at,
                "flight",
                str(flight),
                flight.to_place,
                flight.lands_zone,
            ),
        )


def _riding(mission: Mission, window: tuple[datetime, datetime]) -> Iterator[tuple[Key, Spot]]:
    riders = RideSeat.objects.filter(
        travelling("traveller__"), ride__leg__mission=mission, period__overlap=window
    ).select_related("traveller", "ride__leg")
    for each in riders:
        ride = each.ride
        yield (
            _key_of(each.traveller),
            Spot(
                ride.period.lower,
                ride.period.upper,
                "ride",
                ride.name,
                ride.destination,
                ride.leg.zone,
                boarded=each.boarded_at is not None,
            ),
        )


def _meeting(mission: Mission, window: tuple[datetime, datetime]) -> Iterator[tuple[Key, Spot]]:
    meetings = PublishedMeeting.objects.filter(
        session__leg__mission=mission, delegate__isnull=False, period__overlap=window
    ).select_related("session__leg")
    for each in meetings.filter(cancelled_at__isnull=True):
        hall = each.session.hall
        yield (
            ("d", each.delegate_id or 0),
            Spot(
                each.period.lower,
                each.period.upper,
                "meeting",
                each.session.title,
                hall,
                each.session.leg.zone,
            ),
        )


def _attending(mission: Mission, window: tuple[datetime, datetime]) -> Iterator[tuple[Key, Spot]]:
    """At what asks for a sign-up, those who have a place; else those whom it expects."""
    activities = (
        Activity.objects.filter(
            leg__mission=mission, status=Status.CONFIRMED, period__overlap=window
        )
        .exclude(kind__in=[*HALLS_OF_MEETINGS, Kind.TRANSFER])
        .select_related("leg")
    )
    chosen = [each for each in activities if each.audience == Audience.SIGNED_UP]
    rest = [each for each in activities if each.audience != Audience.SIGNED_UP]
    prefetch_related_objects(
        [each for each in rest if each.audience == Audience.SECTOR], "also_for"
    )
    held = SignUp.objects.filter(activity__in=chosen, withdrawn_at__isnull=True)
    by_number = {each.pk: each for each in chosen}
    for activity, delegate in held.values_list("activity", "delegate"):
        yield ("d", delegate), _spot_of(by_number[activity])
    for stay in _stays(mission) if rest else ():
        for each in rest:
            if _expects(each, stay.delegate, stay):
                yield ("d", stay.delegate_id), _spot_of(each)


def _stays(mission: Mission) -> Iterable[Stay]:
    return Stay.objects.filter(leg__mission=mission, stands=True).select_related(
        "delegate__registration"
    )


def _expects(activity: Activity, delegate: Delegate, stay: Stay) -> bool:
    day = activity.told.start.date()
    there = stay.leg_id == activity.leg_id and stay.arrives_on <= day <= stay.leaves_on
    if activity.audience == Audience.SECTOR:
        return there and delegate.registration.sector_group_id in activity.sector_numbers
    return there


def _spot_of(activity: Activity) -> Spot:
    start, end = activity.period.lower, activity.period.upper
    return Spot(start, end, "activity", activity.title, activity.place, activity.leg.zone)


def _key_of(traveller: Traveller) -> Key:
    if traveller.delegate_id:
        return ("d", traveller.delegate_id)
    if traveller.accompanying_id:
        return ("a", traveller.accompanying_id)
    return ("c", traveller.companion_id or 0)
