"""Coming in: with a password, or with a link that was mailed."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from hansa.apps.accounts import queries, rules
from hansa.apps.accounts.models import Tries, User
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import refuse_if


@transaction.atomic
def signed_in(*, user: User, now: datetime) -> None:
    """The user came in; links that were mailed before lose their worth."""
    user.last_login = now
    user.save(update_fields=["last_login"])


def come_in_with_password(*, email: str, password: str, place: str, now: datetime) -> User:
    """Who comes in with this address and password. Counts as a try even when it is refused.

    Args:
        place: the network address the try comes from.

    Raises:
        Refused: in the same words whether the address, the password or the patience was wrong.
    """
    address = email.strip().lower()
    account, place = f"account {address}", f"place {place}"
    may_try = _tries_once_more(account, rules.TRIES_FOR_AN_ACCOUNT, now=now)
    may_try = _tries_once_more(place, rules.TRIES_FROM_A_PLACE, now=now) and may_try
    found = authenticate(username=address, password=password) if may_try else None
    refuse_if(rules.objections_to_entry(known=found is not None))
    user = cast("User", found)
    _forgets_the_try(account, place)
    signed_in(user=user, now=now)
    return user


@transaction.atomic
def come_in_with_link(*, token: str, now: datetime) -> User:
    """Who comes in with this link; of two at once, one does.

    Raises:
        Refused: when the link is forged, used or too old.
    """
    found = queries.user_of_token(token)
    if found:
        User.objects.select_for_update().get(pk=found.pk)
        found = queries.user_of_token(token)
    refuse_if(rules.objections_to_link(known=found is not None))
    user = cast("User", found)
    signed_in(user=user, now=now)
    return user


@transaction.atomic
def send_sign_in_link(*, email: str, place: str, now: datetime) -> None:
    """Mail a link to this address where it has an account; tells nobody whether it has."""
    address = email.strip().lower()
    may_try = _tries_once_more(f"link {address}", rules.TRIES_FOR_AN_ACCOUNT, now=now)
    may_try = _tries_once_more(f"links {place}", rules.LINKS_FROM_A_PLACE, now=now) and may_try
    user = queries.user_with_email(address)
    if user is None or not user.is_active or not may_try:
        return
    write_letter(
        "accounts/letters/sign_in.txt",
        key=f"accounts.sign_in {user.pk} {now.isoformat()}",
        to=user.email,
        language=user.language,
        now=now,
        user=user,
        link=queries.sign_in_link(user),
    )


@transaction.atomic
def _tries_once_more(at: str, allowed: int, *, now: datetime) -> bool:
    Tries.objects.filter(since__lt=rules.tries_count_from(now)).delete()
    tries, _ = Tries.objects.select_for_update().get_or_create(
        at=_fingerprint(at), defaults={"since": now}
    )
    Tries.objects.filter(pk=tries.pk).update(number=F("number") + 1)
    return rules.may_try_again(tries=tries.number, allowed=allowed)


def _forgets_the_try(account: str, place: str) -> None:
    Tries.objects.filter(at=_fingerprint(account)).delete()
    Tries.objects.filter(at=_fingerprint(place)).update(number=F("number") - 1)


def _fingerprint(at: str) -> str:
    return salted_hmac("hansa.tries", at, algorithm="sha256").hexdigest()
