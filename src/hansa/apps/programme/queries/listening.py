"""Whether a page of an agenda has anything new to ask for, by a key that the page carries.

Five hundred phones ask every few seconds, nearly always for nothing: that answer needs neither
session nor reader. The key names a journey and opens nothing but this one question.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing

from hansa.apps.programme.models import Notice
from hansa.apps.registration.models import Delegate
from hansa.plumbing.written import Written

_SALT = "hansa.listening"
_UNREAD = Written(
    lambda delegate: (
        Notice.objects.filter(delegate=delegate, read_at__isnull=True)
        .only("told_at")
        .order_by("-told_at")[:1]
    )
)
# A page that stays open longer asks as its reader, which costs more and says the same.
KEY_LIFE = timedelta(days=2)


def listening_key(delegate: Delegate) -> str:
    """What a page of this journey asks with."""
    return signing.dumps(delegate.pk, salt=_SALT)


def nothing_is_new(key: str, *, since: datetime | None) -> bool:
    """Whether the journey of this key has nothing unread that is later; one query.

    Args:
        since: the latest thing that the page shows; None: it shows none.

    Returns:
        False for a key that is none or too old: whoever asks is to be asked who they are.
    """
    try:
        delegate = signing.loads(key, salt=_SALT, max_age=KEY_LIFE)
    except signing.BadSignature:
        return False
    latest = next(iter(_UNREAD(delegate)), None)
    return latest is None or (since is not None and latest.told_at <= since)
