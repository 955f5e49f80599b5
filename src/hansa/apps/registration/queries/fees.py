"""What taking part costs."""

from datetime import date

from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation
from hansa.apps.missions.models import Mission
from hansa.apps.registration import rules
from hansa.apps.registration.models import FeeSchedule
from hansa.apps.registration.rules import Prices, Quote


def prices_of(mission: Mission) -> Prices:
    """The mission's own fees, or the usual ones."""
    schedule: FeeSchedule | None = getattr(mission, "fee_schedule", None)
    return schedule.prices if schedule else Prices()


def fee_of(organisation: Organisation, *, prices: Prices, on: date) -> Quote:
    """What the organisation would pay if it applied on this day."""
    return rules.quoted(kind=organisation.kind, is_sme=is_sme(organisation, on=on), prices=prices)


def is_sme(organisation: Organisation, *, on: date) -> bool | None:
    """Whether the organisation is small or medium-sized; None where it has not declared it."""
    size = directory.size_of(organisation, on=on)
    return None if size is None else size.is_sme
