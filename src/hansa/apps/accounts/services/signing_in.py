"""Coming in: with a password, or with a link or code that was mailed."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import cast

from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, get_random_string

from hansa.apps.accounts import queries, rules
from hansa.apps.accounts.models import MailedCode, Tries, User
from hansa.apps.accounts.services.guessing import fingerprint, may_guess, was_no_guess
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import refuse_if


@transaction.atomic
def signed_in(*, user: User, now: datetime) -> None:
    """The user came in; links and codes that were mailed before lose their worth."""
    user.last_login = now
    user.save(update_fields=["last_login"])
    MailedCode.objects.filter(user=user).delete()


def come_in_with_password(
    *, email: str, password: str, place: str, known: bool = False, now: datetime
) -> User:
    """Whose address and password these are. A wrong one counts as a guess at the account.

    They are in, unless they take a second step; then nothing has changed yet.

    Args:
        place: the network address the try comes from.
        known: whether the owner came in on this device before (`queries.is_known_device`).

    Raises:
        Refused: in the same words whether the address, the password or the patience was wrong.
    """
    address = email.strip().lower()
    account, place = f"password {address}", f"place {place}"
    may_try = _tries_once_more(place, rules.TRIES_FROM_A_PLACE, now=now) or known
    may_try = may_try and may_guess(account, known=known, now=now)
    found = authenticate(username=address, password=password) if may_try else None
    refuse_if(rules.objections_to_entry(known=found is not None))
    user = cast("User", found)
    was_no_guess(account, known=known, now=now)
    Tries.objects.filter(at=fingerprint(place)).update(number=F("number") - 1)
    if not queries.takes_a_second_step(user):
        signed_in(user=user, now=now)
    return user


@transaction.atomic
def come_in_with_link(*, token: str, now: datetime) -> User:
    """Who comes in with this link; of two at once, one does. A second step may follow.

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


def come_in_with_mailed_code(*, ticket: str, code: str, now: datetime) -> User:
    """Who comes in with this code, in the browser that asked for it. A second step may follow.

    Args:
        ticket: what `send_sign_in_link` gave that browser.

    Raises:
        Refused: in the same words whether the code was wrong, used, too old or never sent.
    """
    user = _user_of_code(ticket, rules.as_typed(code), now=now)
    refuse_if(rules.objections_to_mailed_code(known=user is not None))
    return cast("User", user)


@transaction.atomic
def send_sign_in_link(*, email: str, place: str, now: datetime) -> str:
    """Mail a link and a code to this address where it has an account.

    Returns:
        A ticket for the browser that asked; it tells nobody whether there is an account.
    """
    address, ticket = email.strip().lower(), secrets.token_urlsafe(32)
    MailedCode.objects.filter(made_at__lt=now - rules.MAILED_CODE_LIFE).delete()
    may_try = _tries_once_more(f"link {address}", rules.LINKS_FOR_AN_ACCOUNT, now=now)
    may_try = _tries_once_more(f"links {place}", rules.LINKS_FROM_A_PLACE, now=now) and may_try
    user = queries.user_with_email(address)
    if user is None or not user.is_active or not may_try:
        return ticket
    write_letter(
        "accounts/letters/sign_in.txt",
        key=f"accounts.sign_in {user.pk} {now.isoformat()}",
        to=user.email,
        language=user.language,
        now=now,
        user=user,
        link=queries.sign_in_link(user),
        code=rules.in_groups(_new_code(user, ticket, now=now)),
        minutes=int(rules.MAILED_CODE_LIFE.total_seconds() // 60),
    )
    return ticket


def _new_code(user: User, ticket: str, *, now: datetime) -> str:
    code = get_random_string(rules.MAILED_CODE_LENGTH, rules.LETTERS_OF_CODES)
    MailedCode.objects.create(
        user=user, ticket=ticket, fingerprint=fingerprint(f"{ticket} {code}"), made_at=now
    )
    return code


@transaction.atomic
def _user_of_code(ticket: str, code: str, *, now: datetime) -> User | None:
    """A wrong code is saved as a guess, so nothing may be refused in this transaction."""
    mailed = (
        MailedCode.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(ticket=ticket, made_at__gt=now - rules.MAILED_CODE_LIFE, user__is_active=True)
        .first()
    )
    if mailed is None or mailed.guesses >= rules.MAILED_CODE_GUESSES:
        return None
    if not constant_time_compare(mailed.fingerprint, fingerprint(f"{ticket} {code}")):
        MailedCode.objects.filter(pk=mailed.pk).update(guesses=F("guesses") + 1)
        return None
    signed_in(user=mailed.user, now=now)
    return mailed.user


@transaction.atomic
def _tries_once_more(at: str, allowed: int, *, now: datetime) -> bool:
    Tries.objects.filter(since__lt=rules.tries_count_from(now)).delete()
    tries, _ = Tries.objects.select_for_update().get_or_create(
        at=fingerprint(at), defaults={"since": now}
    )
    Tries.objects.filter(pk=tries.pk).update(number=F("number") + 1)
    return rules.may_try_again(tries=tries.number, allowed=allowed)
