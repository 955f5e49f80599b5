"""Group meetings of the demonstration: one host whom many wish to meet, and a company of each
agency at its table."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hansa.apps.meetings import groups
from hansa.apps.meetings import services as meetings

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.meetings.models import Party, Session

# With their host they fill a table of four chairs.
GUESTS = 3


def meet_in_groups(session: Session, *, number: int, by: User, now: datetime) -> None:
    """So many of the hosts who are wished for most meet companies of all agencies together."""
    for host, _wishes in groups.hosts_asked_often(session)[:number]:
        guests = _of_each_agency(host)
        if len(guests) > 1:
            meetings.gather(session=session, host=host, guests=guests, by=by, now=now)


def _of_each_agency(host: Party) -> list[Party]:
    """The worthiest wish of each agency; those who wish most come first."""
    found: dict[int, Party] = {}
    for pair in groups.pairs_with(host):
        guest = pair.asking if pair.asked_id == host.pk else pair.asked
        if guest.registration:
            found.setdefault(guest.registration.agency_id, guest)
    return list(found.values())[:GUESTS]
