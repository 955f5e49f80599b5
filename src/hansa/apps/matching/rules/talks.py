"""What two sides may say to one another before they travel, and how a call comes about."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_MESSAGE = 2000
LONGEST_ADDRESS = 300
# One side writes so much in a day, and is told of news so often.
MOST_A_DAY = 40
TOLD_EVERY = timedelta(hours=1)
# A call is proposed for a time within reach.
FURTHEST_CALL = timedelta(days=120)


class CallStatus(TextChoices):
    """How far a video call is."""

    PROPOSED = "proposed", gettext_lazy("Proposed")
    ACCEPTED = "accepted", gettext_lazy("Agreed")
    DECLINED = "declined", gettext_lazy("Declined")
    CALLED_OFF = "called_off", gettext_lazy("Called off")
    HELD = "held", gettext_lazy("Held")
    MISSED = "missed", gettext_lazy("Not held")


# From where to where a call moves; what is not here is its end.
CALL_STEPS: dict[CallStatus, frozenset[CallStatus]] = {
    CallStatus.PROPOSED: frozenset(
        {CallStatus.ACCEPTED, CallStatus.DECLINED, CallStatus.CALLED_OFF}
    ),
    CallStatus.ACCEPTED: frozenset({CallStatus.HELD, CallStatus.MISSED, CallStatus.CALLED_OFF}),
}
# A call that may still be held; two have one at a time.
AHEAD = frozenset(CALL_STEPS)
# Said by whoever was asked.
ANSWERS = frozenset({CallStatus.ACCEPTED, CallStatus.DECLINED})
# Known once it was time.
OUTCOMES = frozenset({CallStatus.HELD, CallStatus.MISSED})


def objections_to_talking(
    *, name: str, both_take_part: bool, apart: bool, hosts_both: bool, wanted: bool
) -> Iterator[str]:
    """Why two do not write to one another.

    Args:
        wanted: one of them wants to meet the other, or the organisers brought them together.
    """
    if hosts_both:
        yield _("Two hosts talk without the mission.")
    if not both_take_part:
        yield _("{name} no longer takes part; this conversation is closed.").format(name=name)
    elif apart:
        yield _("{name} cannot be met on this mission.").format(name=name)
    elif not wanted:
        yield _("Say first that you would like to meet {name}; then you can write.").format(
            name=name
        )


def objections_to_message(text: str, *, written_today: int) -> Iterator[str]:
    """Why a message is not sent."""
    if not text.strip():
        yield _("Write a few words first.")
    if len(text) > LONGEST_MESSAGE:
        yield _("Keep to {most} characters; the rest is for the meeting.").format(
            most=LONGEST_MESSAGE
        )
    if written_today >= MOST_A_DAY:
        yield _("You wrote {number} messages today; go on tomorrow.").format(number=written_today)


def objections_to_call(
    *, starts_at: datetime, address: str, now: datetime, one_is_ahead: bool
) -> Iterator[str]:
    """Why a call cannot be proposed so."""
    if one_is_ahead:
        yield _("A call is proposed already; answer it or call it off first.")
    if starts_at <= now:
        yield _("Propose a time that is still to come.")
    if starts_at > now + FURTHEST_CALL:
        yield _("Propose a time within the next {days} days.").format(days=FURTHEST_CALL.days)
    if not is_safe_address(address):
        yield _("Paste the address of the call; it begins with https://.")


def objections_to_call_step(
    status: CallStatus, *, to: CallStatus, proposed_it: bool, starts_at: datetime, now: datetime
) -> Iterator[str]:
    """Why a call cannot become this.

    Args:
        proposed_it: the one who speaks proposed the call.
    """
    if to not in CALL_STEPS.get(status, frozenset()):
        yield _("The call is “{status}” already; look at it again.").format(status=status.label)
    elif to in ANSWERS and proposed_it:
        yield _("You proposed this call; the others answer.")
    elif to in OUTCOMES and now < starts_at:
        yield _("Say so once it was time for the call.")


def is_safe_address(address: str) -> bool:
    """Whether this leads to a page over a line that nobody reads along."""
    if len(address) > LONGEST_ADDRESS or any(letter.isspace() for letter in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return address.startswith("https://") and bool(parts.hostname)


def is_to_be_told(last: datetime | None, *, now: datetime) -> bool:
    """Whether a side is written that something waits for it, or was so a moment ago."""
    return last is None or now - last >= TOLD_EVERY
