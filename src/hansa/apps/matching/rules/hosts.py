"""What a host may do behind their signed link, without an account."""

from collections.abc import Collection, Iterator
from datetime import date

from django.utils.translation import gettext as _

# What is written with a forwarded page, and so many colleagues may get it.
LONGEST_NOTE = 300
MOST_COLLEAGUES = 10
# Events of a host's story: their link went out, they came by it, they said or changed something.
SENT = frozenset({"counterpart.link_mailed", "host.link_asked_again"})
OPENED = "host.opened"
DID = frozenset(
    {
        "host.said",
        "host.declined",
        "host.ranked",
        "host.hours_set",
        "host.forwarded",
        "host.stated",
    }
)


def objections_to_renewing(*, leg_ends_on: date, today: date) -> Iterator[str]:
    """Why nobody is mailed a new link."""
    if today > leg_ends_on:
        yield _("The mission is over; its pages open no more.")


def objections_to_forwarding(
    *, name: str, themselves: bool, number: int, leg_ends_on: date, today: date
) -> Iterator[str]:
    """Why a host's page is not forwarded.

    Args:
        number: of colleagues who have it already.
    """
    if themselves:
        yield _("This page is yours already, {name}; name a colleague.").format(name=name)
    if number >= MOST_COLLEAGUES:
        yield _("{number} colleagues have this page; that must be enough.").format(number=number)
    if today > leg_ends_on:
        yield _("The mission is over; its pages open no more.")


def objections_to_hours(*, leaving: Collection[str]) -> Iterator[str]:
    """Why a host cannot be away at these times any more.

    Args:
        leaving: the published meetings that would be missed, in words.
    """
    for meeting in leaving:
        yield _(
            "You are expected then: {meeting}. Everybody was told; decline that meeting first."
        ).format(meeting=meeting)
