"""What a delegate may choose of a programme, and why not, told before choosing.

    for offer in offers_for(delegate, now=now):
        offer.activity, offer.left, offer.objections, offer.waits

The page and the services ask the same questions, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hansa.apps.missions.models import Leg
from hansa.apps.programme import queries, rules
from hansa.apps.programme.agenda import Entry, OwnPlace, entries_from
from hansa.apps.programme.models import Activity, SignUpTerms
from hansa.apps.programme.queries import Spot, Ways
from hansa.apps.programme.rules import WITH_PLACES, Share, Status
from hansa.apps.registration.models import Delegate, Stay
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Ground:
    """The ways of a leg, and its places by name in small letters."""

    ways: Ways
    places: Mapping[str, int]

    def minutes(self, start: Spot, end: Spot) -> int:
        """How long it takes from one to the other, by the places that are called so."""
        return self.ways.between(self._placed(start), self._placed(end))

    def _placed(self, spot: Spot) -> Spot:
        if spot.place is not None:
            return spot
        named = self.places.get(spot.words.strip().casefold())
        return Spot(place=named, words=spot.words, to_hall=spot.to_hall)


@dataclass(frozen=True, slots=True)
class Offer:
    """An activity of the programme, as one delegate may attend it.

    Attributes:
        expected: whether the delegate is on its list without signing up.
        left: how many places are free; None where there is no limit or no sign-up.
        objections: why no place can be taken; empty where one can, or is held.
        waits: the delegate's number on the waiting list; 0 for who does not wait.
        may_wait: whether only room is missing, and the list still moves.
        instead: the activity whose place would be given back for this one, where that is all
            that stands in the way.
        late: whether giving the place back now is noted as late.
    """

    activity: Activity
    expected: bool
    holds_a_place: bool
    left: int | None
    objections: tuple[str, ...]
    waits: int = 0
    may_wait: bool = False
    instead: Activity | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is known of a delegate who chooses."""

    entries: Sequence[Entry]
    stays: Mapping[int, Stay]
    grounds: Mapping[int, Ground]
    shares: Mapping[int, tuple[Share, ...]]
    waits: Mapping[int, int]
    terms: SignUpTerms
    held: Mapping[str, Activity]
    now: datetime


def ground_of(leg: Leg) -> Ground:
    """How long it takes within a leg; two queries."""
    return Ground(ways=queries.minutes_between(leg), places=queries.places_on_leg(leg))


def offers_for(delegate: Delegate, *, now: datetime) -> list[Offer]:
    """The standing programme of the delegate's legs, with what can be chosen and why not."""
    activities = queries.programme_for(delegate, counted=True)
    entries = entries_from(activities, queries.meetings_of(delegate))
    stays = {stay.leg_id: stay for stay in delegate.stays.all() if stay.stands}
    standing = [each for each in activities if each.status == Status.CONFIRMED]
    chosen = [each for each in standing if each.audience in WITH_PLACES]
    reader = _Reader(
        entries=entries,
        stays=stays,
        grounds={leg.pk: ground_of(leg) for leg in {each.leg for each in chosen}},
        shares=queries.shares_for(delegate, activities=chosen),
        waits=queries.waits_of(delegate),
        terms=queries.terms_of(delegate.mission),
        held={str(each.uid): each for each in chosen if OwnPlace.at(each).held},
        now=now,
    )
    return [_offer(activity, reader=reader) for activity in standing]


def objections_to_joining(
    activity: Activity,
    *,
    stay: Stay | None,
    entries: Iterable[Entry],
    ground: Ground,
    now: datetime,
) -> list[str]:
    """Why a delegate with these entries cannot be at an activity, were there a place."""
    period = Period(activity.period.lower, activity.period.upper)
    binding = [
        entry
        for entry in entries
        if entry.uid != str(activity.uid) and not (entry.cancelled or entry.is_hall)
    ]
    return [
        *rules.objections_to_signing_up(
            status=activity.status,
            audience=activity.audience,
            capacity=None,
            taken=0,
            on_leg=queries.is_there(activity, stay=stay),
            started=period.start <= now,
            clashes=[entry.title for entry in binding if entry.period.overlaps(period)],
        ),
        *_unreachable(activity, period=period, entries=binding, ground=ground),
    ]


def _unreachable(
    activity: Activity, *, period: Period, entries: Iterable[Entry], ground: Ground
) -> Iterator[str]:
    here = queries.spot_at(activity)
    for entry in entries:
        if entry.leg != activity.leg_id or entry.period.overlaps(period):
            continue
        before = entry.period.end <= period.start
        start, end = (entry.spot, here) if before else (here, entry.spot)
        gap = period.start - entry.period.end if before else entry.period.start - period.end
        yield from rules.objections_to_reaching(
            where=entry.title,
            minutes=ground.minutes(start, end),
            between=int(gap / timedelta(minutes=1)),
        )


def _offer(activity: Activity, *, reader: _Reader) -> Offer:
    held, by_choice = OwnPlace.at(activity).held, activity.audience in WITH_PLACES
    if not by_choice:
        return Offer(activity, expected=True, holds_a_place=False, left=None, objections=())
    taken: int = activity.taken  # type: ignore[attr-defined]  # annotated
    left = max(0, activity.capacity - taken) if activity.capacity else None
    starts_at = activity.period.lower
    if held:
        left_as = rules.left_when(
            now=reader.now, starts_at=starts_at, late_hours=reader.terms.late_hours
        )
        late = left_as == rules.Left.LATE
        return Offer(activity, False, True, left, (), late=late)
    return _open_offer(activity, reader=reader, taken=taken, left=left)


def _open_offer(activity: Activity, *, reader: _Reader, taken: int, left: int | None) -> Offer:
    """An activity at which the delegate has no place yet."""
    barred = _barred(activity, reader=reader, entries=reader.entries)
    full = rules.objections_to_room(
        capacity=activity.capacity, taken=taken, shares=reader.shares.get(activity.pk, ())
    )
    objections = (*barred, *full)
    moves = rules.still_moves(
        now=reader.now, starts_at=activity.period.lower, moving_hours=reader.terms.moving_hours
    )
    return Offer(
        activity=activity,
        expected=False,
        holds_a_place=False,
        left=left,
        objections=objections,
        waits=reader.waits.get(activity.pk, 0),
        may_wait=bool(objections) and not barred and moves,
        instead=_instead(activity, reader=reader) if barred == list(objections) else None,
    )


def _instead(activity: Activity, *, reader: _Reader) -> Activity | None:
    """The one own place that would have to be given back for this activity."""
    barred = _barred(activity, reader=reader, entries=reader.entries)
    if not barred:
        return None
    for uid, other in reader.held.items():
        rest = [entry for entry in reader.entries if entry.uid != uid]
        if not _barred(activity, reader=reader, entries=rest):
            return other
    return None


def _barred(activity: Activity, *, reader: _Reader, entries: Iterable[Entry]) -> list[str]:
    return objections_to_joining(
        activity,
        stay=reader.stays.get(activity.leg_id),
        entries=entries,
        ground=reader.grounds[activity.leg_id],
        now=reader.now,
    )
