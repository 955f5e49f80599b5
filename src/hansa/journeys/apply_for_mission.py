"""A company applies by itself: application, wishes for activities and a receipt, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.programme import services as programme
from hansa.apps.registration import services as registrations
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Organisation
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity
    from hansa.apps.registration.models import Registration


@transaction.atomic
def apply_for_mission(
    *,
    mission: Mission,
    organisation: Organisation,
    application: registrations.Application,
    wishes: Sequence[Sequence[Activity]],
    by: User,
    now: datetime,
) -> Registration:
    """Send the application once, however often it is asked for, and confirm that it came.

    Args:
        wishes: the activities that each traveller would like to go to, in the order of travellers.

    Raises:
        Refused: as `registrations.submit`; with the field "travellers-n-activities" when a wish
            is out of the traveller's way.
    """
    registration, sent_now = registrations.submit(
        mission, organisation=organisation, application=application, by=by, now=now
    )
    if not sent_now:
        return registration
    delegates = registration.delegates.order_by("pk")
    for number, (delegate, wanted) in enumerate(zip(delegates, wishes, strict=True)):
        field = f"travellers-{number}-activities"
        programme.wish_for(delegate, activities=wanted, now=now, field=field)
    write_letter(
        "registration/letters/received.txt",
        key=f"registration.received-{registration.pk}",
        to=by.email,
        language=by.language,
        now=now,
        registration=registration,
        name=str(by),
    )
    return registration
