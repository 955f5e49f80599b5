"""Cooperation profiles, what they mean, who is recommended to whom, and who wants to meet."""

from hansa.apps.matching.models.interests import Interest, Ruling
from hansa.apps.matching.models.meanings import Meaning
from hansa.apps.matching.models.profiles import CooperationProfile, Exclusion, Statement
from hansa.apps.matching.models.recommendations import Matchmaking, Recommendation

__all__ = [
    "CooperationProfile",
    "Exclusion",
    "Interest",
    "Matchmaking",
    "Meaning",
    "Recommendation",
    "Ruling",
    "Statement",
]
