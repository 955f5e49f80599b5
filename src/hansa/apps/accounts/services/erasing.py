"""Forgetting who an account belonged to."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from hansa.apps.accounts import queries
from hansa.apps.accounts.models import (
    CodeApp,
    GovernmentIdentity,
    MailedCode,
    Passkey,
    RecoveryCode,
    User,
)
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if

# Nobody can have an address below it (RFC 2606).
NOWHERE = "erased.invalid"


@transaction.atomic
def erase_account(user: User, *, now: datetime) -> str:
    """Shut the account for good, with all that opens it.

    Gives the name that stands for its owner in every story.

    Raises:
        Refused: while they work for an agency, or run the site.
    """
    refuse_if(queries.objections_to_erasing(user))
    # "Nomen nescio" is understood in every language we speak.
    user.full_name = f"N.N. #{user.pk}"
    user.email = f"erased-{user.pk}@{NOWHERE}"
    user.password = make_password(None)
    user.is_active = False
    user.last_login = None
    for table in (Passkey, CodeApp, RecoveryCode, GovernmentIdentity, MailedCode):
        table.objects.filter(user=user).delete()
    user.save(update_fields=["full_name", "email", "password", "is_active", "last_login"])
    record("accounts.erased", about=user, by=user, now=now)
    return user.full_name
