"""Links behind which a party without account says yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

from hansa.apps.agreements.models import Clearance
from hansa.apps.agreements.rules import Status

LINK_SALT = "hansa.agreements.clearance"
LINK_LIFE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class ClearanceLink:
    """A link that we signed."""

    clearance: Clearance
    written_at: datetime
    is_current: bool

    def works(self, now: datetime) -> bool:
        """Whether the page opens to it; it shuts once the agreement is withdrawn."""
        withdrawn = self.clearance.agreement.status == Status.WITHDRAWN
        return self.is_current and not withdrawn and now < self.written_at + LINK_LIFE


def clearance_token(clearance: Clearance) -> str:
    """The secret of a party's link; renewing it makes the old one worthless."""
    said = {"clearance": clearance.pk, "v": clearance.link_version}
    return signing.dumps(said, salt=LINK_SALT)


def read_link(token: str) -> ClearanceLink | None:
    """Whose link this is, also when it is too old; None when it is forged."""
    try:
        said = signing.loads(token, salt=LINK_SALT)
    except signing.BadSignature:
        return None
    clearance = (
        Clearance.objects.filter(pk=said["clearance"], party__isnull=False)
        .select_related("party", "agreement__mission", "agreement__agency")
        .first()
    )
    if clearance is None:
        return None
    stamp = token.rsplit(":", 2)[1]
    written_at = datetime.fromtimestamp(signing.b62_decode(stamp), UTC)
    return ClearanceLink(clearance, written_at, said["v"] == clearance.link_version)
