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
from hansa.apps.programme.models.places import Place, Way
from hansa.apps.programme.models.versions import ActivityVersion, PlannedChange

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
    "Notice",
    "Place",
    "PlannedChange",
    "ShowLine",
    "SignUp",
    "Way",
]
