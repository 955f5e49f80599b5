"""What stands in the way of a session, a run and a move."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.values import Period

# A run that has shown no sign of life for so long was interrupted.
SILENCE = timedelta(seconds=30)
# What a side calls a must is worth at least this.
MUST = 88
# So many parties sit down together at most, and so many guests are at least a group.
MOST_PARTIES = 8
FEWEST_GUESTS = 2
# How often the worker tries a run again before it is left to the officer.
ATTEMPTS = 2


class Part(IntegerChoices):
    """The part of a session in which a slot lies, or to which a wish is bound."""

    FIRST = 1, gettext_lazy("first part")
    SECOND = 2, gettext_lazy("second part")
    ANY = 3, gettext_lazy("any time")


class RunStatus(TextChoices):
    """How far the making of a timetable is."""

    WAITING = "waiting", gettext_lazy("Waiting")
    RUNNING = "running", gettext_lazy("Running")
    DONE = "done", gettext_lazy("Done")
    FAILED = "failed", gettext_lazy("Failed")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")


# From where to where a run may go; a worker that takes over begins it again.
STEPS: dict[RunStatus, frozenset[RunStatus]] = {
    RunStatus.WAITING: frozenset({RunStatus.RUNNING, RunStatus.FAILED, RunStatus.CANCELLED}),
    RunStatus.RUNNING: frozenset(
        {RunStatus.RUNNING, RunStatus.DONE, RunStatus.FAILED, RunStatus.CANCELLED}
    ),
    RunStatus.DONE: frozenset(),
    RunStatus.FAILED: frozenset(),
    RunStatus.CANCELLED: frozenset(),
}
UNDER_WAY = frozenset(status for status, after in STEPS.items() if after)


@dataclass(frozen=True, slots=True)
class Engagement:
    """A meeting that already takes a table and people at a time.

    Attributes:
        people: the keys of those who sit in it, with their names.
        moving: what its session gives them to change tables.
    """

    meeting: int
    table: int
    people: dict[int, str]
    period: Period
    session: int
    moving: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is to go, with who would sit in it.

    Attributes:
        away: names of people among them who said they cannot come in this slot.
        clock: the start as the leg's own clocks show it, for sentences.
        closed: whether the table cannot be used then.
    """

    table: int
    table_label: str
    period: Period
    people: dict[int, str]
    clock: str
    away: tuple[str, ...] = ()
    closed: bool = False


def table_in_words(label: str) -> str:
    """How a table is called: "Table 4", but "Stand by the door" as it is."""
    return _("Table {label}").format(label=label) if label.isdecimal() else label


def objections_to_place(place: Place, *, taken: Sequence[Engagement]) -> Iterator[str]:
    """Why a meeting cannot go to `place`, given the other meetings."""
    others = [meeting for meeting in taken if meeting.period.overlaps(place.period)]
    if place.closed:
        yield _("{table} is closed at {time}.").format(table=place.table_label, time=place.clock)
    if any(other.table == place.table for other in others):
        yield _("{table} is taken at {time}.").format(table=place.table_label, time=place.clock)
    for key, name in place.people.items():
        if any(key in other.people for other in others):
            yield _("{person} is in another meeting at {time}.").format(
                person=name, time=place.clock
            )
    for name in place.away:
        yield _("{person} is not available at {time}.").format(person=name, time=place.clock)


class Numbered(Protocol):
    """Somebody with a number of their own."""

    pk: int


Somebody = TypeVar("Somebody", bound=Numbered)


def first_free(candidates: Sequence[Somebody], *, busy: Set[int]) -> Somebody:
    """The first who is free; else the first, so that an objection can name somebody."""
    return next((person for person in candidates if person.pk not in busy), candidates[0])


