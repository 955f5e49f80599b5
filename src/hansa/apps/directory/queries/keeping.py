"""Who keeps the record of an organisation."""

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import Role
from hansa.apps.directory.models import Organisation, Person

# They read, and change nothing.
READERS = frozenset({Role.CABINET, Role.AUDITOR})


def keeps_record(user: User, *, organisation: Organisation) -> bool:
    """Whether the user writes in the record: staff of its agency, or an owner of the company."""
    roles = accounts.roles_in(user, agencies=[organisation.agency_id])
    if roles - READERS:
        return True
    return Person.objects.filter(organisation=organisation, user=user, is_owner=True).exists()
