"""Who somebody is, and for whom they work."""

from hansa.apps.accounts.queries.erasing import (
    objections_to_erasing,
)
from hansa.apps.accounts.queries.users import (
    agencies,
    agencies_of,
    agencies_to_plan_for,
    agencies_to_staff,
    agency_with,
    counsellors,
    number_of_users,
    planners_of,
    roles_in,
    roles_of,
    sign_in_link,
    sign_in_token,
    site_is_founded,
    staff_of,
    user_of_token,
    user_with_email,
    works_for_an_agency,
)

__all__ = [
    "agencies",
    "agencies_of",
    "agencies_to_plan_for",
    "agencies_to_staff",
    "agency_with",
    "counsellors",
    "number_of_users",
    "objections_to_erasing",
    "planners_of",
    "roles_in",
    "roles_of",
    "sign_in_link",
    "sign_in_token",
    "site_is_founded",
    "staff_of",
    "user_of_token",
    "user_with_email",
    "works_for_an_agency",
]
