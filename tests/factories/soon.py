"""The small session a week from now, for what asks the real clock."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from tests.factories.sessions import Hall, a_hall

from hansa.apps.missions.models import Leg

LONG_AGO = datetime(2025, 10, 6, 17, tzinfo=UTC)


def a_hall_next_week() -> Hall:
    """It begins at ten by the clocks of San Francisco, with no wish yet."""
    hall = a_hall(LONG_AGO)
    now = timezone.now().astimezone(hall.session.leg.zone)
    return _moved(hall, now.replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=7))


def a_hall_under_way() -> Hall:
    """Its first round began five minutes ago, with no wish yet."""
    hall = a_hall(LONG_AGO)
    return _moved(hall, timezone.now().astimezone(hall.session.leg.zone) - timedelta(minutes=5))


def _moved(hall: Hall, opens: datetime) -> Hall:
    leg = hall.session.leg
    days = {"starts_on": opens.date() - timedelta(days=2), "ends_on": opens.date()}
    Leg.objects.filter(pk=leg.pk).update(**days)
    leg.refresh_from_db()
    for company in hall.companies:
        for delegate in company.registration.delegates.all():
            delegate.stays.update(arrives_on=leg.starts_on, leaves_on=leg.ends_on)
    for number, slot in enumerate(hall.slots):
        start = opens.astimezone(UTC) + number * timedelta(minutes=30)
        slot.period = type(slot.period)(start, start + timedelta(minutes=30))
        slot.save()
    return hall
