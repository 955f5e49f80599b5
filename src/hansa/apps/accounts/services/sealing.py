"""Closing the secrets of apps with the key in use, after a new one was made."""

from django.db import transaction

from hansa.apps.accounts import queries
from hansa.plumbing.secrets.sealing import CannotUnseal, seal, unseal


@transaction.atomic
def seal_app_secrets_anew() -> tuple[int, int]:
    """Close with the key in use what former ones closed; gives how many, and how many stay shut.

    Safe to repeat, and beside a running site.
    """
    done = shut = 0
    for app in queries.apps_closed_by_former_keys().select_for_update().order_by("pk"):
        try:
            app.secret = seal(unseal(app.secret, about=app.about), about=app.about)
        except CannotUnseal:
            shut += 1
            continue
        app.save(update_fields=["secret"])
        done += 1
    return done, shut
