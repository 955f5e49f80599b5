"""An organisation changes what it has sent: application, wishes and a receipt, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.programme import services as programme
from hansa.apps.registration import services as registrations
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.programme.models import Activity
    from hansa.apps.registration.models import Registration


@transaction.atomic
def change_application(
    *,
    registration: Registration,
    alteration: registrations.Alteration,
    wishes: Sequence[Sequence[Activity]],
    by: User,
    now: datetime,
) -> bool:
    """Change the application and what its delegates wish for; whether anything was changed.

    Args:
        wishes: the activities that each traveller would like to go to, in the order of travellers.

    Raises:
        Refused: as `registrations.change_application`; with the field "travellers-n-activities"
            when a wish is out of the traveller's way.
    """
    delegates, changed = registrations.change_application(
        registration, alteration=alteration, by=by, now=now
    )
    for number, (delegate, wanted) in enumerate(zip(delegates, wishes, strict=True)):
        field = f"travellers-{number}-activities"
        changed |= programme.wish_anew(delegate, activities=wanted, by=by, now=now, field=field)
    if changed:
        latest = story_of(registration)[0]
        write_letter(
            "registration/letters/changed.txt",
            key=f"registration.changed-{registration.pk}-{latest.pk}",
            to=by.email,
            language=by.language,
            now=now,
            registration=registration,
            name=str(by),
        )
    return changed
