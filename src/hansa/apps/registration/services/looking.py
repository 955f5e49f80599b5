"""Those who decide read what was changed."""

from datetime import datetime

from hansa.apps.accounts.models import User
from hansa.apps.registration.models import Look, Registration


def note_look(registration: Registration, *, by: User, now: datetime) -> None:
    """Keep when `by` read the changes, so that their list marks only what comes after.

    Nothing is told in the story: what somebody has read is their own affair.
    """
    Look.objects.bulk_create(
        [Look(registration=registration, by=by, at=now)],
        update_conflicts=True,
        unique_fields=["registration", "by"],
        update_fields=["at"],
    )
