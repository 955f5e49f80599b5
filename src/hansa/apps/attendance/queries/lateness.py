"""What breaks when activities begin later, or earlier, than they were told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from hansa.apps.attendance.queries.attendance import expected_of
from hansa.apps.attendance.queries.drives import Drive, Misfit, drives_on, misfits
from hansa.apps.meetings.models import PublishedMeeting, Slot
from hansa.apps.programme import queries as programme
from hansa.apps.programme.models import Activity
from hansa.apps.programme.queries import Ways
from hansa.apps.programme.rules import HALLS_OF_MEETINGS, Kind, Status
from hansa.apps.registration.models import Delegate
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Clash:
    """Two activities that people can no longer both attend.

    Attributes:
        people: how many are expected at both.
        names: theirs.
    """

    moved: Activity
    other: Activity
    at: Period
    people: int
    names: tuple[str, ...]

    @property
    def is_transfer(self) -> bool:
        """Whether a bus leaves too soon, or arrives too late."""
        return Kind.TRANSFER in (self.moved.kind, self.other.kind)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Two activities at one place at the same time."""

    moved: Activity
    other: Activity


@dataclass(frozen=True, slots=True)
class Following:
    """A drive that is moved along, and when it then drives."""

    drive: Drive
    at: Period


@dataclass(frozen=True, slots=True)
class Consequences:
    """What would break.

    Attributes:
        activities: what would move, in order of time.
        told: how many people would be told.
        meetings: meetings that people were told of, and would miss.
        rounds: rounds of B2B sessions that would lie outside their own activity.
        drives: buses and convoys that would come too late or leave too soon.
        following: those that are moved along.
    """

    activities: tuple[Activity, ...]
    told: int
    clashes: tuple[Clash, ...]
    places: tuple[Sharing, ...]
    meetings: tuple[PublishedMeeting, ...]
    rounds: tuple[Slot, ...]
    drives: tuple[Misfit, ...]
    following: tuple[Following, ...]
    fingerprint: str

    @property
    def nothing_breaks(self) -> bool:
        """Whether everything else can stay as it is."""
        return not (self.clashes or self.places or self.meetings or self.rounds or self.drives)


def to_shift(activity: Activity, *, everything_after: bool) -> list[Activity]:
    """The activity, and what follows it on that day of the leg; halls of B2B sessions stay."""
    if not everything_after:
        return [activity]
    day = activity.told.start.date()
    standing = programme.activities_of(activity.leg.mission, leg=activity.leg_id, day=day)
    return [
        each
        for each in standing
        if each.pk == activity.pk
        or (
            each.status != Status.CANCELLED
            and each.kind not in HALLS_OF_MEETINGS
            and each.period.lower >= activity.period.upper
        )
    ]


def fingerprint_of(activities: Sequence[Activity]) -> str:
    """Another one as soon as one of them is changed, or another would move."""
    told = ",".join(f"{each.pk}-{each.sequence}" for each in activities)
    return sha256(told.encode()).hexdigest()[:32]


def drives_to_move(activities: Sequence[Activity], *, minutes: int) -> list[Drive]:
    """The buses and convoys that no longer fit when these activities of one leg are moved.

    In the order in which none of them meets another that is still to move.
    """
    expected, shift = expected_of(activities), timedelta(minutes=minutes)
    left = misfits(drives_on(activities[0].leg), activities, expected, activities_later=shift)
    return sorted(_each_once(left), key=lambda drive: drive.told.start, reverse=minutes > 0)


def consequences(
    activities: Sequence[Activity], *, minutes: int, drives_too: bool = False
) -> Consequences:
    """What breaks when these activities of one leg are moved; ten queries, however many.

    Args:
        drives_too: buses and convoys that no longer fit are moved along.
    """
    leg, shift = activities[0].leg, timedelta(minutes=minutes)
    numbers = {each.pk for each in activities}
    days = {each.told.start.date() for each in activities}
    others = [
        each
        for day in sorted(days)
        for each in programme.activities_of(leg.mission, leg=leg.pk, day=day)
        if each.pk not in numbers and each.status == Status.CONFIRMED
    ]
    expected = expected_of([*activities, *others])
    ways = programme.minutes_between(leg)
    people = {who for each in activities for who in expected[each.pk]}
    drives = list(misfits(drives_on(leg), activities, expected, activities_later=shift))
    following = _each_once(drives) if drives_too else []
    if drives_too:
        drives = list(misfits(following, others, expected, drives_later=shift))
        people.update(who for each in following for who in each.riders)
    clashes = list(_clashes(activities, others, expected, ways=ways, shift=shift))
    return Consequences(
        activities=tuple(activities),
        told=len(people),
        clashes=tuple(_named(clashes)),
        places=tuple(_sharing(activities, others, shift=shift)),
        meetings=tuple(_missed(activities, expected, shift=shift)),
        rounds=tuple(_rounds_outside(activities, shift=shift)),
        drives=tuple(drives),
        following=tuple(Following(each, each.told.later(shift)) for each in following),
        fingerprint=fingerprint_of(activities),
    )


