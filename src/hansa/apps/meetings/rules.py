"""What stands in the way of a session, a run and a move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.values import Period

# A run that has shown no sign of life for so long was interrupted.
SILENCE = timedelta(seconds=30)
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


UNDER_WAY = frozenset({RunStatus.WAITING, RunStatus.RUNNING})


@dataclass(frozen=True, slots=True)
class Engagement:
    """A meeting that already takes a table and people at a time.

    Attributes:
        people: the keys of those who sit in it, with their names.
    """

    meeting: int
    table: int
    people: dict[int, str]
    period: Period
    session: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is to go, with who would sit in it.

    Attributes:
        away: names of people among them who said they cannot come in this slot.
        clock: the start as the leg's own clocks show it, for sentences.
    """

    table: int
    table_label: str
    period: Period
    people: dict[int, str]
    clock: str
    away: tuple[str, ...] = ()


def objections_to_place(place: Place, *, taken: Sequence[Engagement]) -> Iterator[str]:
    """Why a meeting cannot go to `place`, given the other meetings."""
    others = [meeting for meeting in taken if meeting.period.overlaps(place.period)]
    if any(other.table == place.table for other in others):
        yield _("{table} is taken at {time}.").format(table=place.table_label, time=place.clock)
    for key, name in place.people.items():
        if any(key in other.people for other in others):
            yield _("{person} is in another meeting at {time}.").format(
                person=name, time=place.clock
            )
    for name in place.away:
        yield _("{person} is not available at {time}.").format(person=name, time=place.clock)


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


def looks_interrupted(
    *, status: str, sign_of_life: datetime | None, now: datetime
) -> bool:
    """Whether a run says it is running but nothing has been heard of it."""
    if status != RunStatus.RUNNING or sign_of_life is None:
        return False
    return now - sign_of_life > SILENCE
