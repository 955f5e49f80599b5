"""The organisers' word on two who might meet."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.matching import queries, rules
from hansa.apps.matching.models import CooperationProfile, Ruling
from hansa.apps.matching.services.carrying import carry_between, hold_still
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def rule_on(
    *,
    one: CooperationProfile,
    other: CooperationProfile,
    allows: bool,
    why: str,
    by: User,
    now: datetime,
) -> Ruling:
    """Say that two are to meet, or that they are not to; saying it anew replaces what was said.

    The two are told neither that nor why: where they are not to meet, nothing is offered to them.

    Raises:
        Refused: when there is no reason, or one of the two does not want to be made to meet.
    """
    hold_still([one.pk, other.pk])
    couple = queries.couple(one, other)
    refuse_if(rules.objections_to_ruling(couple, allows=allows, why=why))
    standing = queries.ruling_between(one, other)
    if standing and (standing.allows, standing.why) == (allows, why.strip()):
        return standing
    ruling = standing or Ruling(one=one, other=other)
    ruling.allows, ruling.why, ruling.by, ruling.at = allows, why.strip(), by, now
    ruling.save()
    record("ruling.said", about=ruling, by=by, now=now, why=ruling.why, allows=allows)
    _carry(one, other, by=by, now=now)
    return ruling


@transaction.atomic
def lift_ruling(*, ruling: Ruling, by: User, now: datetime) -> None:
    """Leave it to the two again whether they meet; safe to repeat."""
    hold_still([ruling.one_id, ruling.other_id])
    number, _rows = Ruling.objects.filter(pk=ruling.pk).delete()
    if not number:
        return
    about = {"one": ruling.one_id, "other": ruling.other_id, "allowed": ruling.allows}
    record("ruling.lifted", about=ruling.one, by=by, now=now, why=ruling.why, **about)
    _carry(ruling.one, ruling.other, by=by, now=now)


def _carry(one: CooperationProfile, other: CooperationProfile, *, by: User, now: datetime) -> None:
    """The organisers are not bound by the deadlines of rounds."""
    sessions = [each.session for each in queries.shared_sessions(one, other, now=now)]
    carry_between(one, [other.pk], sessions=sessions, by=by, now=now)
