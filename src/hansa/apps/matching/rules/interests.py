"""What one side says about meeting another, and what stands in the way of saying it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

LONGEST_WHY = 300
# A ranked must is worth 100, 99 and so on, a ranked like 80, 78 and so on, down to these.
_LEAST_MUST, _LEAST_LIKE = 88, 30


class Choice(TextChoices):
    """What somebody says about meeting somebody."""

    MUST = "must", gettext_lazy("Must meet")
    LIKE = "like", gettext_lazy("Would like to meet")
    NO = "no", gettext_lazy("No, thanks")

    @property
    def worth(self) -> int:
        """What a meeting is worth to whoever says so, 1 to 100; 0 when there is to be none."""
        return {Choice.MUST: 95, Choice.LIKE: 60, Choice.NO: 0}[self]


# Whoever says one of these wants to meet.
WANTS = frozenset({Choice.MUST, Choice.LIKE})


def worth_of(choice: Choice, rank: int | None) -> int:
    """What a meeting is worth to whoever ranks it so, 0 to 100.

    Whatever its rank, a must stays a must for the timetable (`meetings.rules.MUST`), and a like
    stays below it.
    """
    if rank is None or choice == Choice.NO:
        return choice.worth
    if choice == Choice.MUST:
        return max(_LEAST_MUST, 101 - rank)
    return max(_LEAST_LIKE, 82 - 2 * rank)


def moved(said: Sequence[tuple[int, str]], *, who: int, up: bool) -> list[int]:
    """Those who are wanted as much as `who`, with `who` one place up or down among them.

    Empty where `who` is not wanted at all.

    Args:
        said: whom somebody speaks of and what is said, the most wanted first.
    """
    choice = next((each for about, each in said if about == who and each in WANTS), None)
    order = [about for about, each in said if each == choice]
    if choice is not None:
        place = order.index(who)
        order.pop(place)
        order.insert(max(0, place - 1) if up else place + 1, who)
    return order if choice is not None else []


@dataclass(frozen=True, slots=True)
class Between:
    """What stands between two who might meet.

    Attributes:
        name: what the other is called.
        spared: the one who speaks asked not to be introduced to the other.
        apart: the other asked for that, or the organisers decided it; it is never said which.
    """

    name: str
    themselves: bool = False
    same_mission: bool = True
    hosts_both: bool = False
    takes_part: bool = True
    other_takes_part: bool = True
    spared: bool = False
    apart: bool = False


def objections_to_interest(between: Between, *, choice: Choice, why: str = "") -> Iterator[str]:
    """Why this cannot be said about meeting the other; no thanks can be said of anybody."""
    if len(why) > LONGEST_WHY:
        yield _("Say why in {number} characters at most.").format(number=LONGEST_WHY)
    if between.themselves:
        yield _("Nobody meets themselves.")
        return
    if not between.same_mission:
        yield _("{name} is not on this mission.").format(name=between.name)
        return
    if between.hosts_both:
        yield _("Two hosts meet without the mission.")
    if not between.takes_part:
        yield _("Your organisation no longer takes part in this mission.")
    if choice in WANTS:
        yield from _objections_to_wanting(between)


def _objections_to_wanting(between: Between) -> Iterator[str]:
    if not between.other_takes_part:
        yield _("{name} no longer takes part in this mission.").format(name=between.name)
    if between.spared:
        yield _(
            "You asked not to be introduced to {name}; take that off your profile first."
        ).format(name=between.name)
    elif between.apart:
        yield _("{name} cannot be met on this mission.").format(name=between.name)


def objections_to_more(
    *, choice: Choice, number: int, most: int | None, session: str
) -> Iterator[str]:
    """Why a company cannot say this of one more in a session.

    Args:
        number: of how many it says so already.
        most: of how many it may; None for no limit.
    """
    if most is None or number < most:
        return
    if choice == Choice.MUST:
        yield ngettext(
            "{session}: a company has {most} must-meet at most; make it a like first.",
            "{session}: a company has {most} must-meets at most; make one of yours a like first.",
            most,
        ).format(session=session, most=most)
    else:
        yield ngettext(
            "{session}: a company has {most} like at most; take it back first.",
            "{session}: a company has {most} likes at most; take one of yours back first.",
            most,
        ).format(session=session, most=most)
