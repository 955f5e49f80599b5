"""Setting up second steps and taking them away; what an agency asks of its staff."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import get_random_string

from hansa.apps.accounts import queries, rules
from hansa.apps.accounts.models import Agency, CodeApp, Passkey, RecoveryCode, User
from hansa.apps.accounts.services.guessing import fingerprint
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
from hansa.plumbing.passkeys import Made
from hansa.plumbing.secrets.sealing import seal
from hansa.values import refuse_if


@transaction.atomic
def add_code_app(*, user: User, secret: bytes, code: str, now: datetime) -> None:
    """Take up an app that shows the right code; it takes the place of the one before.

    Args:
        secret: what the app was given.
        code: what it shows now, so that nobody locks themselves out.

    Raises:
        Refused: when the code is another.
    """
    step = rules.step_of_code(code, secret=secret, now=now, after=0)
    refuse_if(rules.objections_to_app_code(right=step is not None), field="code")
    CodeApp.objects.update_or_create(
        user=user,
        defaults={
            "secret": seal(secret.hex(), about=CodeApp(user=user).about),
            "last_step": step,
            "added_at": now,
            "used_at": None,
        },
    )
    _tell("accounts.app_added", user, by=user, now=now)


@transaction.atomic
def add_passkey(*, user: User, made: Made, name: str, now: datetime) -> Passkey:
    """Keep the public half of a passkey that a device of the user made.

    Raises:
        Refused: when the user has as many as anybody may, or calls it nothing.
    """
    User.objects.select_for_update().get(pk=user.pk)
    number = queries.passkeys_of(user).count()
    refuse_if(rules.objections_to_another_passkey(number=number))
    refuse_if(rules.objections_to_name(name), field="name")
    passkey = Passkey.objects.create(
        user=user,
        name=name.strip(),
        credential_id=made.credential_id.hex(),
        credential=made.credential,
        uses=made.uses,
        added_at=now,
    )
    _tell("accounts.passkey_added", user, by=user, now=now, passkey=passkey.name)
    return passkey


@transaction.atomic
def make_recovery_codes(*, user: User, now: datetime) -> list[str]:
    """New codes for paper, as people read them; the old ones open nothing any more."""
    codes = [
        get_random_string(rules.RECOVERY_CODE_LENGTH, rules.LETTERS_OF_CODES)
        for _ in range(rules.RECOVERY_CODES)
    ]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, fingerprint=fingerprint(f"recovery {user.pk} {code}"))
        for code in codes
    )
    record("accounts.recovery_codes_made", about=user, by=user, now=now)
    return [rules.in_groups(code) for code in codes]


@transaction.atomic
def remove_passkey(*, passkey: Passkey, by: User, now: datetime) -> None:
    """Let the passkey open nothing any more.

    Raises:
        Refused: when it is the last second step, and an agency asks for one.
    """
    User.objects.select_for_update().get(pk=by.pk)
    steps = queries.second_steps_of(by)
    left = len(steps.passkeys) - 1 + (steps.app is not None)
    refuse_if(rules.objections_to_losing_one(left=left, required=steps.required))
    passkey.delete()
    _forget_codes_of(by, left=left)
    _tell("accounts.passkey_removed", by, by=by, now=now, passkey=passkey.name)


@transaction.atomic
def remove_code_app(*, user: User, now: datetime) -> None:
    """Let the app open nothing any more.

    Raises:
        Refused: when it is the last second step, and an agency asks for one.
    """
    User.objects.select_for_update().get(pk=user.pk)
    steps = queries.second_steps_of(user)
    if steps.app is None:
        return
    left = len(steps.passkeys)
    refuse_if(rules.objections_to_losing_one(left=left, required=steps.required))
    steps.app.delete()
    _forget_codes_of(user, left=left)
    _tell("accounts.app_removed", user, by=user, now=now)


@transaction.atomic
def forget_second_steps(*, colleague: User, by: User, now: datetime) -> None:
    """Take every second step of a colleague away, who lost their telephone; they set up anew.

    Raises:
        Refused: when `by` runs no agency for which the colleague works, or is the colleague.
    """
    runs_it = queries.may_forget_for(by).filter(pk=colleague.pk).exists()
    refuse_if(rules.objections_to_running_the_agency(runs_it=runs_it))
    refuse_if(rules.objections_to_forgetting(oneself=colleague == by))
    for table in (Passkey, CodeApp, RecoveryCode):
        table.objects.filter(user=colleague).delete()
    _tell("accounts.second_steps_forgotten", colleague, by=by, now=now)


@transaction.atomic
def require_second_step(*, agency: Agency, required: bool, by: User, now: datetime) -> None:
    """Say whether the agency's staff take a second step; who has none is led to set one up.

    Raises:
        Refused: when `by` does not run the agency.
    """
    refuse_if(rules.objections_to_running_the_agency(runs_it=queries.runs_the_agency(by, agency)))
    agency.requires_second_step = required
    agency.save(update_fields=["requires_second_step"])
    verb = "accounts.second_step_required" if required else "accounts.second_step_left_free"
    record(verb, about=agency, by=by, now=now)


def _forget_codes_of(user: User, *, left: int) -> None:
    """Without a second step there is nothing to recover."""
    if not left:
        RecoveryCode.objects.filter(user=user).delete()


def _tell(verb: str, user: User, *, by: User, now: datetime, passkey: str = "") -> None:
    """Record it, and write to the owner: if it was not they, they hear of it."""
    details = {"passkey": passkey} if passkey else {}
    record(verb, about=user, by=by, now=now, **details)
    write_letter(
        "accounts/letters/second_step.txt",
        key=f"{verb} {user.pk} {now.isoformat()} {secrets.token_hex(4)}",
        to=user.email,
        language=user.language,
        now=now,
        user=user,
        by=by,
        verb=verb,
        passkey=passkey,
        page=settings.BASE_URL + reverse("accounts:second_steps"),
    )
