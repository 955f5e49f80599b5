"""Letting somebody keep the record of their own organisation."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.directory import rules
from hansa.apps.directory.models import Person
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def make_owner(person: Person, *, by: User, now: datetime) -> None:
    """Let the person apply for the organisation; doing it again does nothing.

    Raises:
        Refused: when `by` does not work for the agency that looks after the organisation.
    """
    agency = person.organisation.agency
    works_there = accounts.agencies_of(by).filter(pk=agency.pk).exists()
    refuse_if(rules.objections_to_keeping(agency=agency.name, works_there=works_there))
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not held.is_owner:
        held.is_owner = True
        held.save(update_fields=["is_owner"])
        record("person.made_owner", about=held, by=by, now=now)
    person.is_owner = True
