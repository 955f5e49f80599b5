"""The secret address of a delegate's calendar."""

import secrets
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import CalendarLink
from hansa.apps.registration.models import Delegate
from hansa.plumbing.history.recording import record


@transaction.atomic
def make_calendar_link(*, delegate: Delegate, now: datetime) -> CalendarLink:
    """The delegate's calendar link, made when there is none."""
    link, _ = CalendarLink.objects.get_or_create(
        delegate=delegate, defaults={"secret": _secret(), "made_at": now}
    )
    return link


@transaction.atomic
def renew_calendar_link(*, delegate: Delegate, by: User, now: datetime) -> CalendarLink:
    """A new secret address; the one before stops working at once."""
    link, _ = CalendarLink.objects.select_for_update().update_or_create(
        delegate=delegate, defaults={"secret": _secret(), "made_at": now}
    )
    record("calendar_link.renewed", about=delegate, by=by, now=now)
    return link


def _secret() -> str:
    return secrets.token_urlsafe(32)
