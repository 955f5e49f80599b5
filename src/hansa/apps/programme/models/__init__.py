"""What is stored of a programme."""

from hansa.apps.programme.models.activities import (
    Activity,
    ActivityWish,
    CalendarLink,
    Notice,
    SignUp,
)
from hansa.apps.programme.models.details import (
    ActivityDocument,
    ActivityHost,
    ActivityOrganiser,
    Allotment,
    Interpreting,
    Invitation,
    ShowLine,
)
from hansa.apps.programme.models.exchange import KeptCard, MeetingNote
from hansa.apps.programme.models.places import Place, Way
from hansa.apps.programme.models.versions import ActivityVersion, PlannedChange
from hansa.apps.programme.models.waiting import SignUpTerms, Waiting

__all__ = [
    "Activity",
    "ActivityDocument",
    "ActivityHost",
    "ActivityOrganiser",
    "ActivityVersion",
    "ActivityWish",
    "Allotment",
    "CalendarLink",
    "Interpreting",
    "Invitation",
    "KeptCard",
    "MeetingNote",
    "Notice",
    "Place",
    "PlannedChange",
    "ShowLine",
    "SignUp",
    "SignUpTerms",
    "Waiting",
    "Way",
]
