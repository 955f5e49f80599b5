"""What is stored of a programme."""

from hansa.apps.programme.models.activities import (
    Activity,
    ActivityWish,
    CalendarLink,
    Notice,
    SignUp,
)

__all__ = [
    "Activity",
    "ActivityWish",
    "CalendarLink",
    "Notice",
    "SignUp",
]
