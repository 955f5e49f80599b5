"""Delegates who tell their particulars, and what they tell."""

from datetime import UTC, date, datetime

from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import WestCoast, application, delegate_of

from hansa.apps.registration import services
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.services import Emergency, Health, Passport, Table

TOLD_AT = datetime(2025, 9, 1, 8, tzinfo=UTC)
PASSPORT = Passport("EX123456", "BE", date(2031, 5, 2), "granted")
TABLE = Table("vegetarian", "No nuts")
HEALTH = Health("Insulin, in a fridge")
EMERGENCY = Emergency("Jan Peeters", "husband", "+32 2 555 12 12")


def traveller(coast: WestCoast, *, agency=None, **person) -> Delegate:
    """An accepted delegate with an account, in San Francisco."""
    registration = application(coast, delegates=0, status="accepted", agency=agency)
    details = {"user": UserFactory(), **person}
    joined = PersonFactory(organisation=registration.organisation, **details)
    return delegate_of(registration, leg=coast.san_francisco, person=joined)


def tells(delegate: Delegate, *told, now=TOLD_AT) -> Delegate:
    """The delegate tells this, or everything."""
    for each in told or (PASSPORT, TABLE, HEALTH, EMERGENCY):
        services.keep_particulars(
            delegate, told=each, agreed=True, by=delegate.person.user, now=now
        )
    return delegate
