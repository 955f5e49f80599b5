"""Issuing and revoking badges."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.attendance import queries, rules
from hansa.apps.attendance.models import Badge
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Delegate
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if

# Letters and digits that nobody takes for one another; 16 of them cannot be guessed.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 16


@transaction.atomic
def issue_badges(*, mission: Mission, by: User | None, now: datetime) -> int:
    """Give a badge to everybody who is to have one and never had; says to how many."""
    held = Mission.objects.select_for_update().get(pk=mission.pk)
    missing = queries.without_badge(held)
    Badge.objects.bulk_create(
        [
            *(_new(held, now, delegate=each) for each in missing.delegates),
            *(_new(held, now, companion=each) for each in missing.companions),
            *(_new(held, now, counterpart=each) for each in missing.counterparts),
        ]
    )
    if missing.number:
        record("badges.issued", about=held, by=by, now=now, number=missing.number)
    return missing.number


@transaction.atomic
def issue_own_badge(*, delegate: Delegate, now: datetime) -> Badge | None:
    """The delegate's badge, made when there never was one; None where it was revoked."""
    Delegate.objects.select_for_update().get(pk=delegate.pk)
    if not Badge.objects.filter(delegate=delegate).exists():
        _new(delegate.mission, now, delegate=delegate).save()
    return queries.badge_of(delegate)


@transaction.atomic
def revoke_badge(*, badge: Badge, by: User, now: datetime, why: str) -> None:
    """Let a badge open no door any more.

    Raises:
        Refused: without a reason, or when it was revoked before.
    """
    held = Badge.objects.select_for_update(of=("self",)).get(pk=badge.pk)
    refuse_if(rules.objections_to_revoking(revoked=held.revoked_at is not None))
    refuse_if(rules.objections_to_reason(why), field="why")

    held.revoked_at, held.revoked_why = now, why.strip()
    held.save(update_fields=["revoked_at", "revoked_why"])
    record("badge.revoked", about=held.mission, by=by, now=now, why=held.revoked_why, badge=held.pk)


@transaction.atomic
def replace_badge(*, badge: Badge, by: User, now: datetime, why: str) -> Badge:
    """A new badge for who has this one, which opens no door any more.

    Raises:
        Refused: without a reason.
    """
    held = Badge.objects.select_for_update(of=("self",)).get(pk=badge.pk)
    if held.revoked_at is None:
        revoke_badge(badge=held, by=by, now=now, why=why)
    holder = {
        "delegate": held.delegate,
        "companion": held.companion,
        "counterpart": held.counterpart,
    }
    standing = Badge.objects.filter(**holder, revoked_at=None).first()
    if standing:
        return standing
    made = _new(held.mission, now, **holder)
    made.save()
    record("badge.replaced", about=held.mission, by=by, now=now, why=why.strip(), badge=made.pk)
    return made


@transaction.atomic
def renew_badge(*, delegate: Delegate, by: User, now: datetime) -> Badge | None:
    """A new badge for who travels in somebody's place; None where there was none to replace.

    Why they do is not told at doors: it may be an illness.
    """
    standing = Badge.objects.filter(delegate=delegate, revoked_at=None).first()
    if standing is None:
        return None
    return replace_badge(badge=standing, by=by, now=now, why=_("Somebody else travels instead."))


def _new(mission: Mission, now: datetime, **holder: object) -> Badge:
    token = "".join(secrets.choice(_SIGNS) for _place in range(_LENGTH))
    return Badge(
        mission=mission,
        token=token,
        digest=sha256(token.encode()).hexdigest(),
        issued_at=now,
        **holder,
    )
