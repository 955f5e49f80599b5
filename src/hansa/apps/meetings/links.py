"""Links of hosts: whose they are, until when they work, and whether a newer one replaced them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing

from hansa.apps.directory.models import Person
from hansa.apps.meetings.models import Counterpart
from hansa.apps.meetings.queries import LINK_LIFE, LINK_SALT


@dataclass(frozen=True, slots=True)
class HostLink:
    """A link that we signed.

    Attributes:
        reader: the contact, or the colleague to whom the page was forwarded.
        is_current: no newer letter replaced it.
    """

    counterpart: Counterpart
    reader: Person
    written_at: datetime
    is_current: bool

    @property
    def expires_at(self) -> datetime:
        """Until when it works."""
        return self.written_at + LINK_LIFE

    def works(self, now: datetime) -> bool:
        """Whether the page opens to it."""
        return self.is_current and now < self.expires_at


def read_link(token: str) -> HostLink | None:
    """Whose link this is, also when it is too old or replaced; None when it is forged."""
    try:
        said = signing.loads(token, salt=LINK_SALT)
    except signing.BadSignature:
        return None
    counterpart = (
        Counterpart.objects.select_related("organisation", "contact", "leg__mission")
        .filter(pk=said["host"])
        .first()
    )
    if counterpart is None:
        return None
    reader = counterpart.contact
    if colleague := said.get("p"):
        found = Person.objects.filter(pk=colleague, organisation=counterpart.organisation_id)
        reader = found.first() or reader
    is_current = said["v"] == counterpart.link_version
    return HostLink(counterpart, reader, _written_at(token), is_current)


def _written_at(token: str) -> datetime:
    """What the signature tells of its time; it was verified before."""
    stamp = token.rsplit(":", 2)[1]
    return datetime.fromtimestamp(signing.b62_decode(stamp), UTC)
