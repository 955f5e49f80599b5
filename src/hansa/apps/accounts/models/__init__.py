"""Who signs in, for which agency, and with what."""

from hansa.apps.accounts.models.second_steps import (
    CodeApp,
    GovernmentIdentity,
    Guesses,
    MailedCode,
    Passkey,
    RecoveryCode,
)
from hansa.apps.accounts.models.users import (
    Agency,
    StaffRole,
    Tries,
    User,
)

__all__ = [
    "Agency",
    "CodeApp",
    "GovernmentIdentity",
    "Guesses",
    "MailedCode",
    "Passkey",
    "RecoveryCode",
    "StaffRole",
    "Tries",
    "User",
]
