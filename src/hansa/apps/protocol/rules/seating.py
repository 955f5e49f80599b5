"""When a seating plan can be made, changed and published, and how objections are worded."""

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hansa.apps.programme.rules import Kind
from hansa.engines.seating import Code, Objection

# What people sit down at.
SEATED = frozenset({Kind.GALA, Kind.RECEPTION, Kind.OFFICIAL, Kind.WORKSHOP, Kind.SEMINAR})
MOST_TABLES, FEWEST_AT_A_TABLE, MOST_AT_A_TABLE = 200, 2, 60
MOST_GUESTS = 1500
LONGEST_SEARCH = 25


class GuestSide(TextChoices):
    """For whom a guest is there."""

    COMPANY = "company", gettext_lazy("Delegation")
    HOST = "host", gettext_lazy("Local hosts")
    OFFICIAL = "official", gettext_lazy("Officials and staff")


class TableShape(TextChoices):
    """How people sit around it."""

    ROUND = "round", gettext_lazy("Round")
    LONG = "long", gettext_lazy("Long")


class BondKind(TextChoices):
    """What holds for two guests."""

    BESIDE = "beside", gettext_lazy("Side by side")
    TOGETHER = "together", gettext_lazy("At the same table")
    APART = "apart", gettext_lazy("At different tables")


def objections_to_planning_seats(*, kind: str, is_cancelled: bool) -> Iterator[str]:
    """Why an activity gets no seating plan."""
    if kind not in SEATED:
        yield _("Nobody is seated at an activity of this kind.")
    if is_cancelled:
        yield _("The activity is cancelled.")


def objections_to_seating(*, guests: int, seats: int, under_way: bool) -> Iterator[str]:
    """Why no plan can be ordered now."""
    if under_way:
        yield _("A plan is being made already; wait until it is there.")
    if not guests:
        yield _("There is nobody to seat; bring the list of guests up to date first.")
    if guests > seats:
        yield _("{guests} guests need more than {seats} seats; add tables.").format(
            guests=guests, seats=seats
        )


def objections_to_tables(*, number: int, seats: int, heads: int) -> Iterator[str]:
    """Why the hall cannot be set so."""
    if not 1 <= number <= MOST_TABLES:
        yield _("There can be 1 to {most} tables.").format(most=MOST_TABLES)
    if not FEWEST_AT_A_TABLE <= seats <= MOST_AT_A_TABLE:
        yield _("A table has {fewest} to {most} seats.").format(
            fewest=FEWEST_AT_A_TABLE, most=MOST_AT_A_TABLE
        )
    if not 0 <= heads <= number:
        yield _("There cannot be more head tables than tables.")


def objections_to_moving_guest(*, is_locked: bool, other_is_locked: bool) -> Iterator[str]:
    """Why a guest cannot take a seat."""
    if is_locked:
        yield _("This guest's seat is kept; release it first.")
    if other_is_locked:
        yield _("Who sits there keeps the seat; release it first, or choose another.")


def objections_to_publishing_seats(*, unseated: int, guests: int) -> Iterator[str]:
    """Why a plan cannot be published yet."""
    if not guests:
        yield _("There is nobody in the plan.")
    if unseated:
        yield ngettext(
            "{number} guest has no seat yet.", "{number} guests have no seat yet.", unseated
        ).format(number=unseated)


def objection_in_words(objection: Objection, names: dict[int, str]) -> str:
    """What speaks against a seat, for whoever arranges the hall.

    Args:
        names: of guests, by their keys.
    """
    others = ", ".join(names.get(key, "?") for key in objection.others)
    if objection.code == Code.BALANCE:
        return _balance(objection.number)
    if objection.code == Code.COLLEAGUES:
        return ngettext(
            "Sits at a table with a colleague: {others}",
            "Sits at a table with {number} colleagues: {others}",
            len(objection.others),
        ).format(number=len(objection.others), others=others)
    if objection.code == Code.PRECEDENCE:
        return ngettext(
            "Sits {number} place away from the seat due by precedence",
            "Sits {number} places away from the seat due by precedence",
            objection.number,
        ).format(number=objection.number)
    return str(WORDS[objection.code]).format(others=others)


WORDS = {
    Code.NO_ACCESS: gettext_lazy("Needs a seat that a wheelchair reaches"),
    Code.NOT_BESIDE: gettext_lazy("Must sit beside {others}"),
    Code.NOT_TOGETHER: gettext_lazy("Must sit at the table of {others}"),
    Code.NOT_APART: gettext_lazy("Must not sit at the table of {others}"),
    Code.FAR_FROM_HEAD: gettext_lazy("Sits farther from the head table than precedence has it"),
    Code.NO_LANGUAGE_RIGHT: gettext_lazy("Shares no language with the right neighbour, {others}"),
    Code.NO_LANGUAGE_LEFT: gettext_lazy("Shares no language with the left neighbour, {others}"),
    Code.NO_LANGUAGE_ACROSS: gettext_lazy("Shares no language with {others} across the table"),
    Code.COLLEAGUE_BESIDE: gettext_lazy("Sits beside a colleague, {others}"),
    Code.SAME_SIDE: gettext_lazy("Sits beside {others}, of the same side"),
    Code.NOBODY_OF_SECTOR: gettext_lazy("Meets nobody of the other side from the same sector"),
    Code.ALONE: gettext_lazy("Has nobody beside"),
}


def _balance(number: int) -> str:
    if number > 0:
        return ngettext(
            "The table has {number} host too many", "The table has {number} hosts too many", number
        ).format(number=number)
    return ngettext(
        "The table has {number} host too few", "The table has {number} hosts too few", -number
    ).format(number=-number)
