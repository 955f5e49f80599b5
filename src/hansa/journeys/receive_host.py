"""A host is invited, and can say at once what it looks for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.matching import services as matching
from hansa.apps.meetings import services as meetings

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Person
    from hansa.apps.meetings.models import Counterpart, Session


@transaction.atomic
def receive_host(*, session: Session, contact: Person, by: User, now: datetime) -> Counterpart:
    """Add the contact's organisation to the hosts of the session, and open its profile.

    Raises:
        Refused: when the organisation is a host there already.
    """
    counterpart = meetings.invite_host(session=session, contact=contact, by=by, now=now)
    matching.open_profile(counterpart=counterpart, by=by, now=now)
    return counterpart
