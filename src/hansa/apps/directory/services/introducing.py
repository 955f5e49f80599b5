"""Somebody of an organisation introduces a colleague, without an account."""

from datetime import datetime

from django.db import transaction

from hansa.apps.directory import queries
from hansa.apps.directory.models import Organisation, Person
from hansa.plumbing.history.recording import record


@transaction.atomic
def introduce_colleague(
    *,
    introduced_by: Person,
    first_name: str,
    last_name: str,
    email: str,
    language: str,
    now: datetime,
) -> Person:
    """Note a colleague whom somebody of the organisation names; a known address is that person."""
    held = Organisation.objects.select_for_update(no_key=True).get(pk=introduced_by.organisation_id)
    address = email.strip().lower()
    if known := queries.holder_of_address(address, organisation=held):
        return known
    person = Person.objects.create(
        organisation=held,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        email=address,
        language=language,
    )
    record("person.introduced", about=person, by=None, now=now, introduced_by=str(introduced_by))
    return person
