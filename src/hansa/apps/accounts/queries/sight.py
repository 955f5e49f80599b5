"""Which agencies' things somebody sees."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hansa.apps.accounts import rules
from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.apps.accounts.rules import KEEPERS, NOTE_WRITERS, Role, Sight


def agencies_where(user: User | AnonymousUser, *, sees: Sight) -> QuerySet[Agency]:
    """The agencies of which the user sees this sort of thing; by name."""
    return Agency.objects.filter(pk__in=_held(user, rules.roles_that_see(sees)))


def agencies_to_keep_records_for(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies whose records of organisations the user keeps; by name."""
    return Agency.objects.filter(pk__in=_held(user, KEEPERS))


def agencies_to_write_notes_for(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies in whose name the user may write notes; by name."""
    return Agency.objects.filter(pk__in=_held(user, NOTE_WRITERS))


def agencies_whose_staff_is_shown(user: User) -> QuerySet[Agency]:
    """The agencies of which the user sees who has which role; by name."""
    if user.is_administrator:
        return Agency.objects.all()
    return agencies_where(user, sees=Sight.STAFF)


def agencies_run_by(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies of which the user is an administrator; by name."""
    return Agency.objects.filter(pk__in=_held(user, frozenset({Role.ADMINISTRATOR})))


def staff_shown_to(user: User) -> QuerySet[StaffRole]:
    """Who has which role, as far as the user sees it, by agency and name."""
    return (
        StaffRole.objects.filter(agency__in=agencies_whose_staff_is_shown(user).order_by())
        .select_related("user", "agency")
        .order_by("agency__name", "user__full_name", "role")
    )


def staff_roles_to_keep(user: User) -> QuerySet[StaffRole]:
    """The roles that the user may take back."""
    roles = StaffRole.objects.select_related("user", "agency")
    if user.is_administrator:
        return roles
    return roles.filter(agency__in=agencies_run_by(user).order_by())


def number_of_administrators(agency: Agency) -> int:
    """How many run the agency."""
    return StaffRole.objects.filter(
        agency=agency, role=Role.ADMINISTRATOR, user__is_active=True
    ).count()


def objections_to_changing(user: User) -> list[str]:
    """Why the user changes nothing at all, wherever they are."""
    roles = StaffRole.objects.filter(user=user).values_list("role", flat=True)
    return list(rules.objections_to_changing(roles, runs_the_site=user.is_administrator))


def _held(user: User | AnonymousUser, roles: frozenset[str]) -> QuerySet[StaffRole, Any]:
    """The agencies, by number, in which the user holds one of these roles."""
    if user.pk is None:
        return StaffRole.objects.none().values("agency")
    return StaffRole.objects.filter(user_id=user.pk, role__in=roles).values("agency")
