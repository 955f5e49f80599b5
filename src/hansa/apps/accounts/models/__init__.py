"""Who signs in, and for which agency."""

from hansa.apps.accounts.models.users import (
    Agency,
    StaffRole,
    Tries,
    User,
)

__all__ = [
    "Agency",
    "StaffRole",
    "Tries",
    "User",
]
