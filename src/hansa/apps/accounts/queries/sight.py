"""Which agencies' things somebody sees."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hansa.apps.accounts import rules
from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.apps.accounts.queries.held import agencies_in_which
from hansa.apps.accounts.queries.users import roles_of
from hansa.apps.accounts.rules import KEEPERS, NOTE_WRITERS, Role, Sight


def agencies_where(user: User | AnonymousUser, *, sees: Sight) -> QuerySet[Agency]:
    """The agencies of which the user sees this sort of thing; by name."""
    return Agency.objects.filter(pk__in=agencies_in_which(user, holds=rules.roles_that_see(sees)))


def sees(user: User | AnonymousUser, sight: Sight) -> bool:
    """Whether there is an agency of which the user sees this sort of thing."""
    roles = rules.roles_that_see(sight)
    return user.pk is not None and any(held.role in roles for held in roles_of(user))


def agencies_to_keep_records_for(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies whose records of organisations the user keeps; by name."""
    return Agency.objects.filter(pk__in=agencies_in_which(user, holds=KEEPERS))


def agencies_to_write_notes_for(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies in whose name the user may write notes; by name."""
    return Agency.objects.filter(pk__in=agencies_in_which(user, holds=NOTE_WRITERS))


def agencies_whose_staff_is_shown(user: User) -> QuerySet[Agency]:
    """The agencies of which the user sees who has which role; by name."""
    if user.is_administrator:
        return Agency.objects.all()
    return agencies_where(user, sees=Sight.STAFF)


def agencies_run_by(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies of which the user is an administrator; by name."""
    return Agency.objects.filter(pk__in=agencies_in_which(user, holds={Role.ADMINISTRATOR}))


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
