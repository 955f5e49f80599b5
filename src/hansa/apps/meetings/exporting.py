"""A session's problem as a file, for those who study or measure how it is solved."""

from hansa.apps.meetings import queries, rules
from hansa.apps.meetings.anonymity import anonymous
from hansa.apps.meetings.models import Session
from hansa.apps.meetings.solving import framed
from hansa.engines.scheduling.files.writing_json import written_problem
from hansa.values import refuse_if


def exported(session: Session) -> str:
    """What the engine is asked about the session, in its JSON format and without names.

    Raises:
        Refused: when there is nothing to ask.
    """
    refuse_if(
        rules.objections_to_run(
            slots=session.slots.count(),
            tables=session.tables.count(),
            wishes=queries.open_wishes(session).count(),
            under_way_by=None,
        )
    )
    return written_problem(anonymous(framed(session).problem))
