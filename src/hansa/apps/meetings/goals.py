"""What a session's timetable is to be good at: goals in an order, and ready-made orders."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Aim(TextChoices):
    """One goal, as officers call it; the codes are the engine's."""

    MUST_MEETS = "must_meets", gettext_lazy("Meetings that both sides call a must")
    WORTH = "worth", gettext_lazy("Worth of the meetings held")
    LEAST_SERVED = "least_served", gettext_lazy("Those with the fewest meetings first")
    IDLE = "idle", gettext_lazy("Little waiting between meetings")
    HALF_DAYS = "half_days", gettext_lazy("Few half-days for each host")
    HELPERS = "helpers", gettext_lazy("Few interpreters at once")
    TABLE_CHANGES = "table_changes", gettext_lazy("Few changes of table")
    WALKING = "walking", gettext_lazy("Short ways between tables")


# How many waits more than another somebody may be allowed to have.
MOST_FAIRNESS = 20


@dataclass(frozen=True, slots=True)
class Demands:
    """What no timetable of a session may break, beside the rules of every session.

    Attributes:
        holds_all: every wish that nobody declined is held.
        fairness: nobody waits so many times more often than another; None: no limit.
    """

    holds_all: bool = False
    fairness: int | None = None


@dataclass(frozen=True, slots=True)
class Preset:
    """An order of goals with a name.

    Attributes:
        why: for whom it is right.
    """

    key: str
    title: Promise
    why: Promise
    goals: tuple[str, ...]


PRESETS: tuple[Preset, ...] = (
    Preset(
        "worth",
        gettext_lazy("The meetings that are worth most"),
        gettext_lazy("For most sessions: first what was wished for most, then little waiting."),
        (Aim.MUST_MEETS, Aim.WORTH, Aim.IDLE, Aim.TABLE_CHANGES),
    ),
    Preset(
        "fair",
        gettext_lazy("Something for everybody"),
        gettext_lazy("Nobody travels for nothing: whoever has fewest meetings comes first."),
        (Aim.MUST_MEETS, Aim.LEAST_SERVED, Aim.WORTH, Aim.IDLE, Aim.TABLE_CHANGES),
    ),
    Preset(
        "hosts",
        gettext_lazy("Short visits for hosts"),
        gettext_lazy("As many good meetings, and a host comes in the morning or the afternoon."),
        (Aim.MUST_MEETS, Aim.WORTH, Aim.HALF_DAYS, Aim.IDLE, Aim.TABLE_CHANGES),
    ),
    Preset(
        "interpreters",
        gettext_lazy("Few interpreters"),
        gettext_lazy("As many good meetings, with the fewest interpreters booked at once."),
        (Aim.MUST_MEETS, Aim.WORTH, Aim.HELPERS, Aim.IDLE, Aim.TABLE_CHANGES),
    ),
)


def usual() -> list[str]:
    """What a new session is to be good at."""
    return [str(goal) for goal in PRESETS[0].goals]


def preset_of(goals: Sequence[str]) -> Preset | None:
    """The ready-made order that this is, if it is one."""
    return next((preset for preset in PRESETS if preset.goals == tuple(goals)), None)


def objections_to_goals(goals: Sequence[str]) -> Iterator[str]:
    """Why a session cannot have these goals."""
    if Aim.WORTH not in goals:
        yield _("The worth of the meetings is always a goal; say how important it is.")
    for goal in dict.fromkeys(goals):
        if goal not in Aim.values:
            yield _("“{goal}” is no goal.").format(goal=goal)
        elif goals.count(goal) > 1:
            yield _("“{goal}” stands twice; a goal counts once.").format(goal=Aim(goal).label)


def objections_to_demands(demands: Demands) -> Iterator[str]:
    """Why a session cannot demand this."""
    if demands.fairness is not None and not 0 <= demands.fairness <= MOST_FAIRNESS:
        yield _("The waits of two people may differ by 0 to {most}.").format(most=MOST_FAIRNESS)


def as_framed(
    goals: Sequence[str], *, published: bool, moot: Set[str] = frozenset()
) -> tuple[str, ...]:
    """The goals that the engine is asked for.

    Args:
        published: people were told a timetable; then moving as little as possible comes right
            after must-meets and worth.
        moot: goals about which the session has nothing to say; they are left out.
    """
    order = [goal for goal in goals if goal not in moot]
    if published:
        gains = [place for place, goal in enumerate(order) if goal in (Aim.MUST_MEETS, Aim.WORTH)]
        after = max(gains) + 1
        order[after:after] = ["moves", "moved_worth"]
    return tuple(order)
