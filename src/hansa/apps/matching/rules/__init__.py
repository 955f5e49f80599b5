"""What may be said of needs and offers, and of interest in one another."""

from hansa.apps.matching.rules.carrying import Fate, Said, fate_of
from hansa.apps.matching.rules.interests import (
    LONGEST_WHY,
    WANTS,
    Between,
    Choice,
    objections_to_interest,
    objections_to_more,
    worth_of,
)
from hansa.apps.matching.rules.profiles import (
    LONGEST_PRODUCT,
    LONGEST_STATEMENT,
    MOST_STATEMENTS,
    Kind,
    Openness,
    Partnership,
    Why,
    digest_of,
)
from hansa.apps.matching.rules.rounds import (
    STEPS,
    Stage,
    is_back,
    may_say,
    objections_to_deadlines,
    objections_to_reopening,
    objections_to_speaking,
    stage_at,
)
from hansa.apps.matching.rules.rulings import Couple, objections_to_ruling

__all__ = [
    "LONGEST_PRODUCT",
    "LONGEST_STATEMENT",
    "LONGEST_WHY",
    "MOST_STATEMENTS",
    "STEPS",
    "WANTS",
    "Between",
    "Choice",
    "Couple",
    "Fate",
    "Kind",
    "Openness",
    "Partnership",
    "Said",
    "Stage",
    "Why",
    "digest_of",
    "fate_of",
    "is_back",
    "may_say",
    "objections_to_deadlines",
    "objections_to_interest",
    "objections_to_more",
    "objections_to_reopening",
    "objections_to_ruling",
    "objections_to_speaking",
    "stage_at",
    "worth_of",
]
