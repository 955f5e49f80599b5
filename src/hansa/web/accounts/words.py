"""What happened to somebody's roles, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.rules import Role
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.history.telling import Moment, told

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User

WORDS = {
    "accounts.staff_added": _("Became “{role}” in {agency}."),
    "accounts.role_taken_back": _("No longer “{role}” in {agency}."),
}
_ROLES = {role.value: role.label for role in Role}


def story_told(user: User, *, agencies: set[str]) -> list[Moment]:
    """Which roles the user was given in these agencies and which were taken back, latest first."""
    events = story_of(user).filter(verb__in=WORDS, details__agency__in=agencies)
    return told(events, words=WORDS, spoken={"role": lambda role: _ROLES.get(role, role)})
