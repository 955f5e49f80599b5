"""Who may write in the records of an agency, and in that of one organisation."""

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import KEEPERS
from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Organisation
from hansa.values import refuse_if


def hold_records_of(agency: Agency, *, by: User) -> None:
    """Lock the agency's records until the end of the transaction, and ask who is writing.

    Raises:
        Refused: when `by` keeps no records for it.
    """
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    works_there = bool(KEEPERS & accounts.roles_in(by, agencies=[agency]))
    refuse_if(rules.objections_to_keeping(agency=agency.name, works_there=works_there))


def hold_for(by: User, organisation: Organisation) -> Organisation:
    """Lock the record until the end of the transaction, and ask who is writing.

    Returns:
        the organisation as it stands now.

    Raises:
        Refused: when `by` neither works for its agency nor keeps its record.
    """
    held = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    refuse_if(
        rules.objections_to_keeping(
            agency=held.agency.name, works_there=queries.may_keep(held, user=by)
        )
    )
    return held
