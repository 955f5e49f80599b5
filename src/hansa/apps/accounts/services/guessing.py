"""Counting wrong guesses at an account: beyond so many in an hour none is looked at."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from hansa.apps.accounts import rules
from hansa.apps.accounts.models import Guesses


def fingerprint(at: str) -> str:
    """What is kept instead of an address or a code."""
    return salted_hmac("hansa.tries", at, algorithm="sha256").hexdigest()


@transaction.atomic
def may_guess(at: str, *, known: bool, now: datetime) -> bool:
    """Whether one more guess is looked at; if so it counts, until `was_no_guess` takes it back.

    Args:
        at: the account, and what is guessed.
        known: whether its owner came in on this device before; that has guesses of its own.
    """
    allowed = rules.GUESSES_OF_KNOWN_DEVICES if known else rules.GUESSES_OF_STRANGERS
    door = _door(at, known=known)
    Guesses.objects.filter(last__lt=now - rules.PATIENCE).exclude(at=door).delete()
    guesses, _ = Guesses.objects.select_for_update().get_or_create(at=door, defaults={"last": now})
    moments = rules.still_counted(guesses.moments, now=now)
    if len(moments) >= allowed:
        return False
    Guesses.objects.filter(pk=guesses.pk).update(moments=[*moments, now], last=now)
    return True


@transaction.atomic
def was_no_guess(at: str, *, known: bool, now: datetime) -> None:
    """Forget a guess that was right; the wrong ones before it stay counted."""
    door = _door(at, known=known)
    guesses = Guesses.objects.select_for_update().filter(at=door).first()
    if guesses and now in guesses.moments:
        guesses.moments.remove(now)
        guesses.save(update_fields=["moments"])


def _door(at: str, *, known: bool) -> str:
    return fingerprint(f"{at} {'known' if known else 'strangers'}")
