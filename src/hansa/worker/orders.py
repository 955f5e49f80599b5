"""Ordering slow work: the order and its job are saved together, or neither is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from hansa.apps.directory import services as directory
from hansa.apps.matching import queries as matching_queries
from hansa.apps.matching import services as matching
from hansa.apps.meetings import services as meetings
from hansa.apps.protocol import services as protocol
from hansa.worker.tasks import (
    carry_out_timetable,
    make_matches,
    make_seating,
    recommend_anew,
    understand_country,
    work_on_import,
)

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Import
    from hansa.apps.matching.models import CooperationProfile, Matchmaking, Ruling
    from hansa.apps.meetings.models import Counterpart, Run, Session
    from hansa.apps.missions.models import Leg, Mission
    from hansa.apps.protocol.models import SeatingPlan, SeatingRun


@transaction.atomic
def propose_timetable(*, session: Session, seconds: int, by: User, now: datetime) -> Run:
    """Have a timetable proposed; the worker picks the order up once it is saved.

    Raises:
        Refused: when one is under way, or there is nothing to place.
    """
    run = meetings.order_timetable(session=session, seconds=seconds, by=by, now=now)
    carry_out_timetable.defer(run=run.pk)
    return run


@transaction.atomic
def order_matches(*, mission: Mission, by: User, now: datetime) -> Matchmaking:
    """Have recommendations made for everybody in the mission.

    Raises:
        Refused: when they are being made already.
    """
    run = matching.order_matchmaking(mission=mission, by=by, now=now)
    make_matches.defer(run=run.pk)
    return run


@transaction.atomic
def order_seating(*, plan: SeatingPlan, by: User, now: datetime) -> SeatingRun:
    """Have the guests of a plan seated; the worker picks the order up once it is saved.

    Raises:
        Refused: when that is under way, nobody is to be seated, or seats are missing.
    """
    run = protocol.order_seating(plan=plan, by=by, now=now)
    make_seating.defer(run=run.pk)
    return run


@transaction.atomic
def state_profile(*, profile: CooperationProfile, by: User, now: datetime, **stated: Any) -> bool:
    """Say what an organisation looks for and brings, and have its recommendations made anew.

    Raises:
        Refused: as `matching.services.state_profile`, which tells what can be stated.
    """
    changed = matching.state_profile(profile=profile, by=by, now=now, **stated)
    if changed:
        recommend_anew.defer(profile=profile.pk)
        for other in matching_queries.listed_in_vain(profile):
            recommend_anew.defer(profile=other)
    return changed


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
    """Say that two are to meet or are not to, and have who is recommended to them chosen anew.

    Raises:
        Refused: as `matching.services.rule_on`.
    """
    ruling = matching.rule_on(one=one, other=other, allows=allows, why=why, by=by, now=now)
    _recommend_both_anew(ruling)
    return ruling


@transaction.atomic
def lift_ruling(*, ruling: Ruling, by: User, now: datetime) -> None:
    """Leave it to two again whether they meet, and choose anew who is recommended to them."""
    matching.lift_ruling(ruling=ruling, by=by, now=now)
    _recommend_both_anew(ruling)


def read_organisations(*, leg: Leg) -> None:
    """Have what organisations tell anew in the leg's country read before the night."""
    understand_country.defer(country=leg.country)


@transaction.atomic
def host_states(*, counterpart: Counterpart, now: datetime, **stated: Any) -> bool:
    """Say what a host looks for and brings, and have who is recommended to them chosen anew.

    Raises:
        Refused: as `matching.services.host_states`, which tells what can be stated.
    """
    changed = matching.host_states(counterpart=counterpart, now=now, **stated)
    profile = matching_queries.profile_of(counterpart)
    if changed and profile:
        recommend_anew.defer(profile=profile.pk)
    return changed


@transaction.atomic
def check_import(*, batch: Import, mapping: Mapping[str, int], by: User, now: datetime) -> Import:
    """Have the rows of a file checked by the worker.

    Raises:
        Refused: when columns are missing, or the file is busy or closed.
    """
    ordered = directory.order_check(batch=batch, mapping=mapping, by=by, now=now)
    work_on_import.defer(batch=ordered.pk)
    return ordered


@transaction.atomic
def carry_in_import(*, batch: Import, by: User, now: datetime) -> Import:
    """Have the rows that are ready taken into the directory by the worker.

    Raises:
        Refused: when the file was not checked, or no row is ready.
    """
    ordered = directory.order_import(batch=batch, by=by, now=now)
    work_on_import.defer(batch=ordered.pk)
    return ordered


def _recommend_both_anew(ruling: Ruling) -> None:
    for profile in (ruling.one_id, ruling.other_id):
        recommend_anew.defer(profile=profile)
