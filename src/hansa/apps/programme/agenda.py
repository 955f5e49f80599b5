"""A delegate's agenda: activities and meetings, by day, in the time of each leg.

    agenda = agenda_of(delegate, now=now)
    agenda.current, agenda.following, agenda.days

The agenda, the calendar feed and the sign-up page read the same entries, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hansa.apps.directory.models import Person
from hansa.apps.meetings.groups import tablemates
from hansa.apps.meetings.models import PublishedMeeting
from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries
from hansa.apps.programme.models import Activity
from hansa.apps.programme.queries import Spot
from hansa.apps.programme.rules import HALLS_OF_MEETINGS, WITH_PLACES, Kind, Status
from hansa.apps.registration.models import Delegate, Stay
from hansa.values import Period

# A cancelled entry stays visible, struck through, for so long after it was cancelled.
LATELY = timedelta(days=3)
# Shorter stretches between two entries are for walking, not free.
WORTH_CALLING_FREE = timedelta(minutes=20)

NOWHERE = Spot(place=None, words="")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing at which a delegate is, or was, expected.

    Attributes:
        uid: names it in calendars, for ever.
        sequence: grows with every change.
        kind: a kind of activity, or "meeting".
        detail: whom one meets, with their function; empty for activities.
        mates: who else sits at the table of a group meeting.
        helped_by: who interprets at a meeting, or helps otherwise.
        given_back: the delegate's own doing, which needs no telling.
        clashes: what else the delegate is expected at meanwhile.
        leg: the number of the leg on which it is.
        spot: where it is, as far as ways go.
        dress: what to wear, in words; empty where nobody said.
        spoken: the languages spoken there, by two letters.
        map_link: where to see the place on a map.
    """

    uid: str
    sequence: int
    changed_at: datetime
    kind: str
    title: str
    period: Period
    time_zone: str
    city: str
    place: str
    address: str = ""
    detail: str = ""
    mates: str = ""
    helped_by: str = ""
    cancelled: bool = False
    given_back: bool = False
    clashes: tuple[str, ...] = ()
    leg: int = 0
    spot: Spot = NOWHERE
    dress: str = ""
    spoken: tuple[str, ...] = ()
    map_link: str = ""

    @classmethod
    def of_activity(cls, activity: Activity) -> Entry:
        """The entry of an activity as `queries.programme_for` gives it."""
        place = OwnPlace.at(activity)
        given_back = activity.audience in WITH_PLACES and place.given_back
        return cls(
            uid=str(activity.uid),
            sequence=activity.sequence + place.sequence,
            changed_at=max(activity.changed_at, place.changed_at or activity.changed_at),
            kind=activity.kind,
            title=activity.title,
            period=Period(activity.period.lower, activity.period.upper),
            time_zone=activity.leg.time_zone,
            city=activity.leg.city,
            place=activity.place,
            address=activity.address,
            cancelled=given_back or activity.status == Status.CANCELLED,
            given_back=given_back,
            leg=activity.leg_id,
            spot=queries.spot_at(activity),
            dress=str(activity.get_dress_code_display()) if activity.dress_code else "",
            spoken=tuple(activity.languages),
            map_link=activity.at.map_link if activity.at else "",
        )

    @classmethod
    def of_meeting(cls, meeting: PublishedMeeting, mates: Sequence[Person] = ()) -> Entry:
        """The entry of a meeting as `queries.meetings_of` gives it.

        Args:
            mates: who else sits there besides the one whom one meets.
        """
        other, session = meeting.other_person, meeting.session
        return cls(
            uid=f"{meeting.wish.uid}-{meeting.person_id}",
            sequence=meeting.sequence,
            changed_at=meeting.changed_at,
            kind="meeting",
            title=str(meeting.other_party.organisation),
            period=Period(meeting.period.lower, meeting.period.upper),
            time_zone=session.leg.time_zone,
            city=session.leg.city,
            place=meeting.place,
            detail=", ".join(part for part in (str(other), other.job_title) if part),
            helped_by=meeting.helped_by,
            mates=", ".join(f"{mate} ({mate.organisation})" for mate in mates),
            cancelled=meeting.cancelled_at is not None,
            leg=session.leg_id,
            spot=Spot(place=None, words=session.hall),
        )

    @property
    def told(self) -> Period:
        """The time by the clocks of the leg."""
        return self.period.at(ZoneInfo(self.time_zone))

    @property
    def day(self) -> date:
        """The day on which it begins, by the clocks of the leg."""
        return self.told.start.date()

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting of a B2B session."""
        return self.kind == "meeting"

    @property
    def mates_in_words(self) -> str:
        """Who else sits there, for people."""
        return _("Also at the table: {names}").format(names=self.mates) if self.mates else ""

    @property
    def help_in_words(self) -> str:
        """Who helps, for people."""
        return _("Helped by {names}").format(names=self.helped_by) if self.helped_by else ""

    @property
    def spoken_in_words(self) -> str:
        """The languages spoken there, for people."""
        return ", ".join(language.upper() for language in self.spoken)

    @property
    def is_hall(self) -> bool:
        """Whether one is expected only at one's meetings in it."""
        return self.kind in HALLS_OF_MEETINGS

    @property
    def label(self) -> str:
        """What sort of thing it is, for people."""
        return _("Meeting") if self.is_meeting else str(Kind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Free:
    """Time between two entries with nothing in it."""

    period: Period
    time_zone: str

    @property
    def told(self) -> Period:
        """The time by the clocks of the leg."""
        return self.period.at(ZoneInfo(self.time_zone))

    @property
    def minutes(self) -> int:
        """How long it is."""
        return int(self.period.length / timedelta(minutes=1))

    @property
    def words(self) -> str:
        """How long it is, for people."""
        hours, minutes = divmod(self.minutes, 60)
        if hours and minutes:
            return _("Free for {hours} h {minutes} min").format(hours=hours, minutes=minutes)
        if hours:
            return _("Free for {hours} h").format(hours=hours)
        return _("Free for {minutes} min").format(minutes=minutes)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a stay, with what is on it and the free time between."""

    date: date
    city: str
    lines: tuple[Entry | Free, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a delegate needs to know.

    Attributes:
        current: where the delegate should be now; None between entries.
        following: the next entry, on whichever day.
    """

    days: tuple[Day, ...]
    current: Entry | None
    following: Entry | None


def agenda_of(delegate: Delegate, *, now: datetime) -> Agenda:
    """The agenda of a delegate whose stays are fetched, titles in the reader's language."""
    return arranged(entries_of(delegate), stays=_stays(delegate), now=now)


def opening(journeys: Iterable[Delegate], *, now: datetime) -> Delegate | None:
    """The journey a delegate most likely wants: the current or next one, else the latest."""
    dated = [(journey, _stays(journey)) for journey in journeys]
    by_day = sorted(
        ((stays[0].arrives_on, stays[-1], journey) for journey, stays in dated if stays),
        key=lambda found: found[0],
    )
    ahead = (
        journey
        for _, last, journey in by_day
        if now.astimezone(last.leg.zone).date() <= last.leaves_on
    )
    return next(ahead, by_day[-1][2] if by_day else None)


def zone_at(delegate: Delegate, *, now: datetime) -> ZoneInfo:
    """The zone of the leg where the delegate is now or goes next, else of the last one.

    Where nobody said on which legs they come, that of the mission.
    """
    stays = _stays(delegate)
    ahead = [stay for stay in stays if now.astimezone(stay.leg.zone).date() <= stay.leaves_on]
    nearest = (ahead or stays[-1:])[:1]
    return nearest[0].leg.zone if nearest else missions.zone_at(delegate.mission, now=now)


def entries_of(delegate: Delegate) -> list[Entry]:
    """Everything the delegate was ever told to come to, in order of time; two queries."""
    return entries_from(queries.programme_for(delegate), queries.meetings_of(delegate))


def entries_from(
    activities: Iterable[Activity], meetings: Iterable[PublishedMeeting]
) -> list[Entry]:
    """The entries of these rows, in order of time; open activities without a place are none."""
    entries = [Entry.of_activity(activity) for activity in activities if _concerns(activity)]
    told = list(meetings)
    mates = tablemates(told)
    entries += [Entry.of_meeting(meeting, mates[meeting.pk]) for meeting in told]
    return sorted(entries, key=lambda entry: (entry.period.start, entry.period.end, entry.uid))


def arranged(entries: Sequence[Entry], *, stays: Sequence[Stay], now: datetime) -> Agenda:
    """The entries by day, with free time between them; what was cancelled long ago is left out."""
    shown = _with_clashes([entry for entry in entries if _is_worth_showing(entry, now=now)])
    standing = [entry for entry in shown if not entry.cancelled]
    cities = {day: stay.leg.city for stay in stays for day in _days(stay)}
    cities.update({entry.day: entry.city for entry in shown})
    by_day = {day: list(group) for day, group in groupby(shown, key=lambda entry: entry.day)}
    under_way = [entry for entry in standing if entry.period.start <= now < entry.period.end]
    coming = [entry for entry in standing if entry.period.start > now]
    return Agenda(
        days=tuple(
            Day(date=day, city=city, lines=_with_free_time(by_day.get(day, ())))
            for day, city in sorted(cities.items())
        ),
        current=max(under_way, key=lambda entry: (not entry.is_hall, entry.period), default=None),
        following=next(iter(coming), None),
    )


def _with_clashes(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each told at what else one is expected at that time; a hall is none of it."""
    binding = [entry for entry in entries if _binds(entry)]
    found = ((entry, _clashing(entry, binding) if _binds(entry) else ()) for entry in entries)
    return [replace(entry, clashes=others) if others else entry for entry, others in found]


def _binds(entry: Entry) -> bool:
    return not (entry.cancelled or entry.is_hall)


def _clashing(entry: Entry, binding: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(
        other.title
        for other in binding
        if other is not entry and other.period.overlaps(entry.period)
    )


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """The delegate's own place at an activity, as `queries.programme_for` tells it."""

    changed_at: datetime | None
    given_back: bool
    sequence: int

    @classmethod
    def at(cls, activity: Activity) -> OwnPlace:
        """The place that is told with an activity."""
        told = vars(activity)
        return cls(
            changed_at=told["withdrawn_at"] or told["signed_up_at"],
            given_back=told["withdrawn_at"] is not None,
            sequence=told["place_sequence"] or 0,
        )

    @property
    def held(self) -> bool:
        """Whether the delegate has it now."""
        return self.changed_at is not None and not self.given_back


def _concerns(activity: Activity) -> bool:
    asked_for = activity.audience in WITH_PLACES
    return not asked_for or OwnPlace.at(activity).changed_at is not None


def _is_worth_showing(entry: Entry, *, now: datetime) -> bool:
    if not entry.cancelled:
        return True
    return not entry.given_back and now - entry.changed_at <= LATELY


def _with_free_time(entries: Iterable[Entry]) -> tuple[Entry | Free, ...]:
    lines: list[Entry | Free] = []
    busy_until: datetime | None = None
    for entry in entries:
        if _binds(entry):
            if busy_until and entry.period.start - busy_until >= WORTH_CALLING_FREE:
                lines.append(Free(Period(busy_until, entry.period.start), entry.time_zone))
            busy_until = max(busy_until or entry.period.end, entry.period.end)
        lines.append(entry)
    # What was cancelled, and halls, may begin within a free stretch: it is told before them.
    return tuple(sorted(lines, key=lambda line: line.period.start))


def _stays(delegate: Delegate) -> list[Stay]:
    return [stay for stay in delegate.stays.all() if stay.stands]


def _days(stay: Stay) -> Iterator[date]:
    for offset in range((stay.leaves_on - stay.arrives_on).days + 1):
        yield stay.arrives_on + timedelta(days=offset)
