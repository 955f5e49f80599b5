"""Whether an account can be forgotten."""

from hansa.apps.accounts import rules
from hansa.apps.accounts.models import User
from hansa.apps.accounts.queries.users import roles_of


def objections_to_erasing(user: User) -> list[str]:
    """Why the account cannot be forgotten now."""
    agencies = dict.fromkeys(held.agency.name for held in roles_of(user))
    return [
        *rules.objections_to_erasing_staff(agencies),
        *rules.objections_to_erasing_administrator(is_administrator=user.is_administrator),
    ]
