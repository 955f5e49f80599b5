"""What is done about profiles, recommendations and interest."""

from hansa.apps.matching.services.opening import open_profile, open_profiles
from hansa.apps.matching.services.profiles import Excluded, Said, state_profile

__all__ = [
    "Excluded",
    "Said",
    "open_profile",
    "open_profiles",
    "state_profile",
]
