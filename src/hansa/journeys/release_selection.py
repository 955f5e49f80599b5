"""What a selection meeting decided takes effect: seats, waiting list and letters, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.registration import services as registrations
from hansa.apps.registration.queries import selection_meetings
from hansa.apps.registration.rules.ranking import LEADS_TO, Outcome
from hansa.journeys.accept_registration import accept_registration
from hansa.values import Refused, refuse_if

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.registration.models import Resolution, SelectionMeeting

_CARRIED_OUT_BY: Mapping[str, Callable[..., None]] = {
    Outcome.ACCEPT: accept_registration,
    Outcome.WAIT: registrations.put_on_waiting_list,
    Outcome.DECLINE: registrations.decline,
}


@transaction.atomic
def release_selection(*, meeting: SelectionMeeting, by: User, now: datetime) -> int:
    """Carry out the meeting's decisions on the applications of the user's agencies, and write.

    Returns:
        How many were carried out.

    Raises:
        Refused: when the meeting is open, nothing waits, or one decision can no longer be carried
            out; then none is, and the objection names the organisation.
    """
    refuse_if(selection_meetings.objections_to_releasing_it(meeting, by=by))
    waiting = list(selection_meetings.to_release(meeting, by=by))
    for resolution in waiting:
        _carry_out(resolution, by=by, now=now)
    registrations.note_release(meeting, resolutions=waiting, by=by, now=now)
    return len(waiting)


def _carry_out(resolution: Resolution, *, by: User, now: datetime) -> None:
    verb, registration = _CARRIED_OUT_BY[resolution.outcome], resolution.registration
    if registration.status == LEADS_TO[resolution.outcome]:
        return  # it was on the waiting list already, and stays there
    try:
        verb(registration=registration, by=by, now=now, why=resolution.reason)
    except Refused as refused:
        named = (f"{registration}: {objection}" for objection in refused.objections)
        raise Refused(*named) from refused
