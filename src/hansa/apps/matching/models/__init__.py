"""Cooperation profiles, what they mean, who is recommended to whom, and who wants to meet."""

from hansa.apps.matching.models.interests import Interest, Ruling
from hansa.apps.matching.models.meanings import Meaning
from hansa.apps.matching.models.profiles import CooperationProfile, Exclusion, Statement
from hansa.apps.matching.models.recommendations import Matchmaking, Recommendation
from hansa.apps.matching.models.rounds import Carriage, Round

__all__ = [
    "Carriage",
    "CooperationProfile",
    "Exclusion",
    "Interest",
    "Matchmaking",
    "Meaning",
    "Recommendation",
    "Round",
    "Ruling",
    "Statement",
]
