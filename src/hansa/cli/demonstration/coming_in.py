"""What some of the staff of the demonstration come in with, beside a password."""

from __future__ import annotations

import secrets
from datetime import datetime

from hansa.apps.accounts import queries, rules, services

# They are nobody whom a visitor is invited to be: nobody has their telephones.
WITH_AN_APP = ("manager@flanders.example", "counsellor@los-angeles.example")


def equip_staff(*, now: datetime) -> None:
    """Give them an app and recovery codes, so that the pages on it have something to show."""
    for email in WITH_AN_APP:
        user = queries.user_with_email(email)
        if user is None:
            raise LookupError(f"The demonstration has no user {email!r}.")
        secret = secrets.token_bytes(20)
        code = rules.app_code(secret, step=rules.step_of(now))
        services.add_code_app(user=user, secret=secret, code=code, now=now)
        services.make_recovery_codes(user=user, now=now)
