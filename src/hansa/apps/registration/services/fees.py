"""Keeping what a registration costs, and the schedule of a mission."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts import rules as accounts
from hansa.apps.accounts.models import User
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Fee, FeeSchedule, Registration
from hansa.apps.registration.rules import Prices
from hansa.apps.registration.services.holding import hold_mission
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


def keep_fee(registration: Registration, *, now: datetime) -> Fee:
    """Write down what the registration costs by today's schedule and declaration of size.

    Call it in the transaction of the application; a later schedule leaves it as it is.
    """
    quote = queries.fee_of(
        registration.organisation,
        prices=queries.prices_of(registration.mission),
        on=timezone.localdate(now),
    )
    fee, _new = Fee.objects.update_or_create(
        registration=registration,
        defaults={"cents": quote.cents, "ground": quote.ground, "kept_at": now},
    )
    return fee


@transaction.atomic
def set_prices(mission: Mission, *, prices: Prices, by: User, now: datetime) -> None:
    """Ask these fees of everybody who applies from now on.

    Raises:
        Refused: when `by` does not plan the mission; or, with the field "sme", "large" or
            "others", when a fee is beyond reason.
    """
    refuse_if(accounts.objections_to_planning(missions.roles_on(by, mission)))
    for field in ("sme", "large", "others"):
        refuse_if(rules.objections_to_fee(getattr(prices, field)), field=field)
    before = queries.prices_of(hold_mission(mission))
    if before == prices:
        return
    FeeSchedule.objects.update_or_create(
        mission=mission,
        defaults={"sme": prices.sme, "large": prices.large, "others": prices.others},
    )
    changes = {
        field: (getattr(before, field), getattr(prices, field))
        for field in ("sme", "large", "others")
        if getattr(before, field) != getattr(prices, field)
    }
    record("mission.fees_changed", about=mission, by=by, now=now, changes=changes)
