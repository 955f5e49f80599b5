"""Cooperation profiles, what they mean, who is recommended to whom, and who wants to meet."""

from hansa.apps.matching.models.hosts import (
    Forwarding,
)
from hansa.apps.matching.models.interests import (
    Interest,
    Ruling,
)
from hansa.apps.matching.models.meanings import (
    Meaning,
)
from hansa.apps.matching.models.organisations import (
    OrganisationMeaning,
)
from hansa.apps.matching.models.profiles import (
    CooperationProfile,
    Exclusion,
    Statement,
)
from hansa.apps.matching.models.recommendations import (
    Matchmaking,
    Recommendation,
)
from hansa.apps.matching.models.rounds import (
    Carriage,
    Round,
)
from hansa.apps.matching.models.sourcing import (
    Approach,
    ApproachTemplate,
    Prospect,
    ProspectNote,
    Sought,
)
from hansa.apps.matching.models.talks import (
    Conversation,
    Message,
    VideoCall,
)

__all__ = [
    "Approach",
    "ApproachTemplate",
    "Carriage",
    "Conversation",
    "CooperationProfile",
    "Exclusion",
    "Forwarding",
    "Interest",
    "Matchmaking",
    "Meaning",
    "Message",
    "OrganisationMeaning",
    "Prospect",
    "ProspectNote",
    "Recommendation",
    "Round",
    "Ruling",
    "Sought",
    "Statement",
    "VideoCall",
]
