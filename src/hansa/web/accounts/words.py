"""What happened to an account, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.rules import Role
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.history.telling import Moment, told

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.plumbing.history.models import Event

WORDS = {
    "accounts.site_founded": _("The site and {agency} were founded."),
    "accounts.account_made": _("The account was made."),
    "accounts.account_changed": _("Name or language was changed."),
    "accounts.staff_added": _("The role “{role}” was given in {agency}."),
    "accounts.role_taken_back": _("The role “{role}” was taken back in {agency}."),
    "accounts.password_chosen": _("A password was chosen."),
    "accounts.passkey_added": _("The passkey “{passkey}” was added."),
    "accounts.passkey_removed": _("The passkey “{passkey}” was taken away."),
    "accounts.app_added": _("An app that shows codes was added."),
    "accounts.app_removed": _("The app that shows codes was taken away."),
    "accounts.recovery_codes_made": _("New recovery codes were made."),
    "accounts.recovery_code_used": _("A recovery code was used; {left} are left."),
    "accounts.second_steps_forgotten": _("Every second step was taken away."),
    "accounts.identity_tied": _("Government sign-on was tied to the account ({issuer})."),
    "accounts.second_step_required": _("The staff of the agency have to take a second step."),
    "accounts.second_step_left_free": _("The second step was left to the staff themselves."),
}
OF_ROLES = ("accounts.staff_added", "accounts.role_taken_back")
_ROLES = {role.value: role.label for role in Role}


def in_words(events: Iterable[Event]) -> list[Moment]:
    """The events as sentences."""
    return told(events, words=WORDS, spoken={"role": lambda code: _ROLES.get(code, code)})


def roles_told(user: User, *, agencies: set[str]) -> list[Moment]:
    """Which roles the user was given in these agencies and which were taken back, latest first."""
    return in_words(story_of(user).filter(verb__in=OF_ROLES, details__agency__in=agencies))