def objections_to_run(
    *, slots: int, tables: int, wishes: int, under_way_by: str | None
) -> Iterator[str]:
    """Why a timetable cannot be proposed now."""
    if under_way_by is not None:
        yield _("{person} is already having a timetable proposed for this session.").format(
            person=under_way_by
        )
    if not slots:
        yield _("This session has no slots yet.")
    if not tables:
        yield _("This session has no tables yet.")
    if not wishes:
        yield _("Nobody has wished for a meeting yet.")


def joint_worth(worth: int, answer: int | None) -> int:
    """What a meeting is worth when both sides have their say, 1 to 100.

    The side that wants it more counts whole; a quarter of the other's worth comes on top, so
    that of two meetings equally wanted by those who ask, the one that is wanted back is held.
    """
    if answer is None:
        return worth
    return min(100, max(worth, answer) + min(worth, answer) // 4)


def is_must_meet(*, worth: int, answer: int | None, marked: bool) -> bool:
    """Whether a meeting is a must: both sides call it one, or an officer marked it."""
    return marked or (answer is not None and min(worth, answer) >= MUST)


def objections_to_worth(worth: int) -> Iterator[str]:
    """Why a wish cannot be worth this."""
    if not 1 <= worth <= 100:  # noqa: PLR2004 - the scale of the trade, told in the sentence
        yield _("The worth of a meeting is a number from 1 (nice) to 100 (the reason to travel).")


def objections_to_publishing(
    *, meetings: int, published: int, running: bool, elsewhere: Sequence[str]
) -> Iterator[str]:
    """Why a timetable cannot be published.

    Args:
        elsewhere: sentences about people who are still told to be in another session then.
    """
    if running:
        yield _("A timetable is being proposed; publish when it is done.")
    if not meetings and not published:
        yield _("There is no meeting to publish. Propose a timetable first.")
    yield from elsewhere


def looks_interrupted(*, status: str, sign_of_life: datetime | None, now: datetime) -> bool:
    """Whether a run says it is running but nothing has been heard of it."""
    if status != RunStatus.RUNNING or sign_of_life is None:
        return False
    return now - sign_of_life > SILENCE


# Said of a wish that cannot be asked of the engine: a party has nobody on the leg that day.
NOBODY_THERE = "nobody_there"


def reason_in_words(code: str) -> str:
    """Why the latest proposal does not hold a wish, without names; see `reasons` for those."""
    return {
        "no_common_slot": _("There is no slot in which both can come."),
        "no_suitable_table": _("There is no table of the kind it needs when both can come."),
        "no_helper": _("The help that it needs is not there when both can come."),
        "cap_reached": _("A party has as many meetings as it may have."),
        "party_full": _("Somebody's slots are full with other meetings."),
        "never_free_together": _("Both have a free slot left, but never the same one."),
        "tables_full": _("When both are free, every table is taken."),
        "helpers_busy": _("The help that it needs is elsewhere when both are free."),
        "competitor_beside": _("A competitor sits beside every free table."),
        "against_order": _("It fits only against the order asked for."),
        "against_fairness": _("It fits only against the fairness asked for."),
        # Said by proposals of earlier versions, and kept with them.
        "order_or_fairness": _("It fits only against the order or the fairness asked for."),
        "missing": _("Somebody of one party does not come."),
        "room_left": _("There is room for it; other goals came first, or time was too short."),
        NOBODY_THERE: _("Nobody of one party is on this leg on that day."),
    }.get(code, "")


def objections_to_slots(periods: Sequence[Period], *, first: date, last: date) -> Iterator[str]:
    """Why these cannot be the slots of a session; periods by the clocks of the leg."""
    if not periods:
        yield _("A session needs at least one slot.")
    ordered = sorted(periods)
    for earlier, later in pairwise(ordered):
        if earlier.overlaps(later):
            yield _("The slots {first} and {second} overlap.").format(first=earlier, second=later)
    for period in ordered:
        if not first <= period.start.date() <= last:
            yield _("The slot {slot} on {day} lies outside the leg ({start} to {end}).").format(
                slot=period, day=period.start.date(), start=first, end=last
            )


def objections_to_tables(labels: Sequence[str]) -> Iterator[str]:
    """Why these cannot be the tables of a session."""
    if not labels:
        yield _("A session needs at least one table.")
    for label, times in Counter(labels).items():
        if times > 1:
            yield _("“{label}” names {times} tables; every table needs a label of its own.").format(
                label=label, times=times
            )


def objections_to_joining(*, mission_fits: bool, leg_fits: bool) -> Iterator[str]:
    """Why somebody cannot take part in a session."""
    if not mission_fits:
        yield _("This registration is for another mission.")
    if not leg_fits:
        yield _("This host is on another leg.")


def objections_to_pair(*, same: bool, of_session: bool) -> Iterator[str]:
    """Why two parties cannot wish to meet."""
    if same:
        yield _("Nobody can meet themselves.")
    if not of_session:
        yield _("Both must take part in this session.")


def objections_to_group(
    *,
    parties: int,
    at_it: bool,
    of_session: bool,
    declined: bool,
    chairs: int | None = None,
    table: str = "",
) -> Iterator[str]:
    """Why one more party cannot sit down at a meeting.

    Args:
        parties: how many sit there without it.
        at_it: whether it does already.
        chairs: of the table that the meeting is bound to; None: as many as come.
        table: how that table is called.
    """
    if at_it:
        yield _("They are at this meeting already.")
    if not of_session:
        yield _("All must take part in this session.")
    if declined:
        yield _("This meeting was declined, or is no longer asked for.")
    if parties >= MOST_PARTIES:
        yield _("At most {most} parties meet at one table.").format(most=MOST_PARTIES)
    if chairs is not None and chairs <= parties:
        yield _("{table} has {chairs} chairs; one more is needed.").format(
            table=table, chairs=chairs
        )


def objections_to_gathering(*, guests: int) -> Iterator[str]:
    """Why a host cannot meet so many guests in a group."""
    if guests < FEWEST_GUESTS:
        yield _("A group meeting takes a host and at least two others.")


def may_leave(party: int, *, parties: Sequence[int], host: int) -> bool:
    """Whether a party may leave a meeting and the others go on."""
    return party in parties and not any(objections_to_leaving(party, parties=parties, host=host))


def objections_to_leaving(party: int, *, parties: Sequence[int], host: int) -> Iterator[str]:
    """Why a party cannot leave a meeting to the others.

    Args:
        parties: everybody at the table, by number.
        host: without whom there is no meeting.
    """
    if party not in parties:
        yield _("They are not at this meeting.")
    elif len(parties) <= FEWEST_GUESTS:
        yield _("Only two are left at this meeting; decline it instead.")
    elif party == host:
        yield _("Without the host there is no meeting; decline it instead.")


def worth_of_group(worths: Sequence[int]) -> int:
    """What a group meeting is worth that meets these wishes, 1 to 100.

    As between two sides, see `joint_worth`: the worthiest counts whole, of each other wish a
    quarter comes on top.
    """
    dearest, *others = sorted(worths, reverse=True)
    return min(100, dearest + sum(others) // 4)


def objections_while_running(*, running: bool) -> Iterator[str]:
    """Why the board cannot be changed by hand now."""
    if running:
        yield _("A timetable is being proposed; change it when it is done.")


def objections_to_foreign_place(*, foreign: bool) -> Iterator[str]:
    """Why this slot or table is none for the meeting."""
    if foreign:
        yield _("This slot or table belongs to another session.")


def objections_to_old_sight(
    seen: tuple[int, int] | None, *, now_at: tuple[int, int]
) -> Iterator[str]:
    """Why a meeting cannot be moved from where the mover saw it."""
    if seen is not None and seen != now_at:
        yield _("Somebody else has moved this meeting meanwhile; look at the board again.")


def objections_to_slots_outside(number: int) -> Iterator[str]:
    """Why a leg cannot have days that leave so many slots outside."""
    if number:
        yield _("Slots of B2B sessions outside these days: {number}.").format(number=number)
