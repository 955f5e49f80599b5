"""What happened to a timetable, the ways out of it, and what stands in the way of taking one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

# What begins sooner stays as it is, unless somebody says otherwise; in minutes.
USUAL_NOTICE = 15
LONGEST_NOTICE = 240
# So many of the meetings that are left may move, unless somebody says otherwise.
USUAL_SHARE = 50
FEWEST_USUAL = 3
MOST_MOVES = 200
# Said of a meeting that is lost because somebody of it does not come.
MISSING = "missing"
# Who put an absence there that a repair noted.
REPAIR = "repair"
# Of what happened, what names several rows.
SEVERAL = ("missing", "helpers", "tables", "back", "opened")
# Stands for the party that joins: it has no number yet.
JOINED = 0


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who takes part from now on; one of the two is there.

    Attributes:
        wishes: the numbers of the parties they would like to meet.
        worth: what each of these meetings is worth, 1 to 100.
    """

    registration: int | None = None
    counterpart: int | None = None
    wishes: tuple[int, ...] = ()
    worth: int = 50

    @classmethod
    def told(cls, said: dict[str, Any]) -> Joining:
        """Read what was written down."""
        return cls(**{**said, "wishes": tuple(said["wishes"])})


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened; rows by their numbers.

    Attributes:
        missing: people who do not come.
        helpers: interpreters and other helpers who do not come.
        missing_until: the slot in which they are there again; None: not in this session.
        tables: tables that are lost.
        closed_from: the first slot in which they are; None: from now on.
        closed_until: the slot in which they can be used again; None: not in this session.
        back: people who were said to be missing, and are there after all.
        opened: tables that were closed, and can be used after all.
        notice: nothing changes that begins within so many minutes.
        most_moves: at most so many meetings change their slot; a change of table is not counted.
        why: in the officer's own words.
    """

    missing: tuple[int, ...] = ()
    helpers: tuple[int, ...] = ()
    missing_until: int | None = None
    tables: tuple[int, ...] = ()
    closed_from: int | None = None
    closed_until: int | None = None
    joining: Joining | None = None
    back: tuple[int, ...] = ()
    opened: tuple[int, ...] = ()
    notice: int = USUAL_NOTICE
    most_moves: int = FEWEST_USUAL
    why: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened at all."""
        return not (self.missing or self.helpers or self.tables or self.brings)

    @property
    def brings(self) -> bool:
        """Whether there is somebody or something that was not there before."""
        return bool(self.joining or self.back or self.opened)

    def hits(self, spot: Spot) -> bool:
        """Whether somebody is missing there who sits or helps."""
        return not (
            set(self.missing).isdisjoint(spot.people.values())
            and set(self.helpers).isdisjoint(spot.helpers.values())
        )

    def written(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @classmethod
    def told(cls, said: dict[str, Any]) -> Trouble:
        """Read what was stored."""
        many = {name: tuple(said[name]) for name in SEVERAL}
        joining = Joining.told(said["joining"]) if said["joining"] else None
        return cls(**{**said, **many, "joining": joining})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a meeting is held, who sits, and who helps.

    Attributes:
        people: by the party's number.
        helpers: by the skill that they bring.
    """

    slot: int
    table: int
    people: dict[int, int] = field(default_factory=dict)
    helpers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def told(cls, said: dict[str, Any] | None) -> Spot | None:
        """Read what was stored, where keys are texts."""
        if said is None:
            return None
        people = {int(party): person for party, person in said["people"].items()}
        return cls(said["slot"], said["table"], people, said["helpers"])

    @property
    def place(self) -> tuple[int, int]:
        """The slot and the table."""
        return self.slot, self.table


@dataclass(frozen=True, slots=True)
class Shift:
    """A meeting that is held elsewhere than before, or no longer, or for the first time.

    Attributes:
        wish: None for one of those who join.
        parties: the numbers of everybody at the table, who is asked last.
        was: None where it had no place.
        now: None where it has none left.
        reason: a code, why it has none left.
    """

    wish: int | None
    parties: tuple[int, ...]
    was: Spot | None
    now: Spot | None
    reason: str = ""

    @classmethod
    def told(cls, said: dict[str, Any]) -> Shift:
        """Read what was stored."""
        was, now = Spot.told(said["was"]), Spot.told(said["now"])
        return cls(said["wish"], tuple(said["parties"]), was, now, said["reason"])

    @property
    def slots(self) -> tuple[int, ...]:
        """The slots in which something changes."""
        return tuple(spot.slot for spot in (self.was, self.now) if spot)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way out.

    Attributes:
        held: how many meetings of the whole session are held then.
        worth_more: by how much they are worth more than before; below 0 for less.
        idle_more: how many idle periods there are more than before.
    """

    shifts: tuple[Shift, ...]
    held: int
    worth_more: int
    idle_more: int

    @property
    def moved(self) -> tuple[Shift, ...]:
        """What is held at another time, at whichever table; `Trouble.most_moves` counts these."""
        return tuple(
            shift
            for shift in self.shifts
            if shift.was and shift.now and shift.was.slot != shift.now.slot
        )

    @property
    def retabled(self) -> tuple[Shift, ...]:
        """What keeps its time, but is held at another table."""
        return tuple(
            shift
            for shift in self.shifts
            if shift.was
            and shift.now
            and shift.was.slot == shift.now.slot
            and shift.was.table != shift.now.table
        )

    @property
    def reseated(self) -> tuple[Shift, ...]:
        """What stays where it is, but is held by others."""
        return tuple(
            shift
            for shift in self.shifts
            if shift.was and shift.now and shift.was.place == shift.now.place
        )

    @property
    def lost(self) -> tuple[Shift, ...]:
        """What is no longer held."""
        return tuple(shift for shift in self.shifts if shift.now is None)

    @property
    def won(self) -> tuple[Shift, ...]:
        """What waited, and is held now."""
        return tuple(shift for shift in self.shifts if shift.was is None)

    @property
    def slots(self) -> frozenset[int]:
        """The slots in which something changes."""
        return frozenset(slot for shift in self.shifts for slot in shift.slots)

    def written(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @classmethod
    def told(cls, said: dict[str, Any]) -> Alternative:
        """Read what was stored."""
        return cls(**{**said, "shifts": tuple(Shift.told(each) for each in said["shifts"])})


def first_open_slot(starts: Sequence[datetime], *, now: datetime, notice: int) -> int:
    """The index of the first slot that may change; as many as there are, when none may.

    Args:
        starts: of the slots, in the order of time.
        notice: in minutes.
    """
    soonest = now + timedelta(minutes=notice)
    return sum(start < soonest for start in starts)


def usual_moves(meetings: int) -> int:
    """How many meetings may move where so many are left."""
    return max(FEWEST_USUAL, meetings // USUAL_SHARE)


def objections_to_repairing(
    trouble: Trouble, *, running: bool, slots_left: int, meetings: int, clashing: bool = False
) -> Iterator[str]:
    """Why no way out can be looked for.

    Args:
        clashing: some helper is told to be in another session; that is trouble enough.
    """
    if running:
        yield _("A timetable is being proposed; repair it when it is done.")
    if trouble.is_empty and not clashing:
        yield _("Say what happened: who does not come, which table is lost, or who joins.")
    if not meetings and not trouble.brings:
        yield _("There is no meeting on the board. Propose a timetable first.")
    elif not slots_left:
        yield _(
            "Nothing is left to replan: every slot has begun or begins within {minutes} minutes."
        ).format(minutes=trouble.notice)
    if trouble.joining and not trouble.joining.wishes:
        yield _("Say whom those who join would like to meet.")


def objections_to_accepting(
    *, running: bool, taken_by: str | None, same_board: bool, too_soon: Sequence[str]
) -> Iterator[str]:
    """Why this way out cannot be taken.

    Args:
        taken_by: who has taken another way out of the same trouble.
        too_soon: the clocks of slots that would change, though they begin too soon by now.
    """
    if running:
        yield _("A timetable is being proposed; repair it when it is done.")
    if taken_by is not None:
        yield _("{person} has already taken another of these ways.").format(person=taken_by)
    elif not same_board:
        yield _("The board has changed since these moves were worked out. Look for them again.")
    elif too_soon:
        yield _("Meetings at {times} would change, and they begin too soon by now.").format(
            times=", ".join(too_soon)
        )
