"""What is done about profiles, recommendations and interest."""

from hansa.apps.matching.services.matchmaking import (
    give_matchmaking_up,
    make_matches,
    order_matchmaking,
    recommend_anew,
)
from hansa.apps.matching.services.opening import open_profile, open_profiles
from hansa.apps.matching.services.profiles import Excluded, Said, state_profile
from hansa.apps.matching.services.understanding import understand

__all__ = [
    "Excluded",
    "Said",
    "give_matchmaking_up",
    "make_matches",
    "open_profile",
    "open_profiles",
    "order_matchmaking",
    "recommend_anew",
    "state_profile",
    "understand",
]
