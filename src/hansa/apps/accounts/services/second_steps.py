"""Taking the second step, or coming in with a passkey or by government sign-on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.db import transaction

from hansa.apps.accounts import queries, rules
from hansa.apps.accounts.models import CodeApp, GovernmentIdentity, Passkey, RecoveryCode, User
from hansa.apps.accounts.services.guessing import fingerprint, may_guess, was_no_guess
from hansa.apps.accounts.services.signing_in import signed_in
from hansa.plumbing import passkeys
from hansa.plumbing.history.recording import record
from hansa.plumbing.secrets.sealing import CannotUnseal, unseal
from hansa.values import refuse_if


def take_step_with_code(*, user: User, code: str, known: bool = False, now: datetime) -> None:
    """Let in who showed a password or a link before, with a code of the app or a recovery code.

    Raises:
        Refused: in the same words whether the code or the patience was wrong.
    """
    at, typed = f"step {user.pk}", rules.as_typed(code)
    right = may_guess(at, known=known, now=now) and (
        _opens_with_app(user, typed, now=now) or _opens_with_recovery_code(user, typed, now=now)
    )
    refuse_if(rules.objections_to_second_step(known=right))
    was_no_guess(at, known=known, now=now)
    signed_in(user=user, now=now)


@transaction.atomic
def come_in_with_passkey(
    *,
    answer: str,
    site: passkeys.Site,
    kept: Mapping[str, Any],
    holder: User | None = None,
    now: datetime,
) -> User:
    """Who comes in with this answer of a browser; no further step follows.

    Args:
        kept: what was kept of the challenge.
        holder: whose passkey it has to be, where somebody showed a password before.

    Raises:
        Refused: when the answer is wrong, or the passkey nobody's.
    """
    passkey = _passkey_of(answer, site=site, kept=kept)
    right = passkey is not None and (holder is None or passkey.user_id == holder.pk)
    refuse_if(rules.objections_to_passkey(known=right))
    user = cast("Passkey", passkey).user
    signed_in(user=user, now=now)
    Passkey.objects.filter(pk=cast("Passkey", passkey).pk).update(used_at=now)
    return user


@transaction.atomic
def come_in_from_government(
    *, issuer: str, subject: str, email: str, email_is_checked: bool, now: datetime
) -> User:
    """Who comes in as this identity. At the first time it is tied to the staff of this address.

    Args:
        email_is_checked: whether the issuer vouches for the address.

    Raises:
        Refused: when no agency has such a person on its staff.
    """
    user = queries.user_of_identity(issuer=issuer, subject=subject)
    newcomer = queries.user_with_email(email) if user is None and email_is_checked else None
    found = user or newcomer
    is_staff = found is not None and found.is_active and queries.works_for_an_agency(found)
    refuse_if(rules.objections_to_government(known=is_staff))
    staff = cast("User", found)
    if newcomer:
        GovernmentIdentity.objects.create(user=staff, issuer=issuer, subject=subject, added_at=now)
        record("accounts.identity_tied", about=staff, by=staff, now=now, issuer=issuer)
    signed_in(user=staff, now=now)
    return staff


@transaction.atomic
def _opens_with_app(user: User, code: str, *, now: datetime) -> bool:
    app = CodeApp.objects.select_for_update().filter(user=user).first()
    if app is None:
        return False
    try:
        secret = bytes.fromhex(unseal(app.secret, about=app.about))
    except CannotUnseal:
        return False
    step = rules.step_of_code(code, secret=secret, now=now, after=app.last_step)
    if step is None:
        return False
    CodeApp.objects.filter(pk=app.pk).update(last_step=step, used_at=now)
    return True


@transaction.atomic
def _opens_with_recovery_code(user: User, code: str, *, now: datetime) -> bool:
    """Of two at once with the same code, one comes in."""
    mine = RecoveryCode.objects.filter(user=user, used_at=None)
    if not mine.filter(fingerprint=fingerprint(f"recovery {user.pk} {code}")).update(used_at=now):
        return False
    left = RecoveryCode.objects.filter(user=user, used_at=None).count()
    record("accounts.recovery_code_used", about=user, by=user, now=now, left=left)
    return True


def _passkey_of(answer: str, *, site: passkeys.Site, kept: Mapping[str, Any]) -> Passkey | None:
    """The passkey that gave the answer; one that counts backwards was copied, and opens nothing."""
    try:
        name = passkeys.named_in(answer).hex()
        passkey = (
            Passkey.objects.select_for_update(of=("self",))
            .select_related("user")
            .filter(credential_id=name, user__is_active=True)
            .first()
        )
        if passkey is None:
            return None
        use = passkeys.used(answer, site=site, kept=kept, known=[bytes(passkey.credential)])
    except passkeys.NoPasskey:
        return None
    if passkey.uses and use.uses <= passkey.uses:
        return None
    Passkey.objects.filter(pk=passkey.pk).update(uses=use.uses)
    return passkey
