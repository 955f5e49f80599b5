"""What opens an account beside a password, how often one may guess, and what that demands."""

import hashlib
import hmac
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

# Wrong guesses at one account in any hour that are looked at: from strangers' devices, and from
# devices on which the owner came in before. What is beyond is refused unseen.
GUESSES_OF_STRANGERS = 15
GUESSES_OF_KNOWN_DEVICES = 5
PATIENCE = timedelta(hours=1)

# A device is known for so long after its owner came in on it.
DEVICE_LIFE = timedelta(days=180)

# A code that was mailed, for the browser that asked for it.
MAILED_CODE_LIFE = timedelta(minutes=15)
MAILED_CODE_GUESSES = 5
# Consonants that nobody takes for another: no word comes of them, and no figure.
LETTERS_OF_CODES = "BCDFGHJKLMNPQRSTVWXZ"
MAILED_CODE_LENGTH = 8

RECOVERY_CODES = 10
RECOVERY_CODE_LENGTH = 12
MOST_PASSKEYS = 10

# Codes of an app (RFC 6238): six figures, every half minute; one earlier and one later will do.
STEP = 30
DRIFT = 1
_FIGURES = 6

# Who changes how they come in has come in lately.
LATELY = timedelta(minutes=30)


def app_code(secret: bytes, *, step: int) -> str:
    """What the app shows in this half minute.

    Source:
        RFC 4226, section 5.3; RFC 6238, section 4.
    """
    mac = hmac.digest(secret, step.to_bytes(8, "big"), hashlib.sha1)
    start = mac[-1] & 0x0F
    number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**_FIGURES).zfill(_FIGURES)


def step_of(moment: datetime) -> int:
    """The half minute since 1970 in which the moment lies."""
    return int(moment.timestamp()) // STEP


def step_of_code(code: str, *, secret: bytes, now: datetime, after: int) -> int | None:
    """The half minute whose code this is; None for a wrong one.

    Args:
        after: the last half minute whose code was used; none is used twice.
    """
    here = step_of(now)
    return next(
        (
            step
            for step in range(here - DRIFT, here + DRIFT + 1)
            if step > after and hmac.compare_digest(app_code(secret, step=step), as_typed(code))
        ),
        None,
    )


def as_typed(code: str) -> str:
    """The code without what people put between its letters."""
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def in_groups(code: str) -> str:
    """The code as people read it, four letters at a time."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def still_counted(moments: list[datetime], *, now: datetime) -> list[datetime]:
    """The guesses of the last hour."""
    return [moment for moment in moments if moment > now - PATIENCE]


def objections_to_entry(*, known: bool) -> Iterator[str]:
    """Why somebody does not come in: in the same words, whatever was wrong."""
    if not known:
        yield _(
            "This address and password do not open an account. After {guesses} wrong ones in an "
            "hour no password is looked at; a link by mail still lets you in."
        ).format(guesses=GUESSES_OF_STRANGERS)


def objections_to_mailed_code(*, known: bool) -> Iterator[str]:
    """Why nobody comes in with this code: in the same words, whatever was wrong."""
    if not known:
        yield _(
            "This code does not open. It is good once, for {minutes} minutes, in the browser that "
            "asked for it; after {guesses} wrong ones have a new one mailed."
        ).format(minutes=int(MAILED_CODE_LIFE.total_seconds() // 60), guesses=MAILED_CODE_GUESSES)


def objections_to_second_step(*, known: bool) -> Iterator[str]:
    """Why the second step was not taken."""
    if not known:
        yield _(
            "This code does not open. A code of the app is good once, while it is shown, and a "
            "recovery code once; after {guesses} wrong ones in an hour use a passkey or wait."
        ).format(guesses=GUESSES_OF_STRANGERS)


def objections_to_passkey(*, known: bool) -> Iterator[str]:
    """Why nobody comes in with this passkey."""
    if not known:
        yield _("This passkey does not open an account here. Come in another way.")


def objections_to_app_code(*, right: bool) -> Iterator[str]:
    """Why the app is not taken up."""
    if not right:
        yield _(
            "This is not the code that the app shows now. Set the clock of the telephone to the "
            "hour of its network, and type the next code."
        )


def objections_to_another_passkey(*, number: int) -> Iterator[str]:
    """Why somebody with so many passkeys gets no other."""
    if number >= MOST_PASSKEYS:
        yield _("{number} passkeys are the most; take one away that is no longer used.").format(
            number=MOST_PASSKEYS
        )


def objections_to_losing_one(*, left: int, required: bool) -> Iterator[str]:
    """Why somebody keeps the last thing that their agency asks of them."""
    if required and not left:
        yield _("Your agency asks for a second step. Add another one first.")


def objections_to_running_the_agency(*, runs_it: bool) -> Iterator[str]:
    """Why somebody may not say how the staff of an agency come in."""
    if not runs_it:
        yield _("Only an administrator of the agency may say how its staff come in.")


def objections_to_forgetting(*, oneself: bool) -> Iterator[str]:
    """Why nobody takes their own second step away here."""
    if oneself:
        yield _("Ask another administrator, or take it away on the page of your own account.")


def objections_to_government(*, known: bool) -> Iterator[str]:
    """Why nobody comes in by government sign-on."""
    if not known:
        yield _(
            "Government sign-on knows you, but no agency here has you on its staff under this "
            "address. Ask the administrator of your agency."
        )
