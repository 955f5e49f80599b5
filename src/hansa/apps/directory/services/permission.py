"""Who may write in the record of an organisation."""

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Organisation
from hansa.values import refuse_if


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
