"""Noting who comes with a delegate, and that they do not after all."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.accounts.models import User
from hansa.apps.missions import queries as missions
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.rules import TRAVELS
from hansa.apps.travel import rules
from hansa.apps.travel.models import Accompanying, Passenger
from hansa.apps.travel.services.connections import leave
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def name_accompanying(
    *, delegate: Delegate, name: str, relation: str, by: User, now: datetime
) -> Accompanying:
    """Note that somebody comes with a delegate; said again, they come as what is said last.

    The story tells that somebody comes, and not who.

    Raises:
        Refused: with the field, as `rules.accompanying` objects; when `by` neither plans the
            mission nor is the delegate.
    """
    held = _held(delegate, by=by)
    called = " ".join(name.split())
    refuse_if(rules.accompanying.objections_to_name(called), field="name")
    refuse_if(rules.accompanying.objections_to_relation(relation), field="relation")
    others = Accompanying.objects.filter(delegate=held).exclude(name=called).count()
    objections = rules.accompanying.objections_to_coming_along(
        str(held), travels=held.registration.status in TRAVELS, others=others
    )
    refuse_if(objections, field="name")

    known = Accompanying.objects.filter(delegate=held, name=called).first()
    if known and known.relation == relation:
        return known
    found, _new = Accompanying.objects.update_or_create(
        delegate=held, name=called, defaults={"relation": relation}
    )
    record("travel.accompanying_named", about=held, by=by, now=now, relation=relation)
    return found


@transaction.atomic
def drop_accompanying(*, accompanying: Accompanying, by: User, now: datetime) -> None:
    """They stay at home, and their beds and seats are free; a second time nothing happens.

    Raises:
        Refused: when `by` neither plans the mission nor is the delegate.
    """
    held = _held(accompanying.delegate, by=by)
    standing = Accompanying.objects.select_for_update().filter(pk=accompanying.pk, delegate=held)
    for each in standing:
        _stay_home(each, by=by, now=now)


@transaction.atomic
def leave_accompanying(*, delegate: Delegate, by: User, now: datetime) -> None:
    """Somebody else travels in the place of the delegate: those who came with them do not."""
    going = Accompanying.objects.select_for_update().filter(delegate=delegate)
    for each in going.select_related("delegate"):
        _stay_home(each, by=by, now=now)


def _stay_home(accompanying: Accompanying, *, by: User, now: datetime) -> None:
    """Off their flights one by one, so that none stays on which nobody is; then off every list."""
    aboard = Passenger.objects.filter(traveller__accompanying=accompanying)
    for passenger in aboard.select_related("connection", "traveller"):
        leave(passenger=passenger, by=by, now=now)
    delegate, relation = accompanying.delegate, accompanying.relation
    accompanying.delete()
    record("travel.accompanying_dropped", about=delegate, by=by, now=now, relation=relation)


def _held(delegate: Delegate, *, by: User) -> Delegate:
    """The delegate as they stand, held while it is written down who comes with them."""
    rows = Delegate.objects.select_for_update(of=("self",), no_key=True)
    held = rows.select_related("person", "registration", "mission").get(pk=delegate.pk)
    if held.person.user_id != by.pk:
        refuse_if(accounts_rules.objections_to_planning(missions.roles_on(by, held.mission)))
    return held