def _each_once(found: Iterable[Misfit]) -> list[Drive]:
    return list(dict.fromkeys(each.drive for each in found))


def moved_by(activity: Activity, shift: timedelta) -> Period:
    """When an activity would be."""
    return _hours(activity).later(shift)


def _hours(activity: Activity) -> Period:
    return Period(activity.period.lower, activity.period.upper)


_Pair = tuple[Activity, Activity, Period, frozenset[str]]


def _clashes(
    activities: Sequence[Activity],
    others: Sequence[Activity],
    expected: dict[int, frozenset[str]],
    *,
    ways: Ways,
    shift: timedelta,
) -> Iterator[_Pair]:
    """Pairs that fitted before and no longer do, for people who are expected at both."""
    for moved in activities:
        for other in others:
            both = expected[moved.pk] & expected[other.pk]
            halls = {moved.kind, other.kind} & HALLS_OF_MEETINGS
            if not both or halls or not _fits(ways, moved, _hours(moved), other):
                continue
            if not _fits(ways, moved, moved_by(moved, shift), other):
                yield moved, other, moved_by(moved, shift), both


def _fits(ways: Ways, moved: Activity, hours: Period, other: Activity) -> bool:
    here, there = programme.spot_at(moved), programme.spot_at(other)
    told = _hours(other)
    return ways.in_time(until=hours, start=here, then=told, end=there) or ways.in_time(
        until=told, start=there, then=hours, end=here
    )


def _named(pairs: Sequence[_Pair]) -> Iterator[Clash]:
    numbers = {int(who[1:]) for *_, both in pairs for who in both}
    names = {
        each.pk: str(each.person)
        for each in Delegate.objects.filter(pk__in=numbers).select_related("person")
    }
    for moved, other, at, both in pairs:
        who = sorted(names[int(each[1:])] for each in both)
        yield Clash(moved=moved, other=other, at=at, people=len(who), names=tuple(who))


def _sharing(
    activities: Sequence[Activity], others: Sequence[Activity], *, shift: timedelta
) -> Iterator[Sharing]:
    for moved in activities:
        for other in others:
            here = programme.spot_at(moved), programme.spot_at(other)
            same = here[0].words.casefold() == here[1].words.casefold()
            newly = moved_by(moved, shift).overlaps(_hours(other))
            if same and newly and not _hours(moved).overlaps(_hours(other)):
                yield Sharing(moved=moved, other=other)


def _missed(
    activities: Sequence[Activity], expected: dict[int, frozenset[str]], *, shift: timedelta
) -> list[PublishedMeeting]:
    """Meetings that people were told of, and that fitted before."""
    attended = [each for each in activities if each.kind not in HALLS_OF_MEETINGS]
    if not attended:
        return []
    numbers = {int(who[1:]) for each in attended for who in expected[each.pk]}
    told = (
        PublishedMeeting.objects.filter(delegate__in=numbers, cancelled_at=None)
        .filter(session__leg=attended[0].leg_id)
        .select_related(
            "delegate__person", "session", "other_party__registration__organisation",
            "other_party__counterpart__organisation",
        )
        .order_by("period", "pk")
    )  # fmt: skip
    return [
        meeting
        for meeting in told
        if any(
            f"d{meeting.delegate_id}" in expected[each.pk] and _newly(each, meeting, shift)
            for each in attended
        )
    ]


def _newly(activity: Activity, meeting: PublishedMeeting, shift: timedelta) -> bool:
    hours = Period(meeting.period.lower, meeting.period.upper)
    way = timedelta(minutes=activity.travel)
    after = moved_by(activity, shift)
    there = Period(after.start - way, after.end + way)
    return there.overlaps(hours) and not activity.with_travel.overlaps(hours)


def _rounds_outside(activities: Sequence[Activity], *, shift: timedelta) -> list[Slot]:
    """Rounds that lie in the hours of their hall now, and would not any more."""
    halls = [each for each in activities if each.kind in HALLS_OF_MEETINGS]
    found = []
    for hall in halls:
        after = moved_by(hall, shift)
        rounds = Slot.objects.filter(
            session__leg=hall.leg_id, session__hall__iexact=hall.place,
            period__contained_by=hall.period,
        ).select_related("session")  # fmt: skip
        found += [
            each
            for each in rounds.order_by("period")
            if not (after.start <= each.period.lower and each.period.upper <= after.end)
        ]
    return found
