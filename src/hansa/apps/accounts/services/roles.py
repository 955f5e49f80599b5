"""Giving roles to those who have an account, and taking them back."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts import queries, rules
from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def give_role(user: User, *, agency: Agency, role: str, by: User, now: datetime) -> StaffRole:
    """Let somebody who has an account do one more thing for an agency.

    Raises:
        Refused: when `by` does not run the agency; or, with field "role", when nobody has it in
            such an agency, or this person has it already.
    """
    agency = Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    roles = queries.roles_in(by, agencies=[agency])
    refuse_if(rules.objections_to_adding_staff(roles, is_administrator=by.is_administrator))
    held = StaffRole.objects.filter(user=user, agency=agency, role=role).exists()
    refuse_if(
        rules.objections_to_role(role, held=held, name=user.full_name, agency=agency.name),
        field="role",
    )
    fitting = rules.objections_to_role_in(agency.kind, role=role, agency=agency.name)
    refuse_if(fitting, field="role")
    given = StaffRole.objects.create(user=user, agency=agency, role=role)
    record("accounts.staff_added", about=user, by=by, now=now, role=role, agency=agency.name)
    return given


@transaction.atomic
def take_role_back(held: StaffRole, *, by: User, now: datetime, why: str = "") -> None:
    """Let somebody no longer do something for an agency; what they did stays told.

    Raises:
        Refused: when `by` does not run the agency, or nobody would run it any more.
    """
    # One at a time in an agency: of two administrators, two at once would take both away.
    agency = Agency.objects.select_for_update(no_key=True).get(pk=held.agency_id)
    roles = queries.roles_in(by, agencies=[agency])
    refuse_if(rules.objections_to_adding_staff(roles, is_administrator=by.is_administrator))
    refuse_if(
        rules.objections_to_taking_back(
            role=held.role,
            administrators=queries.number_of_administrators(agency),
            agency=agency.name,
        )
    )
    user, role = held.user, held.role
    held.delete()
    record(
        "accounts.role_taken_back",
        about=user,
        by=by,
        now=now,
        why=why.strip(),
        role=role,
        agency=agency.name,
    )
