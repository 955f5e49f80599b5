"""What accounts know about somebody."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.apps.accounts import queries
from hansa.apps.accounts.models import User
from hansa.values import Chapter, Fact


def chapters_about(user: User) -> Iterator[Chapter]:
    """The account, and the roles it has."""
    account: dict[str, Fact] = {
        "name": user.full_name,
        "email": user.email,
        "language": user.language,
        "made_at": user.created_at,
        "last_sign_in": user.last_login,
    }
    yield Chapter("account", (account,))
    yield Chapter(
        "roles",
        tuple(
            {"agency": held.agency.name, "role": str(held.get_role_display())}
            for held in queries.roles_of(user)
        ),
    )
