"""Cooperation profiles, what they mean, who is recommended to whom, and who wants to meet."""

from hansa.apps.matching.models.interests import Interest, Ruling
from hansa.apps.matching.models.meanings import Meaning
from hansa.apps.matching.models.organisations import OrganisationMeaning
from hansa.apps.matching.models.profiles import CooperationProfile, Exclusion, Statement
from hansa.apps.matching.models.recommendations import Matchmaking, Recommendation
from hansa.apps.matching.models.rounds import Carriage, Round
from hansa.apps.matching.models.sourcing import (
    Approach,
    ApproachTemplate,
    Prospect,
    ProspectNote,
    Sought,
)

__all__ = [
    "Approach",
    "ApproachTemplate",
    "Carriage",
    "CooperationProfile",
    "Exclusion",
    "Interest",
    "Matchmaking",
    "Meaning",
    "OrganisationMeaning",
    "Prospect",
    "ProspectNote",
    "Recommendation",
    "Round",
    "Ruling",
    "Sought",
    "Statement",
]
