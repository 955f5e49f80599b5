"""A company says how large it is, and seats that this frees are offered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from hansa.apps.directory import services as directory
from hansa.apps.registration import queries as registrations_told
from hansa.journeys.withdraw_registration import offer_freed_seats

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Organisation, SizeDeclaration


def declare_size(
    organisation: Organisation, *, by: User, now: datetime, **told: Any
) -> SizeDeclaration:
    """Note the declaration, then let the waiting lists move that count its size.

    These are transactions of their own: whoever waits holds a mission first, who declares a record.

    Args:
        told: as `directory.services.declare_size` takes it.

    Raises:
        Refused: as `directory.services.declare_size` does.
    """
    declaration = directory.declare_size(organisation, by=by, now=now, **told)
    for mission in registrations_told.missions_that_count_its_size(organisation):
        offer_freed_seats(mission=mission, now=now)
    return declaration
