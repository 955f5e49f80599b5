"""What is known of profiles, recommendations and interest, and who may know it."""

from hansa.apps.matching.queries.profiles import (
    last_profile_of,
    may_state,
    organisations_called,
    organisations_in,
    own_of,
    own_of_slug,
    profile_of,
    profiles,
    profiles_of,
    readable_by,
    readable_to,
    reads_whole,
    statements_of,
    visible_to,
    without_profile,
)

__all__ = [
    "last_profile_of",
    "may_state",
    "organisations_called",
    "organisations_in",
    "own_of",
    "own_of_slug",
    "profile_of",
    "profiles",
    "profiles_of",
    "readable_by",
    "readable_to",
    "reads_whole",
    "statements_of",
    "visible_to",
    "without_profile",
]
