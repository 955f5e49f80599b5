"""The matchmaker: who should meet whom, in whatever language they say what they need.

visitor = Profile(1, Side.VISITOR, 10, (Statement(Kind.NEED, "Nous cherchons des capteurs", "fr"),))
host = Profile(2, Side.HOST, 20, (Statement(Kind.OFFER, "We distribute sensors", "en"),))
for one in recommend([visitor, host]):
    print(one.profile, one.candidate, one.score, [reason.code for reason in one.reasons])
"""

from hansa.engines.matching.learning import learn
from hansa.engines.matching.problem.answer import (
    Code,
    Group,
    Pasted,
    Reason,
    Recommendation,
    Remark,
)
from hansa.engines.matching.problem.bars import Bar, bars
from hansa.engines.matching.problem.profiles import (
    DIMENSIONS,
    Embedding,
    Event,
    Kind,
    Pair,
    Partnership,
    Profile,
    Side,
    Statement,
)
from hansa.engines.matching.recommending import recommend, recommend_one
from hansa.engines.matching.scores.weights import Weights
from hansa.engines.matching.telling.groups import groups
from hansa.engines.matching.telling.remarks import advice, flags, pasted
from hansa.engines.matching.texts.embedding import embed, method

__all__ = [
    "DIMENSIONS",
    "Bar",
    "Code",
    "Embedding",
    "Event",
    "Group",
    "Kind",
    "Pair",
    "Partnership",
    "Pasted",
    "Profile",
    "Reason",
    "Recommendation",
    "Remark",
    "Side",
    "Statement",
    "Weights",
    "advice",
    "bars",
    "embed",
    "flags",
    "groups",
    "learn",
    "method",
    "pasted",
    "recommend",
    "recommend_one",
]
