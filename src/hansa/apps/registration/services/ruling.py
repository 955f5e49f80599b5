"""Saying how a mission gives its seats, for whom it keeps them, and what leaving costs."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import objections_to_planning
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission, SectorGroup
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import CancellationTerm, Quota, SeatTerms
from hansa.apps.registration.rules import SizeShare
from hansa.apps.registration.services.holding import hold_mission
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def set_seat_terms(
    mission: Mission,
    *,
    overbooking: int,
    answer_days: int,
    quotas: Mapping[Agency | SectorGroup | SizeShare, int],
    cancellation: Sequence[tuple[int, int]],
    by: User,
    now: datetime,
) -> None:
    """Say anew how seats are given; quotas that are full already stay so, and nobody loses a seat.

    Args:
        quotas: the most delegates of an agency, a sector group or companies of a size;
            those not named have no limit.
        cancellation: days before the mission, and the percentage of the fee kept from then on.

    Raises:
        Refused: when `by` does not plan the mission; with field "overbooking" when more is
            offered already, or "cancellation" when the terms contradict one another.
    """
    mission = hold_mission(mission)
    refuse_if(objections_to_planning(missions.roles_on(by, mission)))
    refuse_if(
        queries.objections_to_seats_of(mission, seats=mission.seats, overbooking=overbooking),
        field="overbooking",
    )
    terms = [
        CancellationTerm(mission=mission, days_before=days, share=share)
        for days, share in cancellation
    ]
    refuse_if(rules.objections_to_cancellation_terms(terms), field="cancellation")
    given = {"overbooking": overbooking, "answer_days": answer_days}
    SeatTerms.objects.update_or_create(mission=mission, defaults=given)
    limits = [_quota(mission, share, most) for share, most in quotas.items()]
    _replace(mission, limits, terms)
    told: dict[str, Any] = {**given, "terms": list(cancellation)}
    told["quotas"] = {str(limit): limit.most for limit in limits}
    record("mission.seat_terms_set", about=mission, by=by, now=now, **told)


def _replace(mission: Mission, quotas: Sequence[Quota], terms: Sequence[CancellationTerm]) -> None:
    mission.quotas.all().delete()
    Quota.objects.bulk_create(quotas)
    mission.cancellation_terms.all().delete()
    CancellationTerm.objects.bulk_create(terms)


def _quota(mission: Mission, share: Agency | SectorGroup | SizeShare, most: int) -> Quota:
    if isinstance(share, SizeShare):
        return Quota(mission=mission, size=share, most=most)
    if isinstance(share, Agency):
        return Quota(mission=mission, agency=share, most=most)
    if share.mission_id != mission.pk:
        raise ValueError(f"{share} is a sector group of another mission than {mission}.")
    return Quota(mission=mission, sector_group=share, most=most)
